"""Links between the documents of the API, absolute where programs need them so."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import request
from flask_babel import gettext as _

from sipurbo_geo.query.koleksi.daftar import find_koleksi
from webmap.state import current

Link = dict[str, str]

JSON, GEOJSON, HTML = "application/json", "application/geo+json", "text/html"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
SCHEMA = "application/schema+json"
_REL = "http://www.opengis.net/def/rel/ogc/1.0"


def address(*parts: str, query: str = "") -> str:
    """The absolute address of a document below /ogc; its parts are escaped here."""
    public = current().settings.public_url or request.host_url.rstrip("/") + request.script_root
    path = "/".join(("/ogc", *(quote(part, safe=":") for part in parts)))
    return f"{public}{path}" + (f"?{query}" if query else "")


def link(href: str, rel: str, kind: str, title: str = "") -> Link:
    """One link as JSON documents hold it."""
    found = {"href": href, "rel": rel, "type": kind}
    return found | {"title": title} if title else found


def same_in(form: str) -> str:
    """The address of this very document in another form."""
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != "f"]
    parts = request.path.removeprefix("/ogc").strip("/").split("/")
    return address(*filter(None, parts), query=urlencode([*kept, ("f", form)]))


def own_links(kind: str) -> list[Link]:
    """To this document itself and to its other form; `kind` is what it is as data."""
    return [
        link(same_in("json"), "self", kind),
        link(same_in("html"), "alternate", HTML),
    ]


def more_links(koleksi: str = "") -> list[Link]:
    """What other services offer beside features: of one collection, or of all together."""
    if not koleksi:
        rel = f"{_REL}/tiling-schemes"
        return [link(address("tileMatrixSets"), rel, JSON, "Tile matrix sets")]
    found = find_koleksi(current().registry, koleksi)
    if found is None or not found.is_kegiatan:
        return []
    tiles = address("collections", koleksi, "tiles")
    return [link(tiles, f"{_REL}/tilesets-vector", JSON, _("Ubin vektor"))]
