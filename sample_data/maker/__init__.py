"""Draws the sample catalogue: invented works on invented boundaries, the same bytes every time."""
