"""What GDAL gives for the columns of a layer, as plain Python values by row."""

from __future__ import annotations

from typing import Any

import numpy as np

#: fields that GDAL makes up for KML; nobody typed them
_KML_FIELDS = frozenset({
    "id", "timestamp", "begin", "end", "altitudemode", "tessellate", "extrude", "visibility",
    "draworder", "icon", "snippet",
})  # fmt: skip
#: what a GPX file says about a track; the rest is about the receiver
_GPX_FIELDS = frozenset({"name", "cmt", "desc", "type"})


def read_rows(meta: dict[str, Any], columns: list[Any], kind: str) -> list[dict[str, Any]]:
    """One dict a feature; SQL NULL, NaN and NaT become None."""
    kept = [
        (str(name), _values(column, ogr))
        for name, column, ogr in zip(meta["fields"], columns, meta["ogr_types"], strict=True)
        if _is_kept(str(name).lower(), kind)
    ]
    if not kept:
        return [{} for _ in range(len(columns[0]))]
    names = [name for name, _ in kept]
    return [
        dict(zip(names, values, strict=True)) for values in zip(*(v for _, v in kept), strict=True)
    ]


def _is_kept(name: str, kind: str) -> bool:
    if kind == "gpx":
        return name in _GPX_FIELDS
    return kind != "kml" or name not in _KML_FIELDS


def _values(column: Any, ogr: str) -> list[Any]:
    values: list[Any] = column.tolist()
    if column.dtype.kind == "f":
        # GDAL's whole numbers arrive as floats as soon as one of them is missing.
        whole = ogr.startswith("OFTInteger")
        return [None if v != v else int(v) if whole else v for v in values]
    if column.dtype.kind == "M":
        return [None if np.isnat(raw) else v for raw, v in zip(column, values, strict=True)]
    return values
