"""Brings names to one spelling, so that the same place or word is recognised."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .cell import clean

_PREFIX = re.compile(
    r"^(?:kec|kecamatan|desa|ds|dsn|dusun|kel|kelurahan|kab|kabupaten)\b\.?\s*(?=\S)"
)
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def fold_words(text: str) -> tuple[str, ...]:
    """The words of `text`: lower case, no accents, no punctuation."""
    plain = unicodedata.normalize("NFKD", clean(text).replace("'", "").replace("’", ""))
    return tuple(_WORD.findall(plain.casefold().encode("ascii", "ignore").decode()))


def fold_text(text: str) -> str:
    """`text` as one run of letters and digits: "Rusak Ringan" and "rusak_ringan" are the same."""
    return "".join(fold_words(text))


@lru_cache(maxsize=4096)
def fold_name(text: str) -> tuple[str, ...]:
    """The keys under which a place's name may be found, the most faithful first.

    "Kec. VII Koto" gives "kecviikoto", "kec7koto", "viikoto", "7koto". "Dusun Baru" is the name of
    a desa, hence the keys with the prefix come first.
    """
    whole = " ".join(fold_words(text))
    bare = _PREFIX.sub("", whole)
    keys = (_join(whole), _join_arabic(whole), _join(bare), _join_arabic(bare))
    return tuple(dict.fromkeys(key for key in keys if key))


def _join(text: str) -> str:
    return text.replace(" ", "")


def _join_arabic(text: str) -> str:
    return "".join(str(arabic(w)) if _ROMAN.fullmatch(w) else w for w in text.split())


def arabic(roman: str) -> int:
    """The number that lower-case Roman numerals up to 39 mean: "vii" is 7."""
    values = [_ROMAN_VALUES[letter] for letter in roman]
    after = [*values[1:], 0]
    return sum(-v if v < follower else v for v, follower in zip(values, after, strict=True))
