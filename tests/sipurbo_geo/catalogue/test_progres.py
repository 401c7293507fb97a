"""Weekly reports are added, never changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.record_keuangan import record_keuangan
from sipurbo_geo.catalogue.record_progres import Recorded, record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import ConflictError, NotFoundError
from sipurbo_geo.model.progres import ProgresFisik
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_keuangan, make_progres

KODE = "PUPR-2023-0001"


@pytest.fixture
def road(catalogue: Catalogue, registry: Registry) -> Catalogue:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(KODE)])
    return catalogue


def _record(catalogue: Catalogue, registry: Registry, *rows: ProgresFisik) -> Recorded:
    with catalogue.writing() as conn:
        return record_progres(conn, registry, rows)


def test_an_unknown_kode_is_named(road: Catalogue, registry: Registry) -> None:
    with pytest.raises(NotFoundError, match="TIDAK-ADA"):
        _record(road, registry, *make_progres("TIDAK-ADA"))


def test_other_figures_for_the_same_week_need_a_reason(road: Catalogue, registry: Registry) -> None:
    first, *_ = make_progres(KODE)
    _record(road, registry, first)
    with pytest.raises(ConflictError, match="alasan"):
        _record(road, registry, replace(first, realisasi=Decimal(1)))


def test_realisasi_does_not_fall_without_a_reason(road: Catalogue, registry: Registry) -> None:
    rows = make_progres(KODE, rencana=(10, 20), realisasi=(15, 14.9))
    with pytest.raises(ConflictError, match="turun"):
        _record(road, registry, *rows)
    with road.reading() as conn:
        assert get_kegiatan(conn, KODE).rincian["progres"] == []


def test_after_a_reasoned_fall_the_lower_figure_is_the_measure(
    road: Catalogue, registry: Registry
) -> None:
    high, next_week = make_progres(KODE, rencana=(90, 95), realisasi=(97, 60))
    lower = replace(high, realisasi=Decimal(50), alasan="Pengukuran ulang")
    assert _record(road, registry, high, lower, next_week) == Recorded(2, 1, 0)


def test_a_late_report_of_an_earlier_week_must_fit_before_the_next(
    road: Catalogue, registry: Registry
) -> None:
    _record(road, registry, *make_progres(KODE, rencana=(10,), realisasi=(10,)))
    third = replace(make_progres(KODE, (30,), (30,))[0], minggu=3)
    _record(road, registry, third)
    with pytest.raises(ConflictError, match="turun dari 31 ke 30"):
        _record(road, registry, replace(third, minggu=2, realisasi=Decimal(31)))


@pytest.mark.parametrize(
    "statement", ["DELETE FROM progres_fisik", "UPDATE progres_fisik SET minggu = 9"]
)
def test_the_database_itself_refuses_to_change_a_report(
    road: Catalogue, registry: Registry, statement: str
) -> None:
    _record(road, registry, *make_progres(KODE))
    with pytest.raises(sa.exc.DBAPIError, match="tidak boleh"), road.writing() as conn:
        conn.execute(sa.text(statement))


def test_the_series_of_the_report_is_published_with_its_anomaly(
    road: Catalogue, registry: Registry
) -> None:
    assert _record(road, registry, *make_progres(KODE)) == Recorded(5, 0, 0)
    with road.reading() as conn:
        found = get_kegiatan(conn, KODE)
    weeks = found.rincian["progres"]
    assert [week["rencana"] for week in weeks] == [0, 4, 62, 100, 100]
    assert [week["realisasi"] for week in weeks] == [0, 52, 100, 100, 100]
    assert [week["janggal"] for week in weeks] == [False, True, True, False, False]
    assert found.fitur["properties"]["status"] == "selesai"


def test_the_same_reports_again_change_nothing(road: Catalogue, registry: Registry) -> None:
    _record(road, registry, *make_progres(KODE))
    assert _record(road, registry, *make_progres(KODE)) == Recorded(0, 0, 5)


def test_a_correction_supersedes_and_the_old_row_stays_visible(
    road: Catalogue, registry: Registry
) -> None:
    week = make_progres(KODE, rencana=(10,), realisasi=(12,))[0]
    better = replace(week, realisasi=Decimal("9.5"), alasan="Salah ukur di lapangan")
    assert _record(road, registry, week, better) == Recorded(1, 1, 0)
    with road.reading() as conn:
        (shown,) = get_kegiatan(conn, KODE).rincian["progres"]
    assert shown["realisasi"] == 9.5
    assert [(old["realisasi"], old["alasan"]) for old in shown["koreksi"]] == [
        (12, "Salah ukur di lapangan")
    ]


def test_figures_keep_four_decimals_for_the_strict_rule(
    road: Catalogue, registry: Registry
) -> None:
    week = make_progres(KODE, rencana=(60,), realisasi=(0,))[0]
    _record(road, registry, replace(week, realisasi=Decimal("49.9999")))
    with road.reading() as conn:
        assert get_kegiatan(conn, KODE).fitur["properties"]["status"] == "kritis"


def test_a_payment_is_taken_once_and_summed_up(road: Catalogue, registry: Registry) -> None:
    first = make_keuangan(KODE)
    second = replace(first, uraian="Termin I", jumlah=Decimal("100.25"))
    with road.writing() as conn:
        assert record_keuangan(conn, registry, [first, second]) == Recorded(2, 0, 0)
        assert record_keuangan(conn, registry, [first]) == Recorded(0, 0, 1)
    with road.reading() as conn:
        paid = get_kegiatan(conn, KODE).rincian["keuangan"]
    assert paid[-1]["kumulatif"] == pytest.approx(float(first.jumlah) + 100.25)


def test_a_payment_with_another_amount_needs_a_reason(road: Catalogue, registry: Registry) -> None:
    first = make_keuangan(KODE)
    with road.writing() as conn:
        record_keuangan(conn, registry, [first])
    other = replace(first, jumlah=Decimal(1))
    with pytest.raises(ConflictError, match="alasan"), road.writing() as conn:
        record_keuangan(conn, registry, [other])
    with road.writing() as conn:
        done = record_keuangan(conn, registry, [replace(other, alasan="Salah ketik")])
    assert done == Recorded(0, 1, 0)
    with road.reading() as conn:
        (paid,) = get_kegiatan(conn, KODE).rincian["keuangan"]
    assert paid["jumlah"] == 1
