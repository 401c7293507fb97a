"""What the office asks of its own side; nothing public may import this."""
