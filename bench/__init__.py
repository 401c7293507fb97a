"""Measures the served catalogue beside the limit of this machine, in one run: `make bench`."""
