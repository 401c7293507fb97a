"""What a form says, to a kegiatan: read by the same readers as the rows of a file."""
