"""A form as a browser would send it, and a kegiatan to change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.query.register import list_kode
from sipurbo_geo.registry import Registry

GARIS = '{"type":"LineString","coordinates":[[102.21,-1.44],[102.24,-1.42]]}'


@pytest.fixture
def isian() -> dict[str, str]:
    """The least that a new kegiatan needs."""
    return {
        "kode": "PUPR-2026-0001",
        "nama": "Jalan Rabat Beton RT 09",
        "layer": "jalan",
        "tahun": "2026",
        "bidang": "bina-marga",
        "asal_koordinat": "digitasi",
        "geometri": GARIS,
        "aksi": "simpan",
    }


@pytest.fixture
def saved(kantor: Catalogue, registry: Registry) -> Callable[[Kegiatan], int]:
    """Save a kegiatan as the machine's keeper; gives its key."""

    def save(item: Kegiatan) -> int:
        with kantor.writing() as conn:
            save_kegiatan(conn, registry, [item])
            return list_kode(conn)[item.kode]

    return save
