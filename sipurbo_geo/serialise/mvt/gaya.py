"""How the tiles are drawn: the colour of a kegiatan says its status, width and dash its theme.

A group has no status of its own: it has the colour of its theme, and a red rim when one of its
kegiatan is critical. Nothing is fetched from elsewhere: no glyphs and no sprites, so no numbers.
Only what QGIS 3.22 understands as well is used.

Source: MapLibre Style Specification, version 8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.layer import Layer
from ...model.status import Status
from ..warna import WARNA
from .keterangan import WORLD, Sumber

Gaya = dict[str, Any]

_SOURCE = "kegiatan"
#: the level at which a kabupaten fills a screen
_ZOOM = 9
_PAPER, _MIXED = "#ffffff", "#4b5763"
#: from how many kegiatan on a circle has which radius
_RADII = {1: 7, 10: 10, 100: 14, 1000: 19}
_RIMS = (
    ("kelompok", ["==", "kritis", 0], _PAPER),
    ("kelompok-kritis", [">", "kritis", 0], WARNA[Status.KRITIS]),
)
_STATUS = [
    "match",
    ["get", "status"],
    *(part for status, colour in WARNA.items() for part in (status, colour)),
    WARNA[Status.TANPA_DATA],
]


def make_gaya(layers: Mapping[str, Layer], tilejson: str, sumber: Sumber) -> Gaya:
    """The style of the tiles that `sumber` describes; `tilejson` is where its document stands."""
    west, south, east, north = sumber.bbox or WORLD
    return {
        "version": 8,
        "name": sumber.judul,
        "center": [(west + east) / 2, (south + north) / 2],
        "zoom": _ZOOM if sumber.bbox else 0,
        "sources": {_SOURCE: {"type": "vector", "url": tilejson}},
        "layers": [
            *(one for layer in layers.values() for one in _groups(layer)),
            *(one for layer in layers.values() for one in _areas(layer)),
            *(one for layer in layers.values() for one in _lines(layer)),
            _points(),
            *_clusters(layers),
        ],
    }


def _layer(id: str, kind: str, source_layer: str, paint: Gaya, **more: Any) -> Gaya:
    found = {"id": id, "type": kind, "source": _SOURCE, "source-layer": source_layer}
    return found | more | {"paint": paint}


def _groups(layer: Layer) -> Iterator[Gaya]:
    """Roads drawn together."""
    paint = {"line-color": layer.style.color, "line-width": layer.style.width / 2}
    yield _layer(
        f"{layer.key}-kelompok",
        "line",
        "kelompok",
        paint | _dash(layer, layer.style.width / 2),
        filter=["all", ["==", "$type", "LineString"], ["==", "layer", layer.key]],
    )


def _areas(layer: Layer) -> Iterator[Gaya]:
    yield _layer(
        f"{layer.key}-area",
        "fill",
        "kegiatan",
        {"fill-color": _STATUS, "fill-opacity": 0.35, "fill-outline-color": _STATUS},
        filter=["all", ["==", "$type", "Polygon"], ["==", "layer", layer.key]],
    )


def _lines(layer: Layer) -> Iterator[Gaya]:
    """Lines, and the edges of areas."""
    width = layer.style.width
    yield _layer(
        f"{layer.key}-garis",
        "line",
        "kegiatan",
        {"line-color": _STATUS, "line-width": width} | _dash(layer, width),
        filter=["all", ["in", "$type", "LineString", "Polygon"], ["==", "layer", layer.key]],
        layout={"line-join": "round", "line-cap": "butt" if layer.style.dash else "round"},
    )


def _dash(layer: Layer, width: float) -> Gaya:
    """Dashes are pixels in a theme, and widths of the line in a style."""
    steps = [float(step) / width for step in layer.style.dash.replace(",", " ").split()]
    return {"line-dasharray": steps} if steps else {}


def _points() -> Gaya:
    return _layer(
        "titik",
        "circle",
        "kegiatan",
        {
            "circle-color": _STATUS,
            "circle-radius": 5,
            "circle-stroke-color": _PAPER,
            "circle-stroke-width": 1.5,
        },
        filter=["==", "$type", "Point"],
    )


def _clusters(layers: Mapping[str, Layer]) -> Iterator[Gaya]:
    """Circles that grow with what they stand for."""
    by_theme = [part for layer in layers.values() for part in (layer.key, layer.style.color)]
    colour = ["match", ["get", "layer"], *by_theme, _MIXED]
    for number, (least, radius) in enumerate(_RADII.items()):
        for name, critical, rim in _RIMS:
            yield _layer(
                f"{name}-{number}",
                "circle",
                "kelompok",
                {
                    "circle-color": colour,
                    "circle-opacity": 0.85,
                    "circle-radius": radius,
                    "circle-stroke-color": rim,
                    "circle-stroke-width": 2,
                },
                filter=["all", ["==", "$type", "Point"], critical, *_between(number, least)],
            )


def _between(number: int, least: int) -> list[Any]:
    more = list(_RADII)[number + 1 :]
    return [[">=", "jumlah", least], *(["<", "jumlah", bound] for bound in more[:1])]
