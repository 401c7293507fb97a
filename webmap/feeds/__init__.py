"""GeoJSON feeds: what is published, as it is stored."""

from .routes import blueprint

__all__ = ["blueprint"]
