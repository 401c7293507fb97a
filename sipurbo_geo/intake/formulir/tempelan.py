"""Coordinates pasted as lines of text: degrees in any spelling, or metres of a UTM zone."""

from __future__ import annotations

import re
from enum import StrEnum

import shapely
from shapely.geometry.base import BaseGeometry

from ...model.label import Label
from ..cell import ValueParseError, refusal
from ..coordinates import parse_degree, parse_pair
from ..crs import reprojection
from .geometri import together


class Sistem(StrEnum):
    """In which system pasted coordinates are written."""

    DERAJAT = "derajat"
    UTM_47S = "utm47s"
    UTM_48S = "utm48s"


SISTEM_LABELS: dict[Sistem, Label] = {
    Sistem.DERAJAT: Label(
        "Lintang, bujur (desimal atau derajat-menit-detik)",
        "Latitude, longitude (decimal or degrees, minutes, seconds)",
    ),
    Sistem.UTM_47S: Label("UTM 47S (barat 102° BT)", "UTM 47S (west of 102° E)"),
    Sistem.UTM_48S: Label("UTM 48S (timur 102° BT)", "UTM 48S (east of 102° E)"),
}


class Jenis(StrEnum):
    """What the pasted positions are."""

    TITIK = "titik"
    GARIS = "garis"
    BIDANG = "bidang"


JENIS_TEMPELAN: dict[Jenis, Label] = {
    Jenis.GARIS: Label("Garis", "Line"),
    Jenis.TITIK: Label("Titik", "Points"),
    Jenis.BIDANG: Label("Bidang", "Polygon"),
}

_EPSG = {Sistem.UTM_47S: "EPSG:32747", Sistem.UTM_48S: "EPSG:32748"}
_LEAST = {Jenis.TITIK: 1, Jenis.GARIS: 2, Jenis.BIDANG: 3}
_MOST_LINES = 20_000
#: "47M 789123 9834567": the zone as GPS devices write it
_ZONE = re.compile(r"^4([78])\s?[A-Z]\s+", re.IGNORECASE)
#: between latitude and longitude, where only their letters tell them apart
_AFTER_SIDE = re.compile(r"(?<=[\"”″'’′°\d\s])(LS|LU|BT|BB|[NSEW])\s+(?=[-\d])", re.IGNORECASE)
_BEFORE_SIDE = re.compile(r"^((?:LS|LU|[NSU])\s*[^A-Z]+?)\s+(?=(?:BT|BB|[EW])\s*\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"^[A-Z]{0,3}\d{1,4}[.)]?$", re.IGNORECASE)
#: the smallest northing and the largest easting of a UTM zone, in metres
_NORTHING, _EASTING = 1_100_000, 1_000_000

_LARGEST_DEGREE = 180

Position = tuple[float, float]


def read_tempelan(text: str, sistem: Sistem, jenis: Jenis) -> BaseGeometry | None:
    """The geometry (EPSG:4326) of pasted lines; an empty line begins another part.

    None for no text at all. Raises `ValueParseError` that names the line.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    if not any(lines):
        return None
    if len(lines) > _MOST_LINES:
        raise ValueParseError(
            f"Terlalu banyak baris; paling banyak {_MOST_LINES}. Unggah sebagai berkas.",
            f"Too many lines; at most {_MOST_LINES}. Upload them as a file.",
        )
    parts: list[list[Position]] = [[]]
    for number, line in enumerate(lines, start=1):
        if line:
            parts[-1].append(_position(line, number, sistem))
        elif parts[-1]:
            parts.append([])
    return together([_part(positions, jenis) for positions in parts if positions])


def _part(positions: list[Position], jenis: Jenis) -> BaseGeometry:
    least = _LEAST[jenis]
    if len(set(positions)) < least:
        raise ValueParseError(
            f"{JENIS_TEMPELAN[jenis].id} perlu paling sedikit {least} titik yang berbeda; satu "
            "titik per baris, baris kosong memulai bagian baru.",
            f"A {JENIS_TEMPELAN[jenis].en.lower()} needs at least {least} different positions; one "
            "a line, an empty line begins another part.",
        )
    if jenis is Jenis.TITIK:
        return shapely.MultiPoint(positions)
    return shapely.LineString(positions) if jenis is Jenis.GARIS else shapely.Polygon(positions)


def _position(line: str, number: int, sistem: Sistem) -> Position:
    try:
        if sistem is Sistem.DERAJAT and not _ZONE.match(line):
            return _degrees(line)
        return _metres(line, sistem)
    except ValueError:
        example = "-1,4512 102,3345" if sistem is Sistem.DERAJAT else "203456,7 9839876,5"
        raise refusal(
            f"baris {number}: {line}",
            f"bukan koordinat; tulis misalnya {example}.",
            f"not a coordinate; write for example {example}.",
        ) from None


def _degrees(line: str) -> Position:
    text = _two_columns(line)
    between = _BEFORE_SIDE if _BEFORE_SIDE.match(text) else _AFTER_SIDE
    found = parse_pair(between.sub(r"\1, ", text))
    if found is None:
        raise ValueError(line)
    if max(map(abs, found)) > _LARGEST_DEGREE:
        raise ValueParseError(
            f'"{line}": ini meter, bukan derajat. Pilih UTM 47S atau 48S.',
            f'"{line}": these are metres, not degrees. Choose UTM 47S or 48S.',
        )
    return found


def _metres(line: str, sistem: Sistem) -> Position:
    zone = _ZONE.match(line)
    if zone:
        line, sistem = line[zone.end() :], Sistem(f"utm4{zone[1]}s")
    numbers = [_metre(part) for part in re.split(r"[\s;]+|,\s+", _two_columns(line)) if part]
    if len(numbers) != 2:
        raise ValueError(line)
    east, north = numbers if numbers[0] < _EASTING else reversed(numbers)
    if not (0 < east < _EASTING and _NORTHING < north < 10 * _EASTING):
        raise ValueError(line)
    point = reprojection(_EPSG[sistem])(shapely.points([[east, north]]))[0]
    return float(point.x), float(point.y)


def _metre(text: str) -> float:
    """Metres with one decimal mark, or with groups and a mark ("9.839.876,5", "203,456.7")."""
    text = text.rstrip("mMEN")
    last = max(text.rfind("."), text.rfind(","))
    if len({c for c in text if c in ".,"}) == 2:
        text = text[:last].replace(".", "").replace(",", "") + "." + text[last + 1 :]
    elif text.count(".") + text.count(",") > 1:
        text = text.replace(".", "").replace(",", "")
    found = parse_degree(text)
    if found is None:
        raise ValueError(text)
    return found


def _two_columns(line: str) -> str:
    """The last two columns of a line out of a spreadsheet, or without the number in front."""
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    if len(cells) > 2 and _NUMBERED.fullmatch(cells[0]):
        cells = cells[1:3]
    if len(cells) == 2:
        return "; ".join(cells)
    head, _, rest = line.partition(" ")
    if _NUMBERED.fullmatch(head) and len(rest.split()) == 2 and not head.isdigit():
        return rest
    return line
