"""What each download must give back, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import shapely

from sipurbo_geo.model.feature import PROPERTIES
from sipurbo_geo.serialise.unduhan.kolom import heading
from sipurbo_geo.serialise.unduhan.nama_pendek import PENDEK

_ALL = ("kode", "nama", "tahun", "pagu", "rencana", "tanggal_mulai", "status", "nama_ruas")


@dataclass(frozen=True, slots=True)
class Pulang:
    """How far a format carries what was put in.

    `kept` are the columns whose values come back; `unmapped` whether a kegiatan without a
    geometry is in it at all.
    """

    ext: str
    kept: tuple[str, ...] = _ALL
    unmapped: bool = True
    places: bool = True
    outlines: bool = False
    layers: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    #: whether text that a spreadsheet would calculate stands behind an apostrophe
    guarded: bool = False
    #: the most bytes of a text; 0 for no limit
    longest: int = 0
    #: what a file of nothing is, where a reader has nothing to open; None where it has
    empty: bytes | None = None

    def expected(self, value: Any) -> Any:
        """What is to come back of a value."""
        if not isinstance(value, str):
            return value
        if self.guarded and value.startswith(("=", "+", "-", "@")):
            return f"'{value}"
        if self.longest:  # and a .dbf keeps no blanks at the end
            return value.encode()[: self.longest].decode(errors="ignore").rstrip()
        return value


def _headings() -> dict[str, str]:
    return {p.name: heading(p) for p in PROPERTIES}


#: every format that there is; a new one without a line here fails
PULANG = (
    Pulang("geojson"),
    Pulang("geojsonl", empty=b""),
    Pulang("csv", options=("AUTODETECT_TYPE=YES", "GEOM_POSSIBLE_NAMES=wkt"), guarded=True),
    Pulang("gpkg"),
    Pulang("shp.zip", names=PENDEK, longest=254),
    Pulang("fgb"),
    Pulang(
        "xlsx",
        kept=_ALL[:-1],
        names=_headings(),
        layers=("Kegiatan",),
        places=False,
    ),
    Pulang("parquet"),
    Pulang("kml"),
    Pulang("kmz"),
    Pulang(
        "gpx",
        kept=("kode", "nama"),
        names={"kode": "name", "nama": "cmt"},
        unmapped=False,
        outlines=True,
    ),
    # a drawing has a few words beside each line; the rest is not for it to carry
    Pulang("dxf", kept=("kode", "tahun", "status"), unmapped=False, outlines=True),
)


def read_back(path: str, pulang: Pulang) -> list[dict[str, Any]]:
    """All rows of all layers, as GDAL reads them: properties and `geometry`.

    The wheel of pyogrio has no driver for Parquet; geopandas reads it by itself.
    """
    if pulang.ext == "parquet":
        return geopandas.read_parquet(path).to_dict("records")
    if pulang.ext == "dxf":
        return list(read_drawing(path).values())
    options = dict(option.split("=") for option in pulang.options)
    rows: list[dict[str, Any]] = []
    for layer, _ in pyogrio.list_layers(path):
        if layer in ("layer_styles", "track_points") or layer not in (pulang.layers or (layer,)):
            continue
        frame = pyogrio.read_dataframe(path, layer=layer, **options)
        if not isinstance(frame, geopandas.GeoDataFrame):
            frame = frame.assign(geometry=None)
        if "Field1" in frame:  # GDAL takes a sheet of nothing but a heading for one row
            continue
        rows += frame.to_dict("records")
    return rows


def read_drawing(path: str) -> dict[str, dict[str, Any]]:
    """What a drawing says of each kode: its entities as one geometry in degrees, and `label`.

    GDAL tells no system of coordinates for a drawing; the first comment does. Extended data it
    gives as the codes of the file.
    """
    epsg = Path(path).read_text("ascii").splitlines()[1]
    pyogrio.set_gdal_config_options({"DXF_INCLUDE_RAW_CODE_VALUES": True})
    drawn = pyogrio.read_dataframe(path).set_crs(epsg).to_crs(4326)
    pyogrio.set_gdal_config_options({"DXF_INCLUDE_RAW_CODE_VALUES": None})
    parts: dict[str, list[Any]] = {}
    rows: dict[str, dict[str, Any]] = {}
    labels = {}
    for entity in drawn.to_dict("records"):
        if entity["RawCodeValues"] is None:
            labels[entity["Text"]] = entity["Layer"]
            continue
        told = [code[5:].split("=", 1) for code in entity["RawCodeValues"] if code[:5] == "1000 "]
        row = dict(told)
        rows[row["kode"]] = row | {"Layer": entity["Layer"]}
        parts.setdefault(row["kode"], []).append(shapely.force_2d(entity["geometry"]))
    for kode, row in rows.items():
        row["geometry"] = _together(parts[kode])
        row["label"] = labels.get(kode)
    return rows


def _together(parts: list[Any]) -> Any:
    if parts[0].geom_type == "Point":
        return shapely.multipoints(parts)
    return shapely.multilinestrings(parts)
