"""What a client has to know of the tiles: their address, their layers, their fields.

Source: TileJSON 3.0.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from ...model.filter import Bbox
from ...model.ubin import DEEPEST

#: field → what kind of value, by layer of a tile
LAYERS: dict[str, dict[str, str]] = {
    "kegiatan": {
        "kode": "String",
        "nama": "String",
        "layer": "String",
        "bidang": "String",
        "status": "String",
        "tahap": "String",
        "tahun": "Number",
        "jumlah": "Number",
    },
    "kelompok": {
        "jumlah": "Number",
        "layer": "String",
        "kritis": "Number",
        "terlambat": "Number",
    },
}
_URAIAN = {
    "kegiatan": "Satu kegiatan per fitur; jumlah 1 di ubin tempat ia dihitung, 0 di tetangganya.",
    "kelompok": "Banyak kegiatan dalam satu fitur: titik, atau garis satu tema yang disatukan.",
}
#: the whole square of Web Mercator, for a catalogue without a place
WORLD: Bbox = (-180.0, -85.05112877980659, 180.0, 85.05112877980659)


@dataclass(frozen=True, slots=True)
class Sumber:
    """Which tiles: `ubin` is an absolute address with {z}, {x} and {y}; `bbox` in degrees."""

    judul: str
    ubin: str
    lisensi: str
    instansi: str
    revisi: int
    bbox: Bbox | None


def make_tilejson(sumber: Sumber) -> dict[str, Any]:
    """The TileJSON document."""
    return {
        "tilejson": "3.0.0",
        "name": sumber.judul,
        "version": f"1.{sumber.revisi}.0",
        "attribution": _attribution(sumber),
        "scheme": "xyz",
        "tiles": [sumber.ubin],
        "minzoom": 0,
        "maxzoom": DEEPEST,
        "bounds": list(sumber.bbox or WORLD),
        "vector_layers": [
            {"id": name, "description": _URAIAN[name], "fields": fields}
            | {"minzoom": 0, "maxzoom": DEEPEST}
            for name, fields in LAYERS.items()
        ],
    }


def _attribution(sumber: Sumber) -> str:
    return f'<a href="{escape(sumber.lisensi)}">{escape(sumber.instansi)}</a>'
