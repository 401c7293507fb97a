"""A word in the two languages of the pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """One text in Indonesian and English."""

    id: str
    en: str

    def text(self, bahasa: str) -> str:
        """The text in `bahasa` ("id" or "en")."""
        return self.en if bahasa == "en" else self.id
