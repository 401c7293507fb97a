"""Counts, percent, lengths and areas, written as each language writes them."""

from __future__ import annotations

from decimal import Decimal

from sipurbo_geo.serialise.rekap_kata import tulis
from sipurbo_geo.serialise.tulisan import TIADA, tanda, tulis_angka


def format_angka(value: Decimal | float | int | None, bahasa: str, desimal: int = 0) -> str:
    """A number with at most `desimal` decimals: "1.234,5" in Indonesian, "1,234.5" in English."""
    return TIADA if value is None else tulis_angka(value, desimal, bahasa)


def format_persen(value: Decimal | float | None, bahasa: str, desimal: int = 1) -> str:
    """Percent: "62,5 %"; two decimals only where the deviation rule needs them."""
    return TIADA if value is None else f"{format_angka(value, bahasa, desimal)} %"


def format_deviasi(value: Decimal | float | None, bahasa: str) -> str:
    """Percentage points with their sign and a true minus: "−7,25", "+3", "0"."""
    if value is None:
        return TIADA
    number = Decimal(str(value))
    return tanda(number) + tulis_angka(abs(number), 2, bahasa)


def format_kolom(value: Decimal | float | None, bahasa: str, jenis: str = "persen") -> str:
    """A figure among figures: two decimals always, so that they stand below each other: "77,60".

    `jenis` "deviasi" writes its sign: "−7,20". The summary for a meeting writes them the same way.
    """
    return tulis(None if value is None else Decimal(str(value)), jenis, bahasa)


def format_panjang(meter: float | None, bahasa: str) -> str:
    """A length in metres below one kilometre, in kilometres above."""
    if not meter:
        return TIADA
    if meter < 1000:
        return f"{format_angka(meter, bahasa)} m"
    return f"{format_angka(meter / 1000, bahasa, 2)} km"


def format_luas(meter_persegi: float | None, bahasa: str) -> str:
    """An area in m² below one hectare, in hectares above."""
    if not meter_persegi:
        return TIADA
    if meter_persegi < 10_000:
        return f"{format_angka(meter_persegi, bahasa)} m²"
    return f"{format_angka(meter_persegi / 10_000, bahasa, 2)} ha"
