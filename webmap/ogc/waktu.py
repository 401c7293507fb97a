"""The parameter datetime as a span of days in Tebo."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.waktu import hari

Span = tuple[date | None, date | None]

_OPEN = ("", "..")
#: what every time zone and both databases can count
_YEARS = range(1000, 9000)


def read_waktu(text: str) -> Span | None:
    """A day, a moment, or "start/end" of which one may be open; None for nothing.

    Raises `ParameterError`.
    """
    if not text:
        return None
    parts = [part.strip() for part in text.split("/")]
    if len(parts) == 1 and parts[0] not in _OPEN:
        day = _day(parts[0], text)
        return day, day
    if len(parts) != 2 or all(part in _OPEN for part in parts):
        raise _wrong(text)
    start, end = (None if part in _OPEN else _day(part, text) for part in parts)
    if start and end and start > end:
        raise _wrong(text)
    return start, end


def _day(part: str, text: str) -> date:
    try:
        if len(part) == len("2026-11-24"):
            found = date.fromisoformat(part)
        else:
            # a plus in an address arrives as a blank
            moment = datetime.fromisoformat(part.replace(" ", "+"))
            found = hari(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise _wrong(text) from None
    if found.year not in _YEARS:
        raise _wrong(text)
    return found


def _wrong(text: str) -> ParameterError:
    return ParameterError(
        "datetime",
        f"Nilai '{text[:60]}' untuk parameter 'datetime' tidak dapat dibaca. Yang benar: "
        "2026-11-24, 2026-11-24T08:00:00Z, atau rentang seperti 2026-01-01/2026-12-31 atau "
        "2026-01-01/..",
        f"The value '{text[:60]}' of the parameter 'datetime' cannot be read. Right would be: "
        "2026-11-24, 2026-11-24T08:00:00Z, or a span such as 2026-01-01/2026-12-31 or "
        "2026-01-01/..",
    )
