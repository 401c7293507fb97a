"""Every format in which kegiatan can be had, by the ending of its file name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...model.label import Label
from .fgb import write_fgb
from .gpkg import write_gpkg
from .isi import Isi
from .shp import write_shp
from .teks import write_csv, write_geojson, write_geojsonl


@dataclass(frozen=True, slots=True)
class Bentuk:
    """One format. `write` gives the bytes; what does not stream is finished when it returns."""

    ext: str
    media_type: str
    label: Label
    write: Callable[[Isi], Iterable[bytes]]
    streams: bool = False
    #: whether its bytes are compressed already
    packed: bool = False


_ALL = (
    Bentuk(
        "geojson",
        "application/geo+json",
        Label("GeoJSON: peta web, QGIS", "GeoJSON: web maps, QGIS"),
        write_geojson,
        streams=True,
    ),
    Bentuk(
        "geojsonl",
        "application/x-ndjson",
        Label("GeoJSON, satu kegiatan tiap baris", "GeoJSON, one kegiatan a line"),
        write_geojsonl,
        streams=True,
    ),
    Bentuk(
        "csv",
        "text/csv; charset=utf-8",
        Label("CSV: tabel dengan koordinat", "CSV: a table with coordinates"),
        write_csv,
        streams=True,
    ),
    Bentuk(
        "gpkg",
        "application/geopackage+sqlite3",
        Label("GeoPackage untuk QGIS, lengkap dengan warnanya", "GeoPackage for QGIS, with styles"),
        write_gpkg,
    ),
    Bentuk(
        "shp.zip",
        "application/zip",
        Label("Shapefile (arsip), nama kolom dipendekkan", "Shapefile (archive), short names"),
        write_shp,
        packed=True,
    ),
    Bentuk(
        "fgb",
        "application/flatgeobuf",
        Label("FlatGeobuf: cepat untuk GIS", "FlatGeobuf: fast for GIS"),
        write_fgb,
    ),
)

BENTUK: dict[str, Bentuk] = {bentuk.ext: bentuk for bentuk in _ALL}
