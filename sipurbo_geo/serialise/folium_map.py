"""A map in one HTML file: it opens from a stick or a message, with no network at all.

Buffers: the file holds every feature, and so does memory while it is made. folium is loaded only
here, because it costs a tenth of a gigabyte.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from sipurbo_geo.errors import ConfigError
from sipurbo_geo.model.status import STATUS_LABELS, Status
from sipurbo_geo.model.wilayah import Wilayah
from sipurbo_geo.registry import Registry

from .folium_halaman import GAYA, NAMA_JS, PETA_JS, POPUP_JS, tulis_panel
from .warna import WARNA

Feature = Mapping[str, Any]

_LAND = {"fillColor": "#f4f2ea", "fillOpacity": 1, "color": "#bfb9a6", "weight": 1}
_EDGE = {"fill": False, "color": "#5d594c", "weight": 2.5}
#: folium compiles its own output as a Jinja template, so no "{" of the data may pass through it
_BRACE, _BRACE_JSON = "\ue000", r"\ue000"
_NEAREST, _DEEPEST = 15, 19
_TEBO = ((-1.9, 101.8), (-0.9, 102.8))  # what is shown when nothing is known


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The script and style that are written into the file."""

    js: str
    css: str


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What the file says about itself: title, the filter in words, the state and the source."""

    judul: str
    kalimat: str
    waktu: datetime
    sumber: str
    bahasa: str = "id"


def read_leaflet(folder: Path) -> Leaflet:
    """The built Leaflet in `folder` (with its manifest); raises `ConfigError` when not built."""
    import json

    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        js, css = (manifest[name]["file"] for name in ("leaflet.js", "leaflet.css"))
        return Leaflet((folder / js).read_text("utf-8"), (folder / css).read_text("utf-8"))
    except (FileNotFoundError, KeyError) as error:
        raise ConfigError(
            "Leaflet belum dibuat. Jalankan: make assets",
            "Leaflet has not been built. Run: make assets",
        ) from error


def write_map(path: Path, html: str) -> None:
    """Write what `render_map` made."""
    path.write_text(html, encoding="utf-8")


def render_map(
    features: Iterable[Feature],
    wilayah: Sequence[Wilayah],
    registry: Registry,
    keterangan: Keterangan,
    leaflet: Leaflet,
) -> str:
    """The map of `features` (GeoJSON, EPSG:4326) over the places `wilayah`, as one HTML document.

    Features without geometry are counted and named in the file, not dropped.
    """
    import folium

    found = list(features)
    drawn = [feature for feature in found if feature["geometry"]]
    the_map = folium.Map(tiles=None, prefer_canvas=True, max_zoom=_DEEPEST)
    the_map.default_js = [("leaflet", _data_uri("text/javascript", leaflet.js))]
    the_map.default_css = [("leaflet_css", _data_uri("text/css", leaflet.css + GAYA))]
    _add_places(the_map, wilayah)
    if drawn:
        _add_features(the_map, drawn, registry, keterangan.bahasa)
    # a point alone has no extent: without a limit Leaflet would zoom in for ever
    the_map.fit_bounds(_bounds(drawn, wilayah), padding=(20, 20), max_zoom=_NEAREST)
    root: Any = the_map.get_root()
    root.html.add_child(_element(tulis_panel(found, registry, keterangan, WARNA)))
    root.script.add_child(_element(PETA_JS.replace("$PETA", the_map.get_name())))
    html: str = root.render().replace(_BRACE_JSON, r"\u007b")
    return html.replace("<html>", f'<html lang="{keterangan.bahasa}">', 1)


def _add_places(the_map: Any, wilayah: Sequence[Wilayah]) -> None:
    import folium
    import shapely
    from folium.utilities import JsCode

    drawn = [(place, place.geometry) for place in wilayah if place.geometry is not None]
    if not drawn:
        return
    kecamatan = [_outline(shape, place.nama) for place, shape in drawn]
    edge = _outline(shapely.union_all([shape for _, shape in drawn]), "")
    for features, style, names in ((kecamatan, _LAND, JsCode(NAMA_JS)), ([edge], _EDGE, None)):
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            style_function=lambda _, style=style: style,
            on_each_feature=names,
            interactive=False,
        ).add_to(the_map)


def _outline(shape: BaseGeometry, name: str) -> dict[str, Any]:
    import shapely

    return {
        "type": "Feature",
        "properties": {"nama": _without_braces(name)},
        "geometry": shapely.geometry.mapping(shape),
    }


def _add_features(
    the_map: Any, features: Sequence[Feature], registry: Registry, bahasa: str
) -> None:
    import folium
    from folium.utilities import JsCode

    folium.GeoJson(
        {"type": "FeatureCollection", "features": [_shown(f, registry, bahasa) for f in features]},
        style_function=lambda feature: _style(feature, registry),
        marker=folium.CircleMarker(radius=7, fill=True, fill_opacity=0.9),
        on_each_feature=JsCode(POPUP_JS),
    ).add_to(the_map)


def _shown(feature: Feature, registry: Registry, bahasa: str) -> dict[str, Any]:
    """The feature with what its popup says, in words; the rest stays out of the file."""
    p = feature["properties"]
    layer = registry.layers.get(p["layer"])
    lines = [
        STATUS_LABELS[Status(p["status"])].text(bahasa),
        layer.name.text(bahasa) if layer else p["layer"],
        ", ".join(p["kecamatan"]),
        f"TA {p['tahun']}",
        p.get("penyedia") or "",
    ]
    return {
        "type": "Feature",
        "id": _without_braces(p["kode"]),
        "geometry": feature["geometry"],
        "properties": {
            "kode": _without_braces(p["kode"]),
            "nama": _without_braces(p["nama"]),
            "status": p["status"],
            "layer": p["layer"],
            "baris": [_without_braces(line) for line in lines if line],
        },
    }


def _without_braces(text: str) -> str:
    return text.replace("{", _BRACE)


def _style(feature: Feature, registry: Registry) -> dict[str, Any]:
    p = feature["properties"]
    layer = registry.layers.get(p["layer"])
    colour = WARNA[p["status"]]
    width = layer.style.width if layer else 3
    return {
        "color": colour,
        "weight": width + 2 if p["status"] == Status.KRITIS else width,
        "dashArray": layer.style.dash if layer and layer.style.dash else None,
        "opacity": 1,
        "fillColor": colour,
        "fillOpacity": 0.3,
    }


def _bounds(features: Sequence[Feature], wilayah: Sequence[Wilayah]) -> Sequence[Sequence[float]]:
    import shapely

    shapes = [shapely.geometry.shape(f["geometry"]) for f in features]
    shapes = shapes or [place.geometry for place in wilayah if place.geometry is not None]
    if not shapes:
        return _TEBO
    west, south, east, north = shapely.total_bounds(shapes)
    return (float(south), float(west)), (float(north), float(east))


def _element(text: str) -> Any:
    """A piece of the document; its text is compiled as a Jinja template, too."""
    from branca.element import Element

    return Element(text)


def _data_uri(kind: str, text: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(text.encode()).decode('ascii')}"
