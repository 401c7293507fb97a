"""The boundaries as a GeoJSON file: kabupaten, kecamatan, desa, all marked as drawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .places import KABUPATEN, KABUPATEN_BPS, KABUPATEN_NAMA, Desa, read_beyond
from .space import to_degrees
from .tiling import Tiling

_SOURCE = "Digambar untuk contoh; bukan batas resmi"
#: about a metre, enough for what was never surveyed
_DECIMALS = 5


def draw_boundaries(desa: list[Desa]) -> list[dict[str, Any]]:
    """Features of all three levels, the larger ones first."""
    tiling = Tiling([place.seed for place in desa] + read_beyond(), len(desa))
    kecamatan = dict.fromkeys(place.kecamatan for place in desa)
    everything = range(len(desa))
    features = [
        _feature(tiling, everything, "kabupaten", KABUPATEN, KABUPATEN_BPS, KABUPATEN_NAMA, "15")
    ]
    for owner in kecamatan:
        members = [n for n in everything if desa[n].kecamatan == owner]
        features.append(
            _feature(
                tiling, members, "kecamatan", owner.kode, owner.kode_bps, owner.nama, KABUPATEN
            )
        )
    for n, place in enumerate(desa):
        owner = place.kecamatan
        features.append(
            _feature(tiling, [n], "desa", place.kode, place.kode_bps, place.nama, owner.kode)
        )
    return features


def _feature(
    tiling: Tiling,
    members: Collection[int],
    tingkat: str,
    kode: str,
    kode_bps: str | None,
    nama: str,
    induk: str,
) -> dict[str, Any]:
    ring = to_degrees(tiling.outline(members), _DECIMALS)
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {
            "tingkat": tingkat,
            "kode": kode,
            "kode_bps": kode_bps,
            "nama": nama,
            "induk": induk,
            "sumber": _SOURCE,
            "ilustrasi": True,
        },
    }
