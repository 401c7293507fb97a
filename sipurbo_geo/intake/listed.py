"""Several values in one cell, as people write them and as GDAL writes its lists."""

from __future__ import annotations

import json
import re
from typing import Any

#: how GDAL writes a list into formats that have none: (2:DAU,APBD)
_COUNTED = re.compile(r"\(\d+:(.*)\)", re.DOTALL)


def listed(value: Any) -> list[Any] | None:
    """The values of a cell that is a list in one of its spellings; None for any other cell."""
    if isinstance(value, list):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    if counted := _COUNTED.fullmatch(text):
        return counted[1].split(",")
    if text.startswith("[") and text.endswith("]"):
        try:
            found = json.loads(text)
        except ValueError:
            return None
        return found if isinstance(found, list) else None
    return None
