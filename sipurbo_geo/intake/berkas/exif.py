"""Where and when a photo was taken, read from the original file before anything is done to it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

from ...errors import UnreadableFileError
from ...model.foto import Jepretan
from .gambar import FAULTS, opened

_GPS = ExifTags.GPS
_STAMP = re.compile(r"(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d|Z")


def read_exif(path: Path) -> Jepretan:
    """What the file says of place, time and direction; what is broken counts as not said."""
    try:
        with opened(path, path.name) as image:
            exif = image.getexif()
            gps = _part(exif, ExifTags.IFD.GPSInfo)
            details = _part(exif, ExifTags.IFD.Exif)
            details[ExifTags.Base.DateTime] = exif.get(ExifTags.Base.DateTime)
    except UnreadableFileError:
        return Jepretan()
    lon, lat = _position(gps)
    return Jepretan(lon, lat, _time(details) or _satellite_time(gps), _direction(gps))


def _part(exif: Image.Exif, which: ExifTags.IFD) -> dict[int, Any]:
    """One is often sound where the other is broken."""
    try:
        return dict(exif.get_ifd(which))
    except FAULTS:
        return {}


def _position(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    lat = _angle(gps.get(_GPS.GPSLatitude), gps.get(_GPS.GPSLatitudeRef), "NS", 90)
    lon = _angle(gps.get(_GPS.GPSLongitude), gps.get(_GPS.GPSLongitudeRef), "EW", 180)
    # phones without a fix write zeros
    if lat is None or lon is None or (lat == 0 and lon == 0):
        return None, None
    return lon, lat


def _angle(parts: Any, side: Any, sides: str, limit: int) -> float | None:
    letter = _text(side)[:1].upper()
    numbers = [_number(part) for part in parts] if isinstance(parts, tuple) else []
    known = [number for number in numbers if number is not None]
    if letter not in tuple(sides) or not known or len(known) != len(numbers):
        return None
    angle: float = sum(number / 60.0**place for place, number in enumerate(known[:3]))
    if min(known) < 0 or angle > limit:
        return None
    return round(-angle if letter == sides[1] else angle, 7)


def _direction(gps: Mapping[int, Any]) -> float | None:
    degrees = _number(gps.get(_GPS.GPSImgDirection))
    return round(degrees % 360, 1) if degrees is not None and 0 <= degrees <= 360 else None


def _time(details: Mapping[int, Any]) -> str:
    tags = ExifTags.Base
    for stamp, offset in (
        (tags.DateTimeOriginal, tags.OffsetTimeOriginal),
        (tags.DateTimeDigitized, tags.OffsetTimeDigitized),
        (tags.DateTime, tags.OffsetTime),
    ):
        if found := _moment(_text(details.get(stamp))):
            zone = _text(details.get(offset)).strip()
            return found.isoformat() + (zone if _OFFSET.fullmatch(zone) else "")
    return ""


def _satellite_time(gps: Mapping[int, Any]) -> str:
    clock = gps.get(_GPS.GPSTimeStamp)
    numbers = [_number(part) for part in clock] if isinstance(clock, tuple) else []
    if len(numbers) != 3:
        return ""
    text = ":".join(f"{int(number or 0):02d}" for number in numbers)
    found = _moment(f"{_text(gps.get(_GPS.GPSDateStamp)).strip()} {text}")
    return found.replace(tzinfo=UTC).isoformat() if found else ""


def _moment(text: str) -> datetime | None:
    parts = _STAMP.match(text)
    if not parts:
        return None
    year, month, day, hour, minute, second = parts.groups()
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}")
    except ValueError:
        return None


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    return value.replace("\0", "") if isinstance(value, str) else ""
