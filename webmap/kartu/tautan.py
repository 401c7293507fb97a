"""The address of a page's card."""

from __future__ import annotations

from typing import Any

from flask import url_for

from webmap.language import bahasa
from webmap.state import current


def tautan_kartu(jenis: str, **values: str) -> str:
    """The path of the card of a `jenis` ("kegiatan", "kecamatan", …) in the reader's language."""
    chosen = bahasa()
    asked: dict[str, Any] = dict(values)
    if chosen != current().settings.bahasa:
        asked["bahasa"] = chosen
    return url_for(f"kartu.{jenis}", **asked)
