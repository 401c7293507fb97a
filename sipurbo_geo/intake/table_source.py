"""Rows of a CSV or XLSX as features: coordinates under many names, well-known text, or none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .coordinates import (
    LATITUDE_NAMES,
    LONGITUDE_NAMES,
    PAIR_NAMES,
    WKT_NAMES,
    CoordinateColumns,
    find_columns,
    parse_degree,
    parse_pair,
)
from .crs import check_degrees, reprojection
from .feature import Report, SourceFeature, problem
from .ogr_source import Source
from .table import Row, Table, open_table

_COORDINATE_NAMES = frozenset((*LONGITUDE_NAMES, *LATITUDE_NAMES, *PAIR_NAMES, *WKT_NAMES))


def read_table_features(source: Source, report: Report, size: int) -> Iterator[list[SourceFeature]]:
    """Yield batches of at most `size` rows of a CSV or XLSX file.

    The columns that hold coordinates become the geometry; every other cell keeps its heading.
    """

    def renamed(found: Any) -> None:
        report(problem(found.code, source.name, found.where, (found.id, found.en),
                       field=found.field, value=found.value, warn=not found.is_error))  # fmt: skip

    with open_table(
        source.path,
        source.known | _COORDINATE_NAMES,
        sheet=source.layer,
        encoding=source.encoding,
        problems=renamed,
    ) as table:
        headings = _headings(table)
        while rows := list(islice(table.rows, size)):
            yield rows_to_features(rows, headings, source, report)


def _headings(table: Table) -> dict[str, str]:
    """Heading as people wrote it → name of the column; a repeated heading keeps its number."""
    headings: dict[str, str] = {}
    for column in table.columns:
        plain = column.heading if not column.group and column.heading not in headings else ""
        headings[plain or column.name] = column.name
    return headings


def _ordered(columns: CoordinateColumns) -> tuple[str, str, str, str]:
    return columns.longitude, columns.latitude, columns.pair, columns.wkt


def rows_to_features(
    rows: list[Row], headings: dict[str, str], source: Source, report: Report
) -> list[SourceFeature]:
    """The features of `rows`; `headings` are what people wrote → the name of the cell.

    Rows whose coordinates cannot be read are reported and left out.
    """
    columns = find_columns(headings)
    places = CoordinateColumns(*(headings.get(n, "") for n in _ordered(columns)))
    taken: list[Row] = []
    shapes: list[BaseGeometry | None] = []
    for row in rows:
        try:
            shape = _geometry(row.cells, places)
        except ValueError as error:
            report(_unreadable(source, row.where, str(error), places))
            continue
        taken.append(row)
        shapes.append(shape)
    moved = _reprojected(shapes, source)
    kept = [(heading, name) for heading, name in headings.items() if name not in places.names]
    return [
        SourceFeature(row.where, {heading: row.cells[name] for heading, name in kept}, shape)
        for row, shape in zip(taken, moved, strict=True)
    ]


def _reprojected(shapes: list[BaseGeometry | None], source: Source) -> Any:
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes
    if source.crs is None:
        check_degrees(array, source.name)
    return reprojection(source.crs)(array)


def _geometry(cells: dict[str, Any], places: CoordinateColumns) -> BaseGeometry | None:
    """The geometry of a row; raises `ValueError` with the text that cannot be read."""
    if places.wkt and cells[places.wkt] is not None:
        return _from_wkt(str(cells[places.wkt]))
    if places.longitude:
        lon, lat = parse_degree(cells[places.longitude]), parse_degree(cells[places.latitude])
        if lon is not None and lat is not None:
            return shapely.Point(lon, lat)
        if lon is not None or lat is not None:
            raise ValueError(f"{cells[places.longitude] or ''}, {cells[places.latitude] or ''}")
    if places.pair:
        pair = parse_pair(cells[places.pair])
        return None if pair is None else shapely.Point(pair)
    return None


def _from_wkt(text: str) -> BaseGeometry:
    plain = text.split(";", 1)[-1] if text.upper().startswith("SRID=") else text
    try:
        return shapely.from_wkt(plain)
    except shapely.errors.ShapelyError as error:
        raise ValueError(text) from error


def _unreadable(source: Source, where: str, value: str, places: CoordinateColumns) -> Any:
    named = ", ".join(name for name in _ordered(places) if name)
    texts = (
        "koordinat tidak terbaca; tulis derajat seperti 102.3456 dan -1.4567, "
        "1°29'32\" LS, atau WKT seperti POINT (102.3456 -1.4567)",
        "the coordinates cannot be read; write degrees such as 102.3456 and -1.4567, "
        "1°29'32\" LS, or WKT such as POINT (102.3456 -1.4567)",
    )
    return problem("unreadable_coordinate", source.name, where, texts, field=named, value=value)
