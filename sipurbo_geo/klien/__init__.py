"""What is published, as tables for a notebook: from a file, a database or a server alike."""

from .buka import open_terbitan
from .terbitan import Terbitan

__all__ = ["Terbitan", "open_terbitan"]
