"""The conformance classes that are kept, by their names."""

from __future__ import annotations

_FEATURES = "http://www.opengis.net/spec/ogcapi-features-{part}/1.0/conf/{name}"
_TILES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/{name}"
_CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/{name}"
_RECORDS = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/{name}"
_COMMON = "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/{name}"

CLASSES: tuple[str, ...] = (
    _COMMON.format(name="core"),
    *(_FEATURES.format(part=1, name=name) for name in ("core", "oas30", "html", "geojson")),
    _FEATURES.format(part=2, name="crs"),
    *(
        _FEATURES.format(part=3, name=name)
        for name in ("queryables", "queryables-query-parameters", "filter", "features-filter")
    ),
    *(
        _FEATURES.format(part=4, name=name)
        for name in ("create-replace-delete", "update", "optimistic-locking-etags", "features")
    ),
    *(
        _TILES.format(name=name)
        for name in ("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt")
    ),
    *(
        _RECORDS.format(name=name)
        for name in (
            *("record-core", "record-collection", "record-core-query-parameters"),
            # the same class by its final and by its draft name, which GeoNetwork looks for
            *("records-api", "record-api"),
            *("searchable-catalog", "autodiscovery", "json", "html"),
        )
    ),
    *(
        _CQL2.format(name=name)
        for name in (
            "cql2-text",
            "cql2-json",
            "basic-cql2",
            "advanced-comparison-operators",
            "case-insensitive-comparison",
            "property-property",
            "temporal-functions",
            # the same class by its final and by its draft name: QGIS 3.32 to 3.42 knows the draft
            "basic-spatial-functions",
            "basic-spatial-operators",
        )
    ),
)
