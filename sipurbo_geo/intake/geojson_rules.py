"""What RFC 7946 asks of features and collections around their geometries."""

from __future__ import annotations

from typing import Any

from .geojson_geometry import GEOJSON_TYPES, unknown_type
from .geojson_positions import GeometryError

ROOT_TYPES = ("FeatureCollection", "Feature", *GEOJSON_TYPES)
#: members that RFC 7946 section 7.1 keeps for other objects
_FOREIGN = {
    "FeatureCollection": ("geometry", "properties", "coordinates", "geometries"),
    "Feature": ("features", "coordinates", "geometries"),
}
_CRS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


def check_root(root: dict[str, Any], *, complete: bool) -> None:
    """Raises `GeometryError` for a root that is no GeoJSON object.

    `complete` is false while its features are still to come.
    """
    kind = root.get("type")
    if kind not in ROOT_TYPES and (complete or "type" in root):
        raise unknown_type(kind, ROOT_TYPES)
    refuse_foreign(root)
    if complete and kind == "FeatureCollection" and type(root.get("features")) is not list:
        raise GeometryError(
            "geojson_features",
            root.get("features"),
            'FeatureCollection perlu anggota "features" berupa larik [ … ]',
            'a FeatureCollection needs a "features" member that is an array',
        )


def check_feature(feature: Any) -> None:
    """Raises `GeometryError` for what cannot be taken as a feature."""
    if type(feature) is not dict:
        raise GeometryError(
            "geojson_feature",
            feature,
            'setiap isi "features" harus objek Feature',
            'everything in "features" must be a Feature object',
        )
    if feature.get("type") != "Feature":
        raise unknown_type(feature.get("type"), ("Feature",))
    refuse_foreign(feature)
    properties = feature.get("properties")
    if properties is not None and type(properties) is not dict:
        raise GeometryError(
            "geojson_properties",
            properties,
            '"properties" harus berupa objek { … } atau null',
            '"properties" must be an object { … } or null',
        )


def refuse_foreign(holder: dict[str, Any]) -> None:
    """Raises `GeometryError` for a member that gives an object a second meaning."""
    kind = holder.get("type")
    for wrong in _FOREIGN.get(str(kind), ()):
        if wrong in holder:
            raise GeometryError(
                "geojson_members",
                wrong,
                f'{kind} tidak boleh mempunyai anggota "{wrong}"; hapus anggota itu',
                f'a {kind} must not have a "{wrong}" member; delete it',
            )


def is_bbox(box: Any) -> bool:
    """Whether a bbox member is four or six numbers."""
    return type(box) is list and len(box) in (4, 6) and all(type(v) in (int, float) for v in box)


def crs_name(crs: Any) -> str | None:
    """The name in a crs member of the 2008 draft; None for any other kind of it."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


def is_lonlat(name: str) -> bool:
    """Whether a crs member only says what GeoJSON means anyway."""
    return name.endswith(_CRS84)
