"""What is public as a file of one's own: one module a format, all made of the same stream."""
