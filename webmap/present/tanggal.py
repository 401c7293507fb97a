"""Dates in words, and how long ago they were."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.serialise.tulisan import (
    TIADA,
    tulis_tanggal,
    tulis_tanggal_pendek,
    tulis_waktu,
)


def parse_tanggal(text: str | date | None) -> date | None:
    """The day in `text` (ISO, a timestamp's day in WIB); None when there is none."""
    if not text:
        return None
    if isinstance(text, datetime):
        return _local(text).date()
    if isinstance(text, date):
        return text
    if len(text) > len("2023-12-18"):
        return _local(datetime.fromisoformat(text)).date()
    return date.fromisoformat(text)


def format_tanggal(value: str | date | None, bahasa: str) -> str:
    """ "18 Desember 2023" or "18 December 2023"."""
    day = parse_tanggal(value)
    return tulis_tanggal(day, bahasa) if day else TIADA


def format_tanggal_pendek(value: str | date | None, bahasa: str) -> str:
    """ "18 Des 2023", for tables."""
    day = parse_tanggal(value)
    return tulis_tanggal_pendek(day, bahasa) if day else TIADA


def format_waktu(value: datetime, bahasa: str) -> str:
    """ "18 Desember 2023 pukul 14.05 WIB"."""
    return tulis_waktu(_local(value), bahasa)


def format_lalu(value: str | date | None, hari_ini: date, bahasa: str) -> str:
    """How long ago: "hari ini", "3 hari lalu", "2 bulan lalu"; "" without a date."""
    day = parse_tanggal(value)
    if day is None:
        return ""
    days = (hari_ini - day).days
    if days <= 0:
        return "today" if bahasa == "en" else "hari ini"
    if days == 1:
        return "yesterday" if bahasa == "en" else "kemarin"
    count, unit = _span(days)
    if bahasa == "en":
        words = {"hari": "day", "minggu": "week", "bulan": "month", "tahun": "year"}
        return f"{count} {words[unit]}{'s' if count > 1 else ''} ago"
    return f"{count} {unit} lalu"


def _span(days: int) -> tuple[int, str]:
    if days < 14:
        return days, "hari"
    if days < 60:
        return days // 7, "minggu"
    if days < 730:
        return days // 30, "bulan"
    return days // 365, "tahun"


def _local(moment: datetime) -> datetime:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(WIB)
