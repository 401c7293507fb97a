"""How free text is compared: lower case, no accents, words of letters and digits."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def normalise(text: str) -> str:
    """ "Jl. Pattimura, RT 09" → "jl pattimura rt 09"; the same for what is stored and asked."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_WORD.sub(" ", plain).strip()
