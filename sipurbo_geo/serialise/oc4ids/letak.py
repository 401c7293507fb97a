"""Where a kegiatan lies, or why nobody can say."""

from __future__ import annotations

from ...model.oc4ids import GAZETTEER, TANPA_GEOMETRI
from ...query.utuh import Utuh
from .nilai import Json, filled


def make_locations(utuh: Utuh) -> list[Json]:
    """One location with the published geometry, longitude first, and its kecamatan and desa."""
    p, r = utuh.fitur["properties"], utuh.rincian
    return [
        filled(
            {
                "id": "1",
                "description": _description(p["lokasi"], r["alasan_tanpa_geometri"]),
                "geometry": utuh.fitur["geometry"],
                "gazetteer": _gazetteer(r["wilayah"]),
                "address": _address(p),
            }
        )
    ]


def _description(lokasi: str, alasan: str) -> str:
    return "; ".join(filter(None, (lokasi, alasan and TANPA_GEOMETRI + alasan)))


def _gazetteer(places: list[Json]) -> Json | None:
    codes = [place["kode"] for place in places if place["tingkat"] in ("kecamatan", "desa")]
    return {"scheme": GAZETTEER, "identifiers": codes} if codes else None


def _address(p: Json) -> Json:
    places = [f"Desa/Kel. {p['desa'][0]}"] if len(p["desa"]) == 1 else []
    places += [f"Kec. {name}" for name in p["kecamatan"]]
    return filled({"locality": ", ".join(places), "countryName": "Indonesia"})
