"""The shapes of the answers."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_NUMBER: Schema = {"type": "number"}


def ref(name: str) -> Schema:
    """A schema of this document by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: tuple[str, ...], **properties: Schema) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", **needed, "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_LINK = _object(("href", "rel"), href=_TEXT, rel=_TEXT, type=_TEXT, title=_TEXT)
_GEOMETRY = _object(
    ("type", "coordinates"),
    type={
        "type": "string",
        "enum": [
            "Point",
            "MultiPoint",
            "LineString",
            "MultiLineString",
            "Polygon",
            "MultiPolygon",
        ],
    },
    coordinates=_list({}),
) | {"nullable": True}

SCHEMAS: dict[str, Schema] = {
    "link": _LINK,
    "landing": _object(("links",), title=_TEXT, description=_TEXT, links=_list(ref("link"))),
    "conformance": _object(("conformsTo",), conformsTo=_list(_TEXT), links=_list(ref("link"))),
    "extent": _object(
        (),
        spatial=_object(
            ("bbox",), bbox=_list({"type": "array", "items": _NUMBER, "minItems": 4}), crs=_TEXT
        ),
        temporal=_object(
            ("interval",),
            interval=_list(_list({"type": "string", "format": "date-time", "nullable": True})),
            trs=_TEXT,
        ),
    ),
    "collection": _object(
        ("id", "links"),
        id=_TEXT,
        title=_TEXT,
        description=_TEXT,
        itemType={"type": "string", "enum": ["feature"]},
        extent=ref("extent"),
        crs=_list(_TEXT),
        storageCrs=_TEXT,
        links=_list(ref("link")),
    ),
    "collections": _object(
        ("links", "collections"),
        links=_list(ref("link")),
        crs=_list(_TEXT),
        collections=_list({"anyOf": [ref("collection"), ref("catalog")]}),
    ),
    "queryables": _object(
        ("$id", "$schema", "type", "properties"),
        type={"type": "string", "enum": ["object"]},
        properties={"type": "object"},
    ),
    "geometry": _GEOMETRY,
    "feature": _object(
        ("type", "geometry", "properties"),
        type={"type": "string", "enum": ["Feature"]},
        id=_TEXT,
        geometry=ref("geometry"),
        properties={"type": "object"},
        links=_list(ref("link")),
    ),
    "features": _object(
        ("type", "features", "links", "numberReturned"),
        type={"type": "string", "enum": ["FeatureCollection"]},
        features=_list(ref("feature")),
        links=_list(ref("link")),
        timeStamp=_MOMENT,
        numberMatched={"type": "integer", "minimum": 0},
        numberReturned={"type": "integer", "minimum": 0},
    ),
    "catalog": _object(
        ("id", "type", "title", "itemType", "links"),
        id=_TEXT,
        type={"type": "string", "enum": ["Catalog"]},
        title=_TEXT,
        description=_TEXT,
        itemType={"type": "string", "enum": ["record"]},
        extent=ref("extent"),
        crs=_list(_TEXT),
        updated=_MOMENT,
        language=ref("language"),
        languages=_list(ref("language")),
        contacts=_list(ref("contact")),
        license=_TEXT,
        links=_list(ref("link")),
    ),
    "language": _object(("code",), code=_TEXT, name=_TEXT),
    "contact": _object(
        ("organization",),
        organization=_TEXT,
        position=_TEXT,
        roles=_list(_TEXT),
        links=_list(ref("link")),
    ),
    "record": _object(
        ("id", "type", "geometry", "time", "properties", "links"),
        id=_TEXT,
        type={"type": "string", "enum": ["Feature"]},
        conformsTo=_list(_TEXT),
        geometry=ref("geometry"),
        time=_object(("interval",), interval=_list(_TEXT)) | {"nullable": True},
        properties=_object(
            ("type", "title"),
            type={"type": "string", "enum": ["dataset"]},
            title=_TEXT,
            description=_TEXT,
            keywords=_list(_TEXT),
            updated=_MOMENT,
            externalIds=_list(_object(("value",), scheme=_TEXT, value=_TEXT)),
            themes=_list(
                _object(
                    ("scheme", "concepts"), scheme=_TEXT, concepts=_list(_object(("id",), id=_TEXT))
                )
            ),
            formats=_list(_object((), name=_TEXT, mediaType=_TEXT)),
            resourceLanguages=_list(ref("language")),
            language=ref("language"),
            languages=_list(ref("language")),
            contacts=_list(ref("contact")),
            license=_TEXT,
        ),
        links=_list(ref("link")),
        linkTemplates=_list(
            _object(
                ("uriTemplate", "rel"),
                uriTemplate=_TEXT,
                rel=_TEXT,
                type=_TEXT,
                title=_TEXT,
                variables={"type": "object"},
            )
        ),
    ),
    "records": _object(
        ("type", "features", "links", "numberMatched", "numberReturned"),
        type={"type": "string", "enum": ["FeatureCollection"]},
        features=_list(ref("record")),
        links=_list(ref("link")),
        timeStamp=_MOMENT,
        numberMatched={"type": "integer", "minimum": 0},
        numberReturned={"type": "integer", "minimum": 0},
    ),
    "tilesets": _object(("tilesets",), links=_list(ref("link")), tilesets=_list(ref("tileset"))),
    "tileset": _object(
        ("dataType", "crs", "tileMatrixSetURI", "links"),
        title=_TEXT,
        dataType={"type": "string", "enum": ["vector"]},
        crs=_TEXT,
        tileMatrixSetURI=_TEXT,
        tileMatrixSetLimits=_list({"type": "object"}),
        boundingBox={"type": "object"},
        layers=_list({"type": "object"}),
        links=_list(ref("link")),
    ),
    "tileMatrixSets": _object(
        ("tileMatrixSets",), links=_list(ref("link")), tileMatrixSets=_list({"type": "object"})
    ),
    "tileMatrixSet": _object(
        ("id", "crs", "tileMatrices"),
        id=_TEXT,
        title=_TEXT,
        uri=_TEXT,
        crs=_TEXT,
        orderedAxes=_list(_TEXT),
        wellKnownScaleSet=_TEXT,
        tileMatrices=_list({"type": "object"}),
    ),
    "part": _object((), type=_TEXT, geometry=ref("geometry"), properties={"type": "object"}),
    "saved": _object(
        ("id", "hasil", "versi"),
        id=_TEXT,
        hasil={"type": "string", "enum": ["baru", "berubah", "diajukan", "tetap"]},
        versi={"type": "integer"},
        ajuan={"type": "integer", "nullable": True},
        peringatan=_list(_TEXT),
    ),
    "problem": _object(
        ("title", "status", "detail"),
        type=_TEXT,
        title=_TEXT,
        status={"type": "integer"},
        detail=_TEXT,
        instance=_TEXT,
        parameter=_TEXT,
    ),
}
