"""The elements of which such documents are made."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from ...model.label import Label
from ..xml_teks import add

NAMESPACES = {
    "xmlns:gmd": "http://www.isotc211.org/2005/gmd",
    "xmlns:gco": "http://www.isotc211.org/2005/gco",
    "xmlns:gml": "http://www.opengis.net/gml/3.2",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": (
        "http://www.isotc211.org/2005/gmd http://schemas.opengis.net/iso/19139/20070417/gmd/gmd.xsd"
    ),
}
#: of the texts that stand beside the Indonesian ones
LOCALE = "EN"
_CODES = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
_LANGUAGES = "http://www.loc.gov/standards/iso639-2/"
_FREE: Mapping[str, str] = {"xsi:type": "gmd:PT_FreeText_PropertyType"}


def deep(parent: Element, path: str) -> Element:
    """The element at the end of `path`, "gmd:contact/gmd:CI_ResponsibleParty", newly made."""
    for name in path.split("/"):
        parent = add(parent, name)
    return parent


def text(parent: Element, name: str, value: str) -> None:
    """A plain text."""
    add(add(parent, name), "gco:CharacterString", value)


def both(parent: Element, name: str, label: Label) -> None:
    """A text in Indonesian, and the same in English."""
    found = add(parent, name, attributes=_FREE)
    add(found, "gco:CharacterString", label.id)
    group = deep(found, "gmd:PT_FreeText/gmd:textGroup")
    add(group, "gmd:LocalisedCharacterString", label.en, {"locale": f"#{LOCALE}"})


def code(parent: Element, path: str, value: str) -> None:
    """A word of one of the standard's lists; `path` ends with the name of the list."""
    name, _, listed = path.rpartition("/")
    attributes = {"codeList": f"{_CODES}#{listed.partition(':')[2]}", "codeListValue": value}
    add(deep(parent, name), listed, value, attributes)


def language(parent: Element, name: str, value: str) -> None:
    """A language by its three letters (ISO 639-2)."""
    attributes = {"codeList": _LANGUAGES, "codeListValue": value}
    add(add(parent, name), "gmd:LanguageCode", value, attributes)


def nothing(parent: Element, name: str) -> None:
    """What the standard asks for and nobody knows."""
    add(parent, name, attributes={"gco:nilReason": "unknown"})
