"""One theme from its file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ..model.label import Label
from ..model.layer import ATTRIBUTE_TYPES, ISO_TOPICS, Attribute, Choice, Layer, Style
from ..model.tahap import Tahap
from .reader import Mistakes, Reader, read_toml
from .rules import check_attribute, check_layer, check_style

_NOTHING = Label("", "")


def read_theme(path: Path, slugs: Sequence[str], mistakes: Mistakes) -> Layer | None:
    """The theme in the file at `path`, or None when something in it is wrong.

    `slugs` are the units that may answer for it.
    """
    reader = read_toml(path, mistakes)
    if reader is None:
        return None
    before = len(mistakes)
    values: dict[str, Any] = {
        "key": reader.text("key"),
        "name": reader.label("name"),
        "description": reader.label("description"),
        "bidang": reader.chosen("bidang", slugs),
        "geometry": reader.texts("geometry"),
        "owner": reader.text("owner"),
        "reviewed": reader.take("reviewed", date, needed=True),
        "order": reader.take("order", int, 0),
        "oc4ids_sector": reader.take("oc4ids_sector", str, ""),
        "iso_topic": reader.chosen("iso_topic", ISO_TOPICS, needed=False) or "",
        "kugi_code": reader.take("kugi_code", str, ""),
        "aliases": reader.texts("aliases"),
        "points_are_personal": reader.take("points_are_personal", bool, default=False),
        "style": _style(reader),
        "attributes": tuple(map(_attribute, reader.tables("attributes", "key"))),
    }
    reader.done()
    layer = Layer(**values)
    check_layer(reader, path.stem, layer)
    return layer if len(mistakes) == before else None


def _style(reader: Reader) -> Style | None:
    table = reader.take("style", dict, needed=True)
    if table is None:
        return None
    part = reader.part("style", table)
    style = Style(
        part.text("color"),
        part.take("width", float, 2.0, needed=True),
        part.take("dash", str, ""),
        part.text("icon"),
    )
    part.done()
    check_style(part, style)
    return style


def _attribute(part: Reader) -> Attribute:
    attribute = Attribute(
        key=part.text("key"),
        label=part.label("label") or _NOTHING,
        type=part.chosen("type", ATTRIBUTE_TYPES) or "",
        unit=part.take("unit", str, ""),
        choices=tuple(map(_choice, part.tables("choices", "value"))),
        required_from=part.chosen("required_from", list(Tahap), needed=False),
        public=part.take("public", bool, default=True),
        minimum=part.take("minimum", float),
        maximum=part.take("maximum", float),
        aliases=part.texts("aliases"),
        help=part.label("help", needed=False),
    )
    part.done()
    check_attribute(part, attribute)
    return attribute


def _choice(part: Reader) -> Choice:
    choice = Choice(part.text("value"), part.label("label") or _NOTHING, part.texts("aliases"))
    part.done()
    return choice
