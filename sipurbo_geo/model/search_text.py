"""How free text is compared: lower case, no accents, words of letters and digits."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
#: the same for a text of ASCII alone
_APART = {code: " " for code in range(128) if _NOT_WORD.match(chr(code))}


def normalise(text: str) -> str:
    """ "Jl. Pattimura, RT 09" → "jl pattimura rt 09"; the same for what is stored and asked."""
    plain = text.casefold()
    if plain.isascii():  # nearly all of it is, and needs no pattern
        return " ".join(plain.translate(_APART).split())
    plain = unicodedata.normalize("NFKD", plain)
    return _NOT_WORD.sub(" ", plain).strip()
