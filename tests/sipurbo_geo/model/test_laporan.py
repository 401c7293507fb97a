"""What a weekly report and a payment can say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.laporan import (
    Laporan,
    Pembayaran,
    check_laporan,
    check_pembayaran,
    laporan_from_isi,
    laporan_to_isi,
    pembayaran_from_isi,
    pembayaran_to_isi,
)

HARI_INI = date(2023, 6, 12)
LAPORAN = Laporan(2, HARI_INI, Decimal("85.7401"), Decimal("90.10"), "hujan", "salah ketik")
BAYAR = Pembayaran(HARI_INI, Decimal("58650000.50"), "Termin I")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("minggu", 0),
        ("minggu", 401),
        ("tanggal", date(2023, 6, 13)),
        ("tanggal", date(1999, 12, 31)),
        ("realisasi", Decimal("100.01")),
        ("realisasi", Decimal("-0.01")),
        ("realisasi", Decimal("NaN")),
        ("realisasi", Decimal("1.00001")),
        ("rencana", Decimal(101)),
        ("catatan", "x" * 2001),
        ("alasan", "\x00"),
    ],
)
def test_a_report_that_cannot_be_names_its_field(name: str, value: Any) -> None:
    with pytest.raises(ParameterError) as caught:
        check_laporan(replace(LAPORAN, **{name: value}), HARI_INI)
    assert caught.value.name == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jumlah", Decimal(0)),
        ("jumlah", Decimal("1.001")),
        ("jumlah", Decimal("Infinity")),
        ("uraian", "  "),
        ("tanggal", date(2024, 1, 1)),
    ],
)
def test_a_payment_that_cannot_be_names_its_field(name: str, value: Any) -> None:
    with pytest.raises(ParameterError) as caught:
        check_pembayaran(replace(BAYAR, **{name: value}), HARI_INI)
    assert caught.value.name == name


def test_both_come_back_from_an_ajuan_as_they_were() -> None:
    check_laporan(LAPORAN, HARI_INI)
    check_pembayaran(BAYAR, HARI_INI)
    assert laporan_from_isi(laporan_to_isi(LAPORAN)) == LAPORAN
    without = replace(LAPORAN, rencana=None)
    assert laporan_from_isi(laporan_to_isi(without)) == without
    assert pembayaran_from_isi(pembayaran_to_isi(BAYAR)) == BAYAR
