"""Any file that people bring to features in EPSG:4326: the one door into the intake."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from ..errors import Problem, UnreadableFileError, UsageError
from .archive import unpack
from .feature import Report, SourceFeature, problem
from .geojson_source import read_geojson
from .listed_json import is_list, read_list
from .oc4ids.paket import is_package, read_package
from .ogr_source import Source, read_ogr
from .shapefile import companion, guess_encoding, prepare
from .table_source import read_table_features
from .xml_check import check_xml

__all__ = ["Report", "SourceFeature", "read_batches", "read_features"]

#: features handled at once: large enough for vectorised checks, small enough for any machine
BATCH = 2000
Batches = Iterator[list[SourceFeature]]


def read_features(
    path: Path | str,
    *,
    layer: str | None = None,
    crs: str | None = None,
    encoding: str | None = None,
    known: Collection[str] = (),
    problems: Callable[[Problem], None],
) -> Iterator[SourceFeature]:
    """Every feature of the file at `path` that can be taken, in order, in bounded memory.

    Reads GeoJSON, OC4IDS packages, lists in JSON, GeoPackage, shapefile (loose or zipped), KML,
    KMZ, GPX, CSV and XLSX. `layer` names the layer or sheet inside the file; `crs` (such as
    "EPSG:32748") overrides what the file says; `known` holds folded headings by which the header
    of a table is found.
    `problems` hears of each feature that is refused or repaired. Raises `UnreadableFileError` when
    the file as a whole cannot be read and `UsageError` when an option is missing or wrong.
    """
    batches = read_batches(
        path, layer=layer, crs=crs, encoding=encoding, known=known, problems=problems
    )
    for batch in batches:
        yield from batch


def read_batches(
    path: Path | str,
    *,
    layer: str | None = None,
    crs: str | None = None,
    encoding: str | None = None,
    known: Collection[str] = (),
    problems: Callable[[Problem], None],
    size: int = BATCH,
) -> Iterator[list[SourceFeature]]:
    """The same in lists of at most `size` features, for checks that work on many at once."""
    file = Path(path)
    source = Source(file, file.name, _suffix(file), layer, crs, encoding, frozenset(known))
    if not file.is_file():
        raise UsageError(
            f"{file}: berkas tidak ditemukan; periksa nama dan foldernya",
            f"{file}: there is no such file; check its name and folder",
        )
    if not file.stat().st_size:
        raise UnreadableFileError(
            f"{file.name}: berkasnya kosong (0 bita); unduh atau ekspor ulang",
            f"{file.name}: the file is empty (0 bytes); download or export it again",
        )
    yield from _reader(source)(source, problems, size)


def _suffix(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _reader(source: Source) -> Callable[[Source, Report, int], Batches]:
    reader = _READERS.get(source.kind)
    if reader is None:
        known = ", ".join(f".{k}" for k in _READERS)
        raise UnreadableFileError(
            f"{source.name}: jenis berkas tidak dikenal. Yang dapat dibaca: {known}",
            f"{source.name}: unknown kind of file. What can be read: {known}",
        )
    return reader


def _geojson(source: Source, report: Report, size: int) -> Batches:
    return read_geojson(source.path, source.name, crs=source.crs, report=report, size=size)


def _json(source: Source, report: Report, size: int) -> Batches:
    """A list of rows, an OC4IDS package or GeoJSON: the shape decides, not the suffix."""
    if is_list(source):
        return read_list(source, report, size)
    if not is_package(source.path, source.name):
        return _geojson(source, report, size)
    return read_package(source.path, source.name, crs=source.crs, report=report, size=size)


def _geopackage(source: Source, report: Report, size: int) -> Batches:
    with source.path.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3"):
            raise UnreadableFileError(
                f"{source.name}: bukan GeoPackage; ekspor ulang dari QGIS",
                f"{source.name}: not a GeoPackage; export it again from QGIS",
            )
    yield from read_ogr(source, report, size)


_NO_TABLE = (
    "tabel atribut (.dbf) tidak ada; hanya geometri yang terbaca",
    "there is no attribute table (.dbf); only geometry is read",
)


def _shapefile(source: Source, report: Report, size: int) -> Batches:
    with tempfile.TemporaryDirectory(prefix="sipurbo-") as folder:
        path = prepare(source.path, source.name, Path(folder))
        if companion(path, ".dbf") is None:
            report(problem("no_dbf", source.name, "", _NO_TABLE, warn=True))
        encoding = source.encoding or guess_encoding(path)
        opened = replace(source, path=path, encoding=encoding, layer=None)
        yield from read_ogr(opened, report, size)


def _kml(source: Source, report: Report, size: int) -> Batches:
    tags = check_xml(source.path, source.name, "kml")
    if "Placemark" not in tags and "GroundOverlay" not in tags:
        link = "NetworkLink" in tags
        raise UnreadableFileError(
            f"{source.name}: tidak ada Placemark di dalamnya"
            + ("; tautan jaringan (NetworkLink) tidak diikuti, simpan isinya sendiri" * link),
            f"{source.name}: there is no Placemark in it"
            + ("; network links are not followed, save what they point to" * link),
        )
    return read_ogr(source, report, size)


def _gpx(source: Source, report: Report, size: int) -> Batches:
    check_xml(source.path, source.name, "gpx")
    return read_ogr(source, report, size)


def _table(source: Source, report: Report, size: int) -> Batches:
    return read_table_features(source, report, size)


def _archive(source: Source, report: Report, size: int) -> Batches:
    """The one data set of an archive (a KMZ is an archive with a KML in it)."""
    with tempfile.TemporaryDirectory(prefix="sipurbo-") as folder:
        found = unpack(source.path, source.name, Path(folder))
        inner = _pick(source, found)
        # Problems are told of the file that people know, with the part they may not.
        opened = replace(
            source,
            path=inner,
            name=source.name if source.kind == "kmz" else f"{source.name}/{inner.name}",
            kind=_suffix(inner),
            layer=None if source.layer == inner.stem else source.layer,
        )
        yield from _reader(opened)(opened, report, size)


def _pick(source: Source, found: list[Path]) -> Path:
    data = sorted((p for p in found if _suffix(p) in _READERS), key=lambda p: p.name)
    if source.kind == "kmz":
        data = [p for p in data if _suffix(p) == "kml"]
        data = [p for p in data if p.stem == "doc"][:1] or data[:1]
    named = [p for p in data if p.stem == source.layer]
    if len(named) == 1 or len(data) == 1:
        return (named or data)[0]
    names = ", ".join(p.stem for p in data) or "-"
    raise UsageError(
        f"{source.name}: arsip berisi beberapa kumpulan data. Pilih dengan --lapisan: {names}",
        f"{source.name}: the archive holds several data sets. Choose with --lapisan: {names}",
    )


_READERS: dict[str, Callable[[Source, Report, int], Batches]] = {
    "geojson": _geojson,
    "json": _json,
    "gpkg": _geopackage,
    "shp": _shapefile,
    "kml": _kml,
    "gpx": _gpx,
    "csv": _table,
    "xlsx": _table,
    "zip": _archive,
    "kmz": _archive,
}
