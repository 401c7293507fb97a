"""How QGIS draws a theme: the colour says the status, width and dash say the theme."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from ...model.layer import Layer
from ...model.status import STATUS_LABELS
from ..warna import WARNA

_HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_WHITE = "255,255,255,255"
_TYPES = {"titik": "marker", "garis": "line", "area": "fill"}
CLASSES = {"titik": "SimpleMarker", "garis": "SimpleLine", "area": "SimpleFill"}


def style_of(layer: Layer, kind: str) -> str:
    """A QML document for the theme's points, lines or areas, by status."""
    categories, symbols = [], []
    for number, (status, label) in enumerate(STATUS_LABELS.items()):
        categories.append(
            f'<category render="true" symbol="{number}" value={quoteattr(status.value)} '
            f'type="string" label={quoteattr(label.id)}/>'
        )
        symbols.append(_symbol(number, kind, _options(layer, kind, _rgba(WARNA[status]))))
    return (
        f'{_HEAD}<qgis version="3.22" styleCategories="Symbology">'
        '<renderer-v2 type="categorizedSymbol" attr="status" forceraster="0" symbollevels="0" '
        f'enableorderby="0"><categories>{"".join(categories)}</categories>'
        f"<symbols>{''.join(symbols)}</symbols></renderer-v2></qgis>"
    )


def _symbol(number: int, kind: str, options: dict[str, str]) -> str:
    held = "".join(
        f'<Option name="{name}" type="QString" value={quoteattr(value)}/>'
        for name, value in options.items()
    )
    return (
        f'<symbol name="{number}" type="{_TYPES[kind]}" alpha="1" clip_to_extent="1" '
        f'force_rhr="0"><layer class="{CLASSES[kind]}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{held}</Option></layer></symbol>'
    )


def _options(layer: Layer, kind: str, color: str) -> dict[str, str]:
    width = f"{layer.style.width:g}"
    if kind == "titik":
        shape = {"name": "circle", "color": color, "size": "9", "size_unit": "Pixel"}
        return shape | {"outline_color": _WHITE, "outline_width": "1.5", **_unit("outline_width")}
    if kind == "area":
        faint = color.rsplit(",", 1)[0] + ",90"
        edge = {"outline_color": color, "outline_width": width, **_unit("outline_width")}
        return {"color": faint, "style": "solid", "outline_style": "solid", **edge}
    line = {"line_color": color, "line_width": width, "line_width_unit": "Pixel"}
    line |= {"capstyle": "round", "joinstyle": "round", "line_style": "solid"}
    if not layer.style.dash:
        return line
    dash = ";".join(layer.style.dash.replace(",", " ").split())
    return line | {"use_custom_dash": "1", "customdash": dash, "customdash_unit": "Pixel"}


def _unit(name: str) -> dict[str, str]:
    return {f"{name}_unit": "Pixel"}


def _rgba(color: str) -> str:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"
