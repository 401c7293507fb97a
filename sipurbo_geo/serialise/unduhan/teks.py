"""The formats that leave as they are read, one piece after the other."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

import numpy as np
import orjson
import shapely

from ...model.feature import Property
from ..geojson import Ending, absolute_text, stream_collection
from .isi import Isi
from .kolom import Fitur, columns_of, flat, read_batches

#: Excel takes a file for UTF-8 only if it begins like this
BOM = b"\xef\xbb\xbf"
#: a line in a stored feature begins like this
_LINE = '{"type":"LineString","coordinates":'
#: what a spreadsheet program would calculate instead of showing
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_geojson(isi: Isi) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946); what the file says about itself stands at its end."""
    return stream_collection(
        isi.pieces,
        waktu=isi.keterangan.waktu,
        ending=lambda returned: Ending(returned, isi.tally().bbox, (), isi.keterangan.pasangan),
        public_url=isi.public_url,
    )


def write_geojsonl(isi: Isi) -> Iterator[bytes]:
    """One Feature a line."""
    for piece, _ in isi.pieces:
        # the comma stands before or behind the line break; inside a feature both are escaped
        text = absolute_text(piece, isi.public_url)
        yield text.replace(b",\n", b"\n").replace(b"\n,", b"\n").rstrip() + b"\n"


def write_csv(isi: Isi) -> Iterator[bytes]:
    """A row a kegiatan: its columns, a point on it (degrees), and its geometry as WKT."""
    columns = columns_of(isi.layers)
    yield BOM + csv_rows([[*(c.name for c in columns), "lon", "lat", "wkt"]])
    for features in read_batches(isi):
        places = _places(features)
        yield csv_rows(
            [*_cells(feature.properties, columns), *place]
            for feature, place in zip(features, places, strict=True)
        )


def csv_rows(rows: Any) -> bytes:
    """Rows as RFC 4180 has them, in UTF-8; None is an empty cell."""
    written = StringIO()
    csv.writer(written).writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode()


def _cells(properties: dict[str, Any], columns: tuple[Property, ...]) -> list[Any]:
    return [flat(properties.get(column.name), column) for column in columns]


def _safe(cell: Any) -> Any:
    """Text that a spreadsheet program would run stands behind an apostrophe."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _places(features: Sequence[Fitur]) -> list[tuple[Any, Any, Any]]:
    shapes = read_shapes(features)
    points = shapely.point_on_surface(shapes)
    lons, lats = (np.round(axis(points), 6).tolist() for axis in (shapely.get_x, shapely.get_y))
    texts = shapely.to_wkt(shapes, rounding_precision=6)
    return [
        (None, None, None) if text is None else (lon, lat, text)
        for lon, lat, text in zip(lons, lats, texts, strict=True)
    ]


def read_shapes(features: Sequence[Fitur]) -> Any:
    """The geometries of features as one array; None where there is none.

    Lines, nearly all there is, have their coordinates read as one list of numbers: four times as
    fast as one line after the other.
    """
    texts = np.array([f.geometry for f in features], dtype=object)
    lines = np.array([f.type == "LineString" for f in features], dtype=bool)
    shapes = np.empty(len(texts), dtype=object)
    shapes[~lines] = shapely.from_geojson(texts[~lines])
    if lines.any():
        shapes[lines] = _lines(texts[lines].tolist())
    return shapes


def _lines(texts: Sequence[str]) -> Any:
    counts = [text.count("],[") + 1 for text in texts]
    numbers = ",".join(text[len(_LINE) : -1] for text in texts).encode().translate(None, b"[]")
    pairs = np.array(orjson.loads(b"[" + numbers + b"]"), dtype=float).reshape(-1, 2)
    return shapely.linestrings(pairs, indices=np.repeat(np.arange(len(texts)), counts))
