"""GeoPackage 1.3: a layer for each theme and kind of place, drawn in QGIS as on our map."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from ...model.layer import Layer
from .isi import Isi
from .kolom import Fitur, columns_of
from .ogr import GEOMETRI, TANPA_PETA, Lembar, kind_of, write_sheets
from .qml import style_of
from .sementara import built

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

    @cache
    def sheet(theme: str, kind: str) -> Lembar:
        columns = columns_of([themes[theme]])
        return Lembar(f"{theme}_{kind}", columns, GEOMETRI[kind])

    def sheet_of(feature: Fitur) -> Lembar:
        return sheet(feature.properties["layer"], kind_of(feature))

    sheets = write_sheets(
        isi,
        lambda _: path,
        sheet_of,
        "GPKG",
        Lembar("kegiatan", columns_of(isi.layers)),
        dataset_options={"VERSION": "1.3"},
        layer_metadata=isi.keterangan.pasangan,
    )
    _add_styles(path, sheets, themes)


def _add_styles(path: Path, sheets: Sequence[Lembar], themes: dict[str, Layer]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in _STYLES:
            connection.execute(statement)
        for sheet in sheets:
            theme, _, kind = sheet.name.rpartition("_")
            if not sheet.name.endswith(TANPA_PETA):
                connection.execute(_STYLE, (sheet.name, style_of(themes[theme], kind)))
