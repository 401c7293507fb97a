from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from webmap.present.jadwal import Waktu, hitung_sisa, is_basi, susun_tahapan

TODAY = date(2023, 8, 1)


def feature(**overrides: Any) -> dict[str, Any]:
    return {
        "tahap": "pelaksanaan",
        "status": "sesuai",
        "tanggal_mulai": "2023-06-05",
        "tanggal_selesai": "2023-09-02",
        "tanggal_progres": "2023-07-31",
    } | overrides


def detail(**overrides: Any) -> dict[str, Any]:
    return {"tanggal_kontrak": "2023-05-29", "tanggal_pho": None, "tanggal_fho": None} | overrides


def test_without_an_end_nothing_is_said_of_the_time_left() -> None:
    assert hitung_sisa(feature(tanggal_selesai=None), detail(), TODAY).waktu is Waktu.TIADA


def test_days_left_until_the_end_of_the_contract() -> None:
    left = hitung_sisa(feature(), detail(), TODAY)
    assert (left.waktu, left.hari, left.tanggal, left.dari) == (
        Waktu.TERSISA, 32, date(2023, 9, 2), 89,
    )  # fmt: skip


def test_past_its_end_the_days_over_are_counted() -> None:
    left = hitung_sisa(feature(), detail(), date(2023, 9, 12))
    assert (left.waktu, left.hari) == (Waktu.LEWAT, 10)


@pytest.mark.parametrize("tahap", ["pemeliharaan", "selesai", "dihentikan"])
def test_finished_or_ended_work_has_no_time_left(tahap: str) -> None:
    left = hitung_sisa(feature(tahap=tahap), detail(tanggal_pho="2023-08-30"), TODAY)
    assert (left.waktu, left.tanggal) == (Waktu.BERAKHIR, date(2023, 8, 30))


@pytest.mark.parametrize(
    ("overrides", "stale"),
    [
        ({"tanggal_progres": "2023-07-25"}, False),
        ({"tanggal_progres": "2023-07-24"}, True),
        ({"tanggal_progres": None}, True),
        ({"tanggal_progres": "2023-01-01", "tahap": "selesai"}, False),
        ({"tanggal_progres": "2023-01-01", "status": "selesai"}, False),
    ],
)
def test_a_report_is_late_after_more_than_seven_days_of_work(
    overrides: dict[str, Any], stale: bool
) -> None:
    assert is_basi(feature(**overrides), TODAY) is stale


def test_the_stages_stand_in_order_with_their_dates() -> None:
    stages = susun_tahapan(feature(), detail())
    assert [(s.tahap, s.letak) for s in stages] == [
        ("perencanaan", "lewat"),
        ("pengadaan", "lewat"),
        ("pelaksanaan", "kini"),
        ("pemeliharaan", "nanti"),
        ("selesai", "nanti"),
    ]
    assert (stages[2].mulai, stages[2].sampai) == (date(2023, 6, 5), date(2023, 9, 2))


def test_a_contract_that_was_ended_ends_the_row_of_stages() -> None:
    stages = susun_tahapan(feature(tahap="dihentikan"), detail())
    assert [s.tahap for s in stages][-1] == "dihentikan"
    assert stages[-1].letak == "kini"
