"""Downloads: any filtered view as a file, in every format."""

from .routes import blueprint

__all__ = ["blueprint"]
