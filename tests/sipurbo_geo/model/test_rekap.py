"""The figures of a meeting: what counts, what weighs, why a work is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.model.rekap import BarisRekap, Menurut, Rekap, Sebab, total_of
from sipurbo_geo.model.rekap_susun import susun_rekap
from sipurbo_geo.model.status import AmbangKritis, Status, nilai_status
from sipurbo_geo.model.tahap import Tahap

_TODAY = date(2026, 11, 25)


def make_baris(kode: str = "A", **overrides: Any) -> BarisRekap:
    """A road under construction, reported today, on time."""
    row = BarisRekap(
        kode=kode,
        nama=f"Jalan {kode}",
        bidang="bina-marga",
        kecamatan=("15.09.01",),
        pptk="Pejabat Satu",
        penyedia="CV Satu",
        tahun=2026,
        tahap=Tahap.PELAKSANAAN,
        status=Status.SESUAI,
        pagu=Decimal(200),
        nilai_kontrak=Decimal(100),
        dibayar=Decimal(30),
        rencana=Decimal(50),
        realisasi=Decimal(50),
        minggu=5,
        tanggal_progres=_TODAY,
        tanggal_mulai=_TODAY - timedelta(days=35),
        lewat_tahun=False,
        ambang=AmbangKritis(),
        hari_ini=_TODAY,
    )
    return replace(row, **overrides)


def _judged(rencana: str, realisasi: str, *, lewat_tahun: bool = False) -> BarisRekap:
    planned, done = Decimal(rencana), Decimal(realisasi)
    status = nilai_status(Tahap.PELAKSANAAN, planned, done, lewat_tahun=lewat_tahun)
    return make_baris(rencana=planned, realisasi=done, status=status, lewat_tahun=lewat_tahun)


def _rekap(rows: list[BarisRekap], menurut: Menurut = Menurut.BIDANG, **more: Any) -> Rekap:
    given_ = {"nama": {}, "waktu": datetime(2026, 11, 25, tzinfo=UTC), "kini": True, "revisi": 1}
    return susun_rekap(rows, menurut, **(given_ | more))


@pytest.mark.parametrize(
    ("row", "sebab"),
    [
        (_judged("50", "50"), None),
        (_judged("60", "50"), Sebab.TERTINGGAL),
        (_judged("60", "49.99"), Sebab.PERIODE_SATU),
        (_judged("70", "64.9"), Sebab.PERIODE_DUA),
        (_judged("80", "76", lewat_tahun=True), Sebab.LEWAT_TAHUN),
        (_judged("80", "70", lewat_tahun=True), Sebab.PERIODE_DUA),
    ],
)
def test_a_late_work_names_the_rule_that_makes_it_late(
    row: BarisRekap, sebab: Sebab | None
) -> None:
    assert (row.alasan.sebab if row.alasan else None) is sebab


def test_an_empty_group_has_no_progress_rather_than_none_at_all() -> None:
    total = total_of([])
    assert total.jumlah == 0
    assert total.realisasi is total.deviasi is total.keuangan is None


def test_progress_weighs_by_contract_and_by_pagu_where_there_is_none() -> None:
    large = make_baris("A", nilai_kontrak=Decimal(300), realisasi=Decimal(100), dibayar=Decimal(0))
    small = make_baris("B", nilai_kontrak=None, pagu=Decimal(100), realisasi=Decimal(0))
    total = total_of([large, small])
    assert total.realisasi == Decimal("75.00")
    assert total.deviasi == Decimal("25.00")
    assert total.keuangan == Decimal("7.50")  # 30 of 400


def test_a_work_without_figures_or_without_money_stays_out_of_the_mean_and_is_counted() -> None:
    rows = [
        make_baris("A"),
        make_baris("B", realisasi=None),
        make_baris("C", pagu=None, nilai_kontrak=None, realisasi=Decimal(0)),
    ]
    total = total_of(rows)
    assert (total.jumlah, total.tertimbang) == (3, 1)
    assert total.realisasi == Decimal(50)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (make_baris(tanggal_progres=_TODAY - timedelta(days=7)), False),
        (make_baris(tanggal_progres=_TODAY - timedelta(days=8)), True),
        (make_baris(tanggal_progres=None, tanggal_mulai=_TODAY - timedelta(days=3)), False),
        (make_baris(tanggal_progres=None, tanggal_mulai=None), True),
        (make_baris(tanggal_progres=None, tahap=Tahap.PENGADAAN), False),
        (make_baris(tanggal_progres=date(2026, 1, 1), status=Status.SELESAI), False),
    ],
)
def test_a_work_under_way_is_missing_when_a_week_has_passed_without_a_report(
    row: BarisRekap, *, expected: bool
) -> None:
    assert row.tidak_lapor is expected


def test_a_crossing_work_counts_once_in_the_total_and_whole_in_each_kecamatan() -> None:
    crossing = make_baris("A", kecamatan=("15.09.02", "15.09.01"))
    rekap = _rekap([crossing, make_baris("B")], Menurut.KECAMATAN)
    assert rekap.total.jumlah == 2
    assert rekap.total.nilai_kontrak == 200
    assert [(g.kunci, g.total.jumlah) for g in rekap.kelompok] == [("15.09.01", 2), ("15.09.02", 1)]
    assert rekap.berganda == 1


def test_a_kecamatan_that_nobody_asked_for_is_no_group() -> None:
    crossing = make_baris("A", kecamatan=("15.09.02", "15.09.01"))
    rekap = _rekap([crossing], Menurut.KECAMATAN, hanya=("15.09.01",))
    assert [group.kunci for group in rekap.kelompok] == ["15.09.01"]


def test_one_firm_is_one_group_however_it_is_capitalised() -> None:
    rows = [make_baris("A", penyedia="CV  Satu"), make_baris("B", penyedia="cv satu")]
    (group,) = _rekap(rows, Menurut.PENYEDIA).kelompok
    assert (group.nama, group.total.jumlah) == ("CV Satu", 2)


def test_what_has_no_name_comes_last() -> None:
    rows = [make_baris("A", pptk=""), make_baris("B", pptk="Zul")]
    assert [g.nama for g in _rekap(rows, Menurut.PPTK).kelompok] == ["Zul", ""]


def test_the_critical_come_first_and_the_greatest_lag_before_the_others() -> None:
    rows = [
        make_baris("A"),
        make_baris("B", tanggal_progres=None, tanggal_mulai=None),
        make_baris("C", status=Status.TERLAMBAT, realisasi=Decimal(45)),
        make_baris("D", status=Status.KRITIS, realisasi=Decimal(30)),
        make_baris("E", status=Status.KRITIS, realisasi=Decimal(20)),
    ]
    (group,) = _rekap(rows).kelompok
    assert [row.kode for row in group.baris] == ["E", "D", "C", "B", "A"]


def test_too_long_a_list_keeps_what_must_be_spoken_of_and_every_total() -> None:
    rows = [make_baris(f"{n:03}") for n in range(20)]
    rows[3] = make_baris("003", tanggal_progres=None, tanggal_mulai=None)
    rekap = _rekap(rows, terdaftar=10)
    assert [row.kode for row in rekap.kelompok[0].baris] == ["003"]
    assert rekap.tak_terdaftar == 19
    assert rekap.kelompok[0].total.jumlah == rekap.total.jumlah == 20


_money = st.none() | st.decimals(0, 10**12, places=2)
_share = st.none() | st.decimals(0, 100, places=2)


@st.composite
def several(draw: st.DrawFn) -> list[BarisRekap]:
    """Up to a dozen works over two kecamatan, some of them without money or figures."""
    return [
        make_baris(
            f"K{n:02}",
            kecamatan=draw(st.sampled_from([(), ("1",), ("2",), ("1", "2")])),
            pptk=draw(st.sampled_from(["", "Ali", "Budi"])),
            pagu=draw(_money),
            nilai_kontrak=draw(_money),
            dibayar=draw(st.decimals(0, 10**12, places=2)),
            rencana=draw(_share),
            realisasi=draw(_share),
        )
        for n in range(draw(st.integers(0, 12)))
    ]


@given(several())
def test_groups_that_share_nothing_add_up_to_the_total(rows: list[BarisRekap]) -> None:
    rekap = _rekap(rows, Menurut.PPTK)
    for name in ("jumlah", "pagu", "nilai_kontrak", "dibayar", "tidak_lapor", "tertimbang"):
        parts = [getattr(group.total, name) for group in rekap.kelompok]
        assert sum(parts) == getattr(rekap.total, name)


@given(several())
def test_a_mean_lies_between_its_least_and_its_greatest(rows: list[BarisRekap]) -> None:
    total = total_of(rows)
    if total.realisasi is not None:
        done = [row.realisasi for row in rows if row.deviasi is not None and row.bobot]
        known = [value for value in done if value is not None]
        assert min(known) <= total.realisasi <= max(known)
        assert total.deviasi == total.realisasi - (total.rencana or 0)
