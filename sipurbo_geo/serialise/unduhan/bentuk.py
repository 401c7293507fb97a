"""Every format in which kegiatan can be had, by the ending of its file name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...model.label import Label
from .fgb import write_fgb
from .gpkg import write_gpkg
from .gpx import write_gpx
from .isi import Isi
from .kml import write_kml, write_kmz
from .progres import write_progres_csv
from .shp import write_shp
from .teks import write_csv, write_geojson, write_geojsonl
from .xlsx import write_progres_xlsx, write_xlsx

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
        CSV,
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
        "xlsx",
        XLSX,
        Label(
            "Excel: kegiatan, progres mingguan, dan kamus data",
            "Excel: kegiatan, weekly progress and data dictionary",
        ),
        write_xlsx,
        packed=True,
    ),
    Bentuk(
        "kml",
        "application/vnd.google-earth.kml+xml",
        Label("KML: Google Earth", "KML: Google Earth"),
        write_kml,
        streams=True,
    ),
    Bentuk(
        "kmz",
        "application/vnd.google-earth.kmz",
        Label("KMZ: KML yang dimampatkan", "KMZ: KML, compressed"),
        write_kmz,
        packed=True,
    ),
    Bentuk(
        "gpx",
        "application/gpx+xml",
        Label("GPX untuk alat GPS, tanpa yang belum dipetakan", "GPX for GPS devices, mapped only"),
        write_gpx,
    ),
    Bentuk(
        "fgb",
        "application/flatgeobuf",
        Label("FlatGeobuf: cepat untuk GIS", "FlatGeobuf: fast for GIS"),
        write_fgb,
    ),
)
_PROGRES = (
    Bentuk(
        "csv",
        CSV,
        Label("CSV: satu baris tiap laporan", "CSV: a row a report"),
        write_progres_csv,
        streams=True,
    ),
    Bentuk(
        "xlsx",
        XLSX,
        Label("Excel: laporan dan kamus data", "Excel: reports and data dictionary"),
        write_progres_xlsx,
        packed=True,
    ),
)

BENTUK: dict[str, Bentuk] = {bentuk.ext: bentuk for bentuk in _ALL}
#: the formats of the weekly reports
BENTUK_PROGRES: dict[str, Bentuk] = {bentuk.ext: bentuk for bentuk in _PROGRES}
