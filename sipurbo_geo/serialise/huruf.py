"""The font of what is drawn on the server: PDF documents and images."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

#: the package that carries the font
_PACKAGE = "font_source_sans_pro"


def font_file(style: str) -> Path:
    """The file of a style ("Regular", "Semibold"), found without running the package."""
    spec = find_spec(_PACKAGE)
    folders = (spec.submodule_search_locations if spec else None) or []
    return Path(next(iter(folders))) / "files" / f"SourceSansPro-{style}.ttf"
