"""The list of published kegiatan."""

from __future__ import annotations

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.kegiatan import list_kegiatan
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan


def test_names_in_capitals_stand_among_the_others(catalogue: Catalogue, registry: Registry) -> None:
    names = ["PEMBANGUNAN JALAN", "Pelatihan", "pemeliharaan Jalan", "Rehabilitasi"]
    works = [make_kegiatan(f"K-{number}", nama=nama) for number, nama in enumerate(names)]
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, works)
    with catalogue.reading() as conn:
        rising = [row["nama"] for row in list_kegiatan(conn, KegiatanFilter())]
        falling = [row["nama"] for row in list_kegiatan(conn, KegiatanFilter(), sort="-nama")]
    expected = ["Pelatihan", "PEMBANGUNAN JALAN", "pemeliharaan Jalan", "Rehabilitasi"]
    assert rising == expected
    assert falling == expected[::-1]
