"""OC4IDS 0.9.5: each published kegiatan as an infrastructure project."""
