"""500 filters made by chance choose on both databases what a plain evaluation chooses."""

from __future__ import annotations

import json
import random

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.query.cql2.teks import parse_text
from sipurbo_geo.query.koleksi.daftar import list_koleksi
from sipurbo_geo.query.koleksi.halaman import read_halaman
from sipurbo_geo.query.koleksi.tanya import Tanya
from sipurbo_geo.registry import Registry
from tests.factories import make_progres, make_wilayah

from .generated import make_filter, many
from .naive import chosen

COUNT = 500


def test_a_filter_means_the_same_here_and_in_both_databases(
    catalogue: Catalogue, registry: Registry
) -> None:
    chance = random.Random(2024)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, many(chance))
        for number in range(0, 60, 3):
            reports = make_progres(f"UJI-{number:03}")[: 1 + number % 5]
            record_progres(conn, registry, reports)
    koleksi = list_koleksi(registry)["jalan"]
    everything = _read(catalogue, koleksi, Tanya())
    sizes = set()
    for _ in range(COUNT):
        text = make_filter(chance)
        tree = parse_text(text)
        found = [feature["id"] for feature in _read(catalogue, koleksi, Tanya(syarat=tree))]
        assert found == chosen(tree, everything), text
        sizes.add(len(found))
    assert len(sizes) > 30, "the filters choose few and many"


def _read(catalogue: Catalogue, koleksi: object, tanya: Tanya) -> list[dict[str, object]]:
    page = read_halaman(catalogue, koleksi, tanya)  # type: ignore[arg-type]
    return [f for text, _ in page.pieces for f in json.loads(b"[" + text + b"]")]
