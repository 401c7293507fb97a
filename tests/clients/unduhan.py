"""What each download must give back, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas
import pyogrio

from sipurbo_geo.serialise.unduhan.nama_pendek import PENDEK


@dataclass(frozen=True, slots=True)
class Pulang:
    """How far a format carries what was put in.

    `kept` are the columns whose values come back; `unmapped` whether a kegiatan without a
    geometry is in it at all.
    """

    ext: str
    kept: tuple[str, ...] = ("kode", "nama", "tahun", "pagu", "rencana", "status", "nama_ruas")
    unmapped: bool = True
    options: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


#: every format that there is; a new one without a line here fails
PULANG = (
    Pulang("geojson"),
    Pulang("geojsonl"),
    Pulang("csv", options=("AUTODETECT_TYPE=YES", "GEOM_POSSIBLE_NAMES=wkt")),
    Pulang("gpkg"),
    Pulang("shp.zip", names=PENDEK),
    Pulang("fgb"),
)


def read_back(path: str, pulang: Pulang) -> list[dict[str, Any]]:
    """All rows of all layers, as GDAL reads them: properties and `geometry`."""
    options = dict(option.split("=") for option in pulang.options)
    rows: list[dict[str, Any]] = []
    for layer, _ in pyogrio.list_layers(path):
        if layer == "layer_styles":
            continue
        frame = pyogrio.read_dataframe(path, layer=layer, **options)
        if not isinstance(frame, geopandas.GeoDataFrame):
            frame = frame.assign(geometry=None)
        rows += frame.to_dict("records")
    return rows
