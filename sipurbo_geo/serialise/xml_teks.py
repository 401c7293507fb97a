"""XML documents from elements; what XML cannot hold is left out of texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

#: everything that XML 1.0 (2.2) does not take as a character
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(
    parent: Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> Element:
    """A child called `name`, with its text and attributes."""
    clean = {key: _IMPOSSIBLE.sub("", value) for key, value in (attributes or {}).items()}
    child = SubElement(parent, name, clean)
    child.text = _IMPOSSIBLE.sub("", text) or None
    return child


def to_bytes(root: Element) -> bytes:
    """The whole document, as UTF-8 with its declaration."""
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
