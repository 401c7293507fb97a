"""Where a kegiatan lies, or why nobody can say."""

from __future__ import annotations

from ...query.utuh import Utuh
from .nilai import Json, filled

#: the numbers of the interior ministry; the standard's list is open
_GAZETTEER = "ID-KEMENDAGRI"


def make_locations(utuh: Utuh) -> list[Json]:
    """One location with the published geometry, longitude first, and its kecamatan."""
    p, r = utuh.fitur["properties"], utuh.rincian
    return [
        filled(
            {
                "id": "1",
                "description": p["lokasi"] or r["alasan_tanpa_geometri"],
                "geometry": utuh.fitur["geometry"],
                "gazetteer": _gazetteer(p["kecamatan_kode"]),
                "address": _address(p),
            }
        )
    ]


def _gazetteer(codes: list[str]) -> Json | None:
    return {"scheme": _GAZETTEER, "identifiers": codes} if codes else None


def _address(p: Json) -> Json:
    places = [f"Desa/Kel. {p['desa'][0]}"] if len(p["desa"]) == 1 else []
    places += [f"Kec. {name}" for name in p["kecamatan"]]
    return filled({"locality": ", ".join(places), "countryName": "Indonesia"})
