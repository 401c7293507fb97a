"""SiPURBO-geo: the map of a kabupaten's public works, from the register to the feeds."""

__version__ = "0.1.0"
