"""What GDAL reads: shapefile, GeoPackage, KML and GPX, in batches."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..errors import UnreadableFileError, UsageError
from .crs import check_degrees, reprojection
from .feature import Once, Report, SourceFeature, problem
from .ogr_values import read_rows

_GPX_LAYERS = ("tracks", "routes", "waypoints")


@dataclass(frozen=True, slots=True)
class Source:
    """A file for GDAL: where it is, how people call it, what is known of it beforehand."""

    path: Path
    name: str
    kind: str  # "shp", "gpkg", "kml" or "gpx"
    layer: str | None = None
    crs: str | None = None
    encoding: str | None = None
    #: folded headings that tell the header of a table from what stands around it
    known: frozenset[str] = frozenset()


def read_ogr(source: Source, report: Report, size: int) -> Iterator[list[SourceFeature]]:
    """Yield batches of at most `size` features; raises `UnreadableFileError` or `UsageError`."""
    import pyogrio

    once = Once(report)
    start = 0
    try:
        for layer in _layers(source):
            for batch in _read_layer(source, layer, start, once, report, size):
                start += len(batch)
                yield batch
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise _unreadable(source.name, error) from error
    except (pyogrio.errors.FeatureError, pyogrio.errors.FieldError) as error:
        raise _unreadable(source.name, error) from error


def _layers(source: Source) -> list[str]:
    """The layers to read: the one asked for, all of a KML or GPX, the only one elsewhere."""
    import pyogrio

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [(str(n), g) for n, g in pyogrio.list_layers(source.path)]
    if source.layer is not None:
        if source.layer not in (n for n, _ in found):
            raise _choose(source.name, found, f'"{source.layer}" tidak ada', "is not there")
        return [source.layer]
    if source.kind == "gpx":
        return [n for n in _GPX_LAYERS if n in dict(found)]
    if source.kind == "kml":
        return [n for n, _ in found]
    spatial = [n for n, geometry in found if geometry is not None]
    if len(spatial) > 1:
        raise _choose(source.name, found, "ada beberapa lapisan", "there are several layers")
    return spatial or [n for n, _ in found[:1]]


def _choose(name: str, found: list[tuple[str, Any]], id: str, en: str) -> UsageError:
    names = ", ".join(n for n, _ in found)
    return UsageError(
        f"{name}: {id}. Pilih dengan --lapisan: {names}",
        f"{name}: {en}. Choose with --lapisan: {names}",
    )


def _read_layer(
    source: Source, layer: str, start: int, once: Once, report: Report, size: int
) -> Iterator[list[SourceFeature]]:
    skip = 0
    while True:
        meta, blobs, columns = _read_chunk(source, layer, skip, size)
        count = len(blobs) if blobs is not None else len(columns[0]) if columns else 0
        if not count:
            return
        where = [f"fitur {start + skip + n + 1}" for n in range(count)]
        shapes = _shapes(blobs, count, where, source.name, report)
        usable = np.array([s is not _BROKEN for s in shapes])
        shapes[~usable] = None
        shapes = _reproject(shapes, source, meta["crs"], once)
        rows = read_rows(meta, columns, source.kind) if columns else [{} for _ in range(count)]
        yield [
            SourceFeature(w, row, shape)
            for w, row, shape, good in zip(where, rows, shapes, usable, strict=True)
            if good
        ]
        skip += count
        if count < size:
            return


def _read_chunk(
    source: Source, layer: str, skip: int, size: int
) -> tuple[dict[str, Any], Any, list[Any]]:
    import pyogrio.raw

    # What GDAL warns about (styles, links, missing times) is not about the data.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            meta, _, blobs, columns = pyogrio.raw.read(
                source.path,
                layer=layer,
                encoding=source.encoding,
                skip_features=skip,
                max_features=size,
                force_2d=True,
            )
        except (UnicodeDecodeError, LookupError) as error:
            raise UnreadableFileError(
                f"{source.name}: huruf dalam tabel tidak terbaca; sebutkan --encoding, "
                "misalnya --encoding CP1252",
                f"{source.name}: the text of the table is not readable; state --encoding, "
                "such as --encoding CP1252",
            ) from error
    return meta, blobs, list(columns)


_CLOSED = (
    "cincin poligon yang terbuka ditutup",
    "the open ring of the polygon was closed",
)
_NOT_READ = (
    (
        "geometri tidak terbaca (titik kurang, cincin lepas, atau kurva/permukaan 3D); "
        "ubah menjadi titik, garis atau poligon biasa"
    ),
    (
        "the geometry cannot be read (too few points, a loose ring, or a curve or 3D surface); "
        "convert it to a plain point, line or polygon"
    ),
)
_NO_CRS = (
    (
        "sistem koordinat tidak disebut (berkas .prj tidak ada); dibaca sebagai derajat WGS 84. "
        "Bila keliru, sebutkan --crs"
    ),
    (
        "the coordinate system is not stated (no .prj file); read as WGS 84 degrees. "
        "If that is wrong, state --crs"
    ),
)
#: stands for a geometry that was there and could not be read
_BROKEN = object()


def _shapes(blobs: Any, count: int, where: list[str], name: str, report: Report) -> Any:
    """Well-known binary to shapely, closing open rings and refusing what has no type there."""
    if blobs is None:
        return np.full(count, None, dtype=object)
    shapes = shapely.from_wkb(blobs, on_invalid="ignore")
    for n in np.flatnonzero(shapely.is_missing(shapes)):
        if blobs[n] is None:
            continue
        mended = shapely.from_wkb(blobs[n], on_invalid="fix")
        if mended is not None:
            shapes[n] = mended
            report(problem("ring_open", name, where[n], _CLOSED, field="geometry", warn=True))
        else:
            shapes[n] = _BROKEN
            report(problem("unreadable_geometry", name, where[n], _NOT_READ, field="geometry"))
    return shapes


def _reproject(shapes: Any, source: Source, stated: str | None, once: Once) -> Any:
    crs = source.crs or stated
    if crs is None:
        check_degrees(shapes, source.name)
        if not shapely.is_missing(shapes).all():
            once(problem("no_crs", source.name, "", _NO_CRS, warn=True))
    return reprojection(crs)(shapes)


def _unreadable(name: str, error: Exception) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name}: berkas tidak dapat dibuka ({error}); simpan ulang dari aplikasi asalnya",
        f"{name}: the file cannot be opened ({error}); save it again from where it was made",
    )
