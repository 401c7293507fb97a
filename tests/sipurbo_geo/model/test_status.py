"""The deviation rule, by the vectors of contract practice and by its own laws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.model.status import (
    AmbangKritis,
    Status,
    hitung_deviasi,
    is_janggal,
    is_kritis,
    nilai_status,
)
from sipurbo_geo.model.tahap import Tahap

persen = st.decimals(0, 100, places=4)

VECTORS = [
    ("60", "50", False, False),
    ("60", "49.99", False, True),
    ("69.99", "59.5", False, True),
    ("70", "65", False, False),
    ("70", "64.9", False, True),
    ("80", "76", False, False),
    ("80", "76", True, True),
    ("80", "80", True, False),
    ("0", "0", False, False),
    ("4", "52", False, False),
]


@pytest.mark.parametrize(("rencana", "realisasi", "lewat_tahun", "kritis"), VECTORS)
def test_a_contract_is_critical_exactly_when_practice_says_so(
    rencana: str, realisasi: str, *, lewat_tahun: bool, kritis: bool
) -> None:
    found = is_kritis(Decimal(rencana), Decimal(realisasi), lewat_tahun=lewat_tahun)
    assert found is kritis


def test_a_jump_far_ahead_of_the_plan_is_an_anomaly() -> None:
    assert is_janggal(Decimal(4), Decimal(52))
    assert not is_janggal(Decimal(62), Decimal(62))


def test_thresholds_belong_to_the_contract() -> None:
    strict = AmbangKritis(periode_satu=Decimal(3))
    assert is_kritis(Decimal(50), Decimal(46), ambang=strict)
    assert not is_kritis(Decimal(50), Decimal(46))


@given(persen, persen)
def test_work_on_or_ahead_of_its_plan_is_never_critical(a: Decimal, b: Decimal) -> None:
    rencana, realisasi = min(a, b), max(a, b)
    assert not is_kritis(rencana, realisasi, lewat_tahun=True)


@given(persen, persen, persen)
def test_more_done_never_makes_a_contract_critical(
    rencana: Decimal, a: Decimal, b: Decimal
) -> None:
    less, more = min(a, b), max(a, b)
    if is_kritis(rencana, more):
        assert is_kritis(rencana, less)


@given(persen, persen)
def test_deviasi_stays_decimal(rencana: Decimal, realisasi: Decimal) -> None:
    deviasi = hitung_deviasi(rencana, realisasi)
    assert isinstance(deviasi, Decimal)
    assert deviasi + rencana == realisasi


STATUS = [
    (Tahap.PERENCANAAN, None, None, Status.BELUM_MULAI),
    (Tahap.PENGADAAN, "0", None, Status.BELUM_MULAI),
    (Tahap.PELAKSANAAN, None, None, Status.TANPA_DATA),
    (Tahap.PELAKSANAAN, None, "40", Status.TANPA_DATA),
    (Tahap.PELAKSANAAN, "40", "40", Status.SESUAI),
    (Tahap.PELAKSANAAN, "40", "39.99", Status.TERLAMBAT),
    (Tahap.PELAKSANAAN, "40", "29.99", Status.KRITIS),
    (Tahap.PELAKSANAAN, "90", "100", Status.SELESAI),
    (Tahap.PEMELIHARAAN, None, None, Status.SELESAI),
    (Tahap.SELESAI, "100", "100", Status.SELESAI),
    (Tahap.DIHENTIKAN, "60", "30", Status.KRITIS),
]


@pytest.mark.parametrize(("tahap", "rencana", "realisasi", "status"), STATUS)
def test_the_status_follows_stage_and_last_report(
    tahap: Tahap, rencana: str | None, realisasi: str | None, status: Status
) -> None:
    planned, done = (None if text is None else Decimal(text) for text in (rencana, realisasi))
    assert nilai_status(tahap, planned, done) is status
