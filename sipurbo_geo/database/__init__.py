"""Where the catalogue is kept: one shape, two databases, all differences in `dialects/`."""
