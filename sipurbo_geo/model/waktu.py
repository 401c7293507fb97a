"""The office's clock: Tebo lives on western Indonesian time, and its days begin there."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7), "WIB")


def hari(moment: datetime) -> date:
    """The day in Tebo at `moment`, which knows its time zone."""
    return moment.astimezone(WIB).date()
