"""Values as the standard writes them: money with its currency, days as moments, nothing empty."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from ...model.waktu import WIB

Json = dict[str, Any]


def filled(values: Json) -> Json:
    """Without what is unknown or empty: the standard knows no null and no empty list."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def money(amount: float | None) -> Json | None:
    """An amount in rupiah."""
    return None if amount is None else {"amount": amount, "currency": "IDR"}


def moment(day: str | None) -> str | None:
    """Midnight in Tebo of an ISO 8601 day."""
    if not day:
        return None
    return datetime.combine(date.fromisoformat(day), time.min, WIB).isoformat()


def period(start: str | None, end: str | None, days: int | None = None) -> Json:
    """A span of days; empty when nothing is known of it."""
    return filled({"startDate": moment(start), "endDate": moment(end), "durationInDays": days})
