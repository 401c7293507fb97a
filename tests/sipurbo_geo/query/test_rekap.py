"""A rekap reads what is published, now or on a day, the same from both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_keuangan import record_keuangan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.rekap import BarisRekap, Sebab
from sipurbo_geo.model.status import Status
from sipurbo_geo.query.rekap import list_baris
from sipurbo_geo.registry import Registry
from tests.factories import (
    BARAT,
    TIMUR,
    make_crossing,
    make_kegiatan,
    make_keuangan,
    make_progres,
    make_wilayah,
)

_START = datetime(2023, 6, 1, tzinfo=UTC)
_TODAY = date(2023, 7, 10)


@pytest.fixture
def filled(catalogue: Catalogue, registry: Registry) -> Catalogue:
    """Three works: one critical and paid, one crossing without a contract, one still a draft."""
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        works = [
            make_kegiatan(pptk="Pejabat Satu"),
            make_crossing(nilai_kontrak=None),
            make_kegiatan("DRAF", keadaan=Keadaan.DRAF),
        ]
        save_kegiatan(conn, registry, works, now=_START)
        reports = make_progres("PUPR-2023-0001", (4, 50), (2, 39.5))
        record_progres(conn, registry, reports, now=_START + timedelta(days=20))
        record_keuangan(conn, registry, [make_keuangan()], now=_START + timedelta(days=20))
    return catalogue


def _rows(catalogue: Catalogue, **chosen: object) -> list[BarisRekap]:
    with catalogue.reading() as conn:
        return list_baris(conn, KegiatanFilter(**chosen), _TODAY)  # type: ignore[arg-type]


def test_a_draft_is_in_no_line(filled: Catalogue) -> None:
    assert [row.kode for row in _rows(filled)] == ["PUPR-2023-0001", "PUPR-2023-0002"]


def test_a_line_carries_the_exact_figures_of_the_last_report(filled: Catalogue) -> None:
    road = _rows(filled)[0]
    assert (road.rencana, road.realisasi, road.minggu) == (Decimal(50), Decimal("39.5"), 2)
    assert road.deviasi == Decimal("-10.5")
    assert road.status is Status.KRITIS
    assert road.alasan is not None
    assert road.alasan.sebab is Sebab.PERIODE_SATU
    assert road.dibayar == Decimal(58_650_000)
    assert road.keuangan == Decimal("30.00")
    assert road.pptk == "Pejabat Satu"
    assert road.hari_tanpa_laporan == 28


def test_a_crossing_work_names_each_kecamatan_the_larger_share_first(filled: Catalogue) -> None:
    crossing = _rows(filled)[1]
    assert crossing.kecamatan == (TIMUR, BARAT)
    assert crossing.bobot == crossing.pagu


def test_a_past_day_shows_what_was_public_then(filled: Catalogue, registry: Registry) -> None:
    with filled.writing() as conn:
        late = _START + timedelta(days=60)
        move_kegiatan(conn, registry, "PUPR-2023-0002", Gerak.TARIK, catatan="salah", now=late)
    assert [row.kode for row in _rows(filled)] == ["PUPR-2023-0001"]
    before = _rows(filled, pada=_START + timedelta(days=1))
    assert [(row.kode, row.realisasi) for row in before] == [
        ("PUPR-2023-0001", None),
        ("PUPR-2023-0002", None),
    ]
    between = _rows(filled, pada=_START + timedelta(days=30))
    assert [row.realisasi for row in between] == [Decimal("39.5"), None]
    assert _rows(filled, pada=_START - timedelta(days=1)) == []


def test_a_filter_chooses_now_and_then_alike(filled: Catalogue) -> None:
    for pada in (None, _START + timedelta(days=30)):
        found = _rows(filled, kecamatan=(TIMUR,), pada=pada)
        assert [row.kode for row in found] == ["PUPR-2023-0002"]
