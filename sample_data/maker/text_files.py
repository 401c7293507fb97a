"""Rows as text files: GeoJSON, CSV in the dialects of spreadsheets, KML."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .work import Geometry

Row = Mapping[str, Any]

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
_MONEY = ("pagu", "hps", "nilai_kontrak")


def to_geojson(features: Iterable[tuple[Row, Geometry | None]]) -> bytes:
    """A FeatureCollection with one feature a line; what is empty is left out."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "geometry": geometry,
                "properties": {k: _plain(v) for k, v in row.items() if v not in (None, "")},
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for row, geometry in features
    ]
    text = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","features":[\n{text}\n]}}\n'.encode()


def to_csv(
    rows: Sequence[Row],
    *,
    comma: str = ",",
    show: Callable[[str, Any], Any] | None = None,
    titles: Sequence[str] = (),
) -> bytes:
    """A table with the columns that some row fills; `show` writes a value as an office would."""
    columns = used_columns(rows)
    buffer = io.StringIO(newline="")
    for title in titles:
        buffer.write(f"{title}\r\n")
    writer = csv.writer(buffer, delimiter=comma, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        values = ((key, row.get(key)) for key in columns)
        writer.writerow([_plain(show(k, v) if show and v is not None else v) for k, v in values])
    return buffer.getvalue().encode("utf-8-sig")


def to_kml(nama: str, features: Iterable[tuple[Row, Geometry]]) -> bytes:
    """Placemarks with their data as ExtendedData, as drawn in a map program."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2">',
        "<Document>",
        f"<name>{escape(nama)}</name>",
    ]
    for row, geometry in features:
        data = "".join(
            f"<Data name={quoteattr(key)}><value>{escape(str(_plain(value)))}</value></Data>"
            for key, value in row.items()
            if value not in (None, "") and key != "nama"
        )
        parts += [
            "<Placemark>",
            f"<name>{escape(str(row['nama']))}</name>",
            f"<ExtendedData>{data}</ExtendedData>",
            _kml_shape(geometry),
            "</Placemark>",
        ]
    return "\n".join([*parts, "</Document>", "</kml>", ""]).encode()


def as_office(key: str, value: Any) -> Any:
    """Money with "Rp", dates with the name of the month, decimals with a comma."""
    if key in _MONEY:
        return "Rp " + f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return str(value).replace(".", ",") if isinstance(value, float) else value


def to_wkt(geometry: Geometry | None) -> str | None:
    """The geometry as well-known text."""
    if geometry is None:
        return None
    return f"{geometry['type'].upper()} {_wkt(geometry['coordinates'], bare=False)}"


def used_columns(rows: Sequence[Row]) -> list[str]:
    """The keys that have a value in some row, in the order in which they first occur."""
    found = dict.fromkeys(key for row in rows for key in row)
    return [key for key in found if any(row.get(key) not in (None, "") for row in rows)]


def _wkt(part: Any, *, bare: bool) -> str:
    if isinstance(part[0], float):
        text = f"{part[0]} {part[1]}"
        return text if bare else f"({text})"
    return "(" + ", ".join(_wkt(inner, bare=True) for inner in part) + ")"


def _kml_shape(geometry: Geometry) -> str:
    if geometry["type"] == "Point":
        return f"<Point><coordinates>{_kml_at(geometry['coordinates'])}</coordinates></Point>"
    positions = " ".join(map(_kml_at, geometry["coordinates"]))
    return f"<LineString><coordinates>{positions}</coordinates></LineString>"


def _kml_at(position: Sequence[float]) -> str:
    return f"{position[0]},{position[1]}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
