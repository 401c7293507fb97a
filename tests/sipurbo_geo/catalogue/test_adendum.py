"""Amendments are kept by number, and nothing else of the kegiatan moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sipurbo_geo.catalogue.record_adendum import record_adendum
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.kegiatan import Adendum
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.registry import Registry

from ...factories import make_kegiatan, make_wilayah

KODE = "PUPR-2023-0001"
FIRST = Adendum("01", date(2023, 7, 3), "Penyesuaian volume", nilai_baru=Decimal(198_000_000))
SECOND = Adendum("02", date(2023, 8, 1), "Waktu", tanggal_selesai_baru=date(2023, 10, 1))


@pytest.fixture
def saved(catalogue: Catalogue, registry: Registry) -> Catalogue:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [make_kegiatan(KODE)])
    return catalogue


def published(catalogue: Catalogue) -> list[dict[str, object]]:
    with catalogue.reading() as conn:
        found: list[dict[str, object]] = get_kegiatan(conn, KODE).rincian["adendum"]
    return found


def test_an_unknown_kode_is_named_and_nothing_is_kept(saved: Catalogue, registry: Registry) -> None:
    with pytest.raises(NotFoundError, match="PUPR-0000"), saved.writing() as conn:
        record_adendum(conn, registry, {KODE: [FIRST], "PUPR-0000": [FIRST]})
    assert published(saved) == []


def test_amendments_are_published_in_their_order(saved: Catalogue, registry: Registry) -> None:
    with saved.writing() as conn:
        done = record_adendum(conn, registry, {KODE: [FIRST, SECOND]})
    assert (done.baru, done.berubah, done.tetap) == (2, 0, 0)
    assert [change["nomor"] for change in published(saved)] == ["01", "02"]
    with saved.reading() as conn:
        properties = get_kegiatan(conn, KODE).fitur["properties"]
    assert properties["nilai_kontrak"] == 195_500_000


def test_the_same_again_changes_nothing(saved: Catalogue, registry: Registry) -> None:
    for _ in range(2):
        with saved.writing() as conn:
            done = record_adendum(conn, registry, {KODE: [FIRST, SECOND]})
    assert (done.baru, done.berubah, done.tetap) == (0, 0, 2)


def test_the_same_number_is_replaced(saved: Catalogue, registry: Registry) -> None:
    with saved.writing() as conn:
        record_adendum(conn, registry, {KODE: [FIRST, SECOND]})
    with saved.writing() as conn:
        mended = replace(FIRST, uraian="Penyesuaian volume dan mutu")
        done = record_adendum(conn, registry, {KODE: [mended]})
    assert (done.baru, done.berubah, done.tetap) == (0, 1, 0)
    texts = [(change["nomor"], change["uraian"]) for change in published(saved)]
    assert texts == [("01", "Penyesuaian volume dan mutu"), ("02", "Waktu")]


def test_a_save_of_the_kegiatan_keeps_its_amendments(saved: Catalogue, registry: Registry) -> None:
    with saved.writing() as conn:
        record_adendum(conn, registry, {KODE: [FIRST]})
    with saved.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(KODE, nama="Nama lain")])
    assert len(published(saved)) == 1
