"""GeoPackage 1.3: a layer for each theme and kind of place, drawn in QGIS as on our map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from ...database.geopackage_file import GeopackageFile, new_geopackage
from ...model.feature import Jenis, Property
from ...model.layer import Layer
from .isi import Isi
from .kolom import Fitur, columns_of, flat, read_batches
from .ogr import GEOMETRI, TANPA_PETA, kind_of
from .qml import CLASSES, style_of
from .sementara import built, check_size
from .teks import read_shapes

_TYPES = {
    Jenis.INTEGER: "INTEGER",
    Jenis.NUMBER: "REAL",
    Jenis.BOOLEAN: "BOOLEAN",
    Jenis.DATE: "DATE",
    Jenis.TIMESTAMP: "DATETIME",
}
_STYLES = (
    """CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256),
        f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
        styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
        VALUES ('layer_styles', 'attributes', 'layer_styles', '')""",
)
_STYLE = """INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,
    f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner)
    VALUES ('', '', ?, 'geom', 'SiPURBO-geo', ?, '', 1, 'Status progres', '')"""


def write_gpkg(isi: Isi) -> Iterator[bytes]:
    """The file; what is not on the map stands in tables of its own."""
    return built("kegiatan.gpkg", lambda path: _build(path, isi))


def _build(path: Path, isi: Isi) -> None:
    themes = {layer.key: layer for layer in isi.layers}
    with new_geopackage(path) as file:
        for features in read_batches(isi):
            features.sort(key=_sheet)
            for (theme, kind), of_sheet in groupby(features, key=_sheet):
                _add(file, isi, themes[theme], kind, list(of_sheet))
            check_size(path)
        if not file.layers:
            _add_layer(file, isi, "kegiatan", columns_of(isi.layers), "GEOMETRY")
        file.describe(isi.keterangan.pasangan)
        _add_styles(file, themes)


def _sheet(feature: Fitur) -> tuple[str, str]:
    return feature.properties["layer"], kind_of(feature)


def _add(
    file: GeopackageFile, isi: Isi, theme: Layer, kind: str, features: Sequence[Fitur]
) -> None:
    name, columns = f"{theme.key}_{kind}", columns_of([theme])
    if name not in file.layers:
        _add_layer(file, isi, name, columns, (GEOMETRI[kind] or "").upper() or None)
    shapes = None if kind == TANPA_PETA else read_shapes(features)
    file.insert(name, _rows(features, columns), shapes)


def _add_layer(
    file: GeopackageFile, isi: Isi, name: str, columns: Sequence[Property], geometry: str | None
) -> None:
    types = {column.name: _TYPES.get(column.kind, "TEXT") for column in columns}
    file.add_layer(name, types, geometry, isi.keterangan.teks)


def _rows(features: Sequence[Fitur], columns: Sequence[Property]) -> list[list[Any]]:
    """The values as the columns hold them; most stand in the feature just like that, and SQLite
    itself makes a text of what is to be one.
    """
    names = [column.name for column in columns]
    rows = [list(map(feature.properties.get, names)) for feature in features]
    for at, column in enumerate(columns):
        if column.kind is Jenis.LIST:
            for row in rows:
                row[at] = flat(row[at], column)
        elif column.kind is Jenis.TIMESTAMP:
            for row in rows:
                row[at] = _moment(row[at])
    return rows


def _moment(text: str | None) -> str | None:
    """With thousandths, as the standard has it."""
    return text and text.replace("Z", ".000Z")


def _add_styles(file: GeopackageFile, themes: Mapping[str, Layer]) -> None:
    for statement in _STYLES:
        file.run(statement)
    for name in file.layers:
        theme, _, kind = name.rpartition("_")
        if theme in themes and kind in CLASSES:
            file.run(_STYLE, (name, style_of(themes[theme], kind)))
