"""The geometry that a form carries as text: GeoJSON, whole or in parts."""

from __future__ import annotations

from typing import Any

import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from ...errors import UnreadableFileError
from ..feature import Report, SourceFeature, problem
from ..geojson_batch import finish
from ..geojson_geometry import build
from ..geojson_positions import GeometryError
from ..geojson_rules import check_feature, check_root
from .isian import GEOMETRI, Isian, first

_NO_JSON = (
    "ini bukan GeoJSON; gambar di peta, unggah berkas, atau tempel koordinat di kotak koordinat",
    "this is not GeoJSON; draw on the map, upload a file, or paste coordinates in their own box",
)


def read_geometri(isian: Isian, report: Report) -> BaseGeometry | None:
    """The geometry of the form in EPSG:4326, all parts together; None for none or a wrong one."""
    text = first(isian, GEOMETRI)
    if not text:
        return None
    try:
        return _whole(_parts(orjson.loads(text)), report)
    except orjson.JSONDecodeError:
        _say(report, "not_geojson", _NO_JSON)
    except GeometryError as error:
        _say(report, error.code, (error.id, error.en))
    except UnreadableFileError as error:
        _say(report, "not_degrees", (error.id.lstrip(": "), error.en.lstrip(": ")))
    return None


def together(shapes: list[BaseGeometry]) -> BaseGeometry | None:
    """Several geometries as one; its theme decides later which kind it may be."""
    parts = [part for part in shapes if not part.is_empty]
    if len(parts) < 2:
        return parts[0] if parts else None
    return shapely.GeometryCollection(
        [part for shape in parts for part in getattr(shape, "geoms", [shape])]
    )


def _parts(root: Any) -> list[BaseGeometry]:
    if type(root) is not dict:
        return [part for part in [build(root, _silent)] if part is not None]
    check_root(root, complete=True)
    if root["type"] == "FeatureCollection":
        features = root["features"]
    else:
        features = [root if root["type"] == "Feature" else {"type": "Feature", "geometry": root}]
    for feature in features:
        check_feature(feature)
    built = [build(feature.get("geometry"), _silent) for feature in features]
    return [shape for shape in built if shape is not None]


def _whole(parts: list[BaseGeometry], report: Report) -> BaseGeometry | None:
    """The parts rounded, turned and put together as a file's would be."""

    def warn(code: str, _: str, id: str, en: str) -> None:
        # what a map draws has more decimals than anybody meant
        if code != "excessive_precision":
            _say(report, code, (id, en), warn=True)

    features = [SourceFeature("", {}, part) for part in parts]
    return together([f.geometry for f in finish(features, "", None, warn) if f.geometry])


def _say(report: Report, code: str, texts: tuple[str, str], *, warn: bool = False) -> None:
    report(problem(code, "", "", texts, field=GEOMETRI, warn=warn))


def _silent(code: str, id: str, en: str) -> None:
    """An open ring is closed without a word: the map leaves them open."""
