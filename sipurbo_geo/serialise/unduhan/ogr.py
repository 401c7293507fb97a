"""Writing features with GDAL, some thousands at a time, so that memory does not grow with them.

GDAL is imported when a file is asked for: the process that serves pages does without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ...model.feature import Jenis, Property
from .isi import Isi
from .kolom import Fitur, read_batches
from .lajur import arrays_of
from .sementara import check_size
from .teks import read_shapes

#: so many features of one sheet wait until they are written together
AT_ONCE = 4000
_UTC = 100


@dataclass(frozen=True, slots=True)
class Lembar:
    """One layer of a file. `names` are its columns' names where the format cannot hold ours;
    `geometry` is None for a table without places.
    """

    name: str
    columns: tuple[Property, ...]
    geometry: str | None = "Unknown"
    names: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)
    options: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)
    #: the most bytes that a text may have; 0 for no limit
    longest: int = 0


#: what kind of place a feature is: the names of layers end like this
JENIS_BENTUK = {
    "Point": "titik",
    "MultiPoint": "titik",
    "LineString": "garis",
    "MultiLineString": "garis",
    "Polygon": "area",
    "MultiPolygon": "area",
}
TANPA_PETA = "tanpa_peta"
GEOMETRI: dict[str, str | None] = {
    "titik": "MultiPoint",
    "garis": "MultiLineString",
    "area": "MultiPolygon",
    TANPA_PETA: None,
}


def kind_of(feature: Fitur) -> str:
    """ "titik", "garis", "area" or "tanpa_peta"."""
    return JENIS_BENTUK[feature.type] if feature.geometry else TANPA_PETA


def write_sheets(
    isi: Isi,
    target: Callable[[Lembar], Path],
    sheet_of: Callable[[Fitur], Lembar],
    driver: str,
    empty: Lembar,
) -> None:
    """Write every feature on the sheet that `sheet_of` says, each to a file of its own.

    `empty` is written where there is no feature at all.
    """
    done: list[Lembar] = []
    for sheet, features in _gathered(isi, sheet_of):
        path = target(sheet)
        _write(path, sheet, features, driver, append=sheet in done)
        check_size(path)
        if sheet not in done:
            done.append(sheet)
    if not done:
        _write(target(empty), empty, [], driver, append=False)


def _gathered(
    isi: Isi, sheet_of: Callable[[Fitur], Lembar]
) -> Iterator[tuple[Lembar, list[Fitur]]]:
    waiting: dict[str, tuple[Lembar, list[Fitur]]] = {}
    for features in read_batches(isi):
        for feature in features:
            sheet = sheet_of(feature)
            held = waiting.setdefault(sheet.name, (sheet, []))[1]
            held.append(feature)
            if len(held) == AT_ONCE:
                yield waiting.pop(sheet.name)
    yield from waiting.values()


def _write(
    path: Path,
    sheet: Lembar,
    features: Sequence[Fitur],
    driver: str,
    *,
    append: bool,
) -> None:
    from pyogrio import raw

    data, masks = arrays_of([f.properties for f in features], sheet.columns)
    if sheet.longest:
        data = [_shortened(array, sheet.longest) for array in data]
    stamps = [c.name for c in sheet.columns if c.kind is Jenis.TIMESTAMP]
    names = [sheet.names.get(c.name, c.name) for c in sheet.columns]
    raw.write(
        path,
        None if sheet.geometry is None else shapely.to_wkb(read_shapes(features)),
        data,
        names,
        field_mask=masks,
        layer=sheet.name,
        driver=driver,
        geometry_type=sheet.geometry,
        promote_to_multi=bool(sheet.geometry and sheet.geometry.startswith("Multi")),
        crs="EPSG:4326" if sheet.geometry else None,
        append=append,
        gdal_tz_offsets={sheet.names.get(n, n): np.full(len(features), _UTC) for n in stamps},
        layer_options=dict(sheet.options),
    )


def _shortened(array: Any, longest: int) -> Any:
    """Texts of at most so many bytes, cut between letters."""
    if array.dtype != object:
        return array
    cut = [text and text.encode()[:longest].decode(errors="ignore") for text in array]
    return np.array(cut, dtype=object)
