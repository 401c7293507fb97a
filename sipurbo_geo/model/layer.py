"""A theme (jalan, irigasi, …) as data: what it asks for, how it looks, who answers for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .label import Label

ATTRIBUTE_TYPES = ("text", "integer", "number", "choice", "boolean", "date")
GEOMETRY_TYPES = (
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
)
#: ISO 19115:2003, B.5.27 (MD_TopicCategoryCode)
ISO_TOPICS = (
    *("farming", "biota", "boundaries", "climatologyMeteorologyAtmosphere", "economy"),
    *("elevation", "environment", "geoscientificInformation", "health"),
    *("imageryBaseMapsEarthCover", "intelligenceMilitary", "inlandWaters", "location", "oceans"),
    *("planningCadastre", "society", "structure", "transportation", "utilitiesCommunication"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of a choice attribute; `aliases` are other spellings people bring."""

    value: str
    label: Label
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """One technical attribute (Data Teknis) of a theme.

    `required_from` is the tahap from which it must be filled, or None when it never must.
    `public` False keeps it out of everything the public can reach.
    """

    key: str
    label: Label
    type: str
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    required_from: str | None = None
    public: bool = True
    minimum: float | None = None
    maximum: float | None = None
    aliases: tuple[str, ...] = ()
    help: Label | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How the theme is drawn. Colour on the map means status; dash, width and icon mean theme."""

    color: str
    width: float
    dash: str
    icon: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One theme, read from `layers/<key>.toml`."""

    key: str
    name: Label
    description: Label
    bidang: str
    geometry: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    style: Style
    owner: str
    reviewed: date
    order: int = 0
    oc4ids_sector: str = ""
    #: a code of `ISO_TOPICS`, "" where none is named
    iso_topic: str = ""
    kugi_code: str = ""
    aliases: tuple[str, ...] = ()
    #: where the public sees households only as a sum per desa, points are refused
    points_are_personal: bool = field(default=False)

    def attribute(self, key: str) -> Attribute | None:
        """The attribute called `key`, if the theme has one."""
        return next((a for a in self.attributes if a.key == key), None)
