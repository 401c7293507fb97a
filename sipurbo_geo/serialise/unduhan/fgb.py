"""FlatGeobuf: one layer, whole. Its columns are held in memory, its features are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ...errors import TooLargeError
from ...model.feature import Jenis, Property
from .isi import Isi
from .kolom import columns_of, read_batches
from .lajur import arrays_of
from .sementara import built
from .teks import read_shapes

#: the format is written in one go, so this many are held at once: some 300 MB
MOST = 100_000


def write_fgb(isi: Isi) -> Iterator[bytes]:
    """The file; with an index of places, unless something in it has none.

    Raises `TooLargeError`.
    """
    return built("kegiatan.fgb", lambda path: _build(path, isi))


def _build(path: Path, isi: Isi) -> None:
    from pyogrio import raw

    columns = columns_of(isi.layers)
    places, data, masks = _whole(isi, columns)
    everywhere = all(place is not None for place in places)
    about = isi.keterangan
    raw.write(
        path,
        places,
        data,
        [column.name for column in columns],
        field_mask=masks,
        layer="kegiatan",
        driver="FlatGeobuf",
        geometry_type="Unknown",
        crs="EPSG:4326",
        gdal_tz_offsets={
            c.name: np.full(len(places), 100) for c in columns if c.kind is Jenis.TIMESTAMP
        },
        layer_options={
            "SPATIAL_INDEX": "YES" if everywhere and len(places) else "NO",
            "TITLE": about.judul,
            "DESCRIPTION": about.teks,
        },
    )


def _whole(isi: Isi, columns: tuple[Property, ...]) -> tuple[Any, list[Any], list[Any]]:
    """Geometries, values and masks of everything."""
    places: list[Any] = [np.array([], dtype=object)]
    data, masks = arrays_of([], columns)
    values = [[array] for array in data]
    missing: list[list[Any]] = [[] for _ in masks]
    count = 0
    for features in read_batches(isi):
        count += len(features)
        _refuse_more(count)
        places.append(shapely.to_wkb(read_shapes(features)))
        data, masks = arrays_of([f.properties for f in features], columns)
        for at, (array, mask) in enumerate(zip(data, masks, strict=True)):
            values[at].append(array)
            missing[at].append(np.zeros(len(features), dtype=bool) if mask is None else mask)
    joined = [np.concatenate(arrays) for arrays in values]
    hidden = [np.concatenate(masks) if masks else None for masks in missing]
    return np.concatenate(places), joined, hidden


def _refuse_more(count: int) -> None:
    if count > MOST:
        raise TooLargeError(
            f"FlatGeobuf memuat paling banyak {MOST} kegiatan. Persempit saringannya, atau pakai "
            "GeoPackage.",
            f"FlatGeobuf takes at most {MOST} kegiatan. Narrow the filter, or use GeoPackage.",
        )
