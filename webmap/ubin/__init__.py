"""Vector tiles: what is published, cut into squares that a map loads as it needs them."""

from .routes import blueprint

__all__ = ["blueprint"]
