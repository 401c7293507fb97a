"""Text that may stand in XML."""

from __future__ import annotations

import re

#: what XML 1.0 does not hold, escaped or not
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with a mark where a character cannot be written."""
    return _IMPOSSIBLE.sub("\ufffd", text)
