"""Numbers and days as each language writes them; the page, the drawings and the files share it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from ..model.waktu import WIB

#: what stands for "not known"; a screen reader says nothing for it, so tables give it a title
TIADA = "–"
_BULAN = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
_BULAN_PENDEK = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


def tulis_tetap(value: Decimal | float, desimal: int, bahasa: str) -> str:
    """A number with always `desimal` decimals: "1.234,50" in Indonesian, "1,234.50" in English."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text if bahasa == "en" else text.translate(str.maketrans(",.", ".,"))


def tulis_angka(value: Decimal | float, desimal: int, bahasa: str) -> str:
    """A number with at most `desimal` decimals: "1.234,5" in Indonesian, "1,234.5" in English."""
    text = tulis_tetap(value, desimal, bahasa)
    return text.rstrip("0").rstrip(".,") if desimal else text


def tanda(value: Decimal | float) -> str:
    """The sign before a deviation: a true minus, a plus, or none before nothing."""
    return "−" if value < 0 else "+" if value > 0 else ""


def tulis_hari(day: date, bahasa: str) -> str:
    """ "18 Des", on an axis."""
    return f"{day.day} {_BULAN_PENDEK[bahasa].split()[day.month - 1]}"


def tulis_tanggal_pendek(day: date, bahasa: str) -> str:
    """ "18 Des 2026", in tables."""
    return f"{tulis_hari(day, bahasa)} {day.year}"


def tulis_tanggal(day: date, bahasa: str) -> str:
    """ "18 Desember 2026" or "18 December 2026"."""
    return f"{day.day} {_BULAN[bahasa].split()[day.month - 1]} {day.year}"


def tulis_waktu(moment: datetime, bahasa: str) -> str:
    """ "18 Desember 2026 pukul 14.05 WIB"; `moment` knows its time zone."""
    local = moment.astimezone(WIB)
    day = tulis_tanggal(local.date(), bahasa)
    if bahasa == "en":
        return f"{day}, {local:%H:%M} WIB (UTC+7)"
    return f"{day} pukul {local:%H.%M} WIB"
