"""Finds the kegiatan that a file means by its kode."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from .cell import ValueParseError, shown
from .fold import fold_text

#: looking for near kodes takes long in a large register; the first few mistakes show the pattern
_EXPLAINED = 20
_SHOWN = 3


@dataclass(slots=True)
class KodeIndex:
    """The kodes of the register, made by `index_kodes`; upper and lower case are the same."""

    kodes: frozenset[str]
    by_fold: dict[str, list[str]]
    unknown: int = 0

    def find(self, text: str) -> str:
        """The kode that `text` means. Raises `ValueParseError` that names the nearest ones."""
        if text in self.kodes:
            return text
        same = self.by_fold.get(fold_text(text), [])
        if len(same) == 1:
            return same[0]
        if not text:
            raise ValueParseError("Kode kegiatan kosong; isi kodenya.", "No kode; fill it in.")
        self.unknown += 1
        near = get_close_matches(text, self.kodes, n=_SHOWN) if self.unknown <= _EXPLAINED else []
        listed = ", ".join(near)
        raise ValueParseError(
            f'Kegiatan "{shown(text)}" tidak ada dalam katalog. '
            + (f"Maksudnya {listed}?" if near else "Impor kegiatannya dahulu."),
            f'There is no kegiatan "{shown(text)}" in the catalogue. '
            + (f"Did you mean {listed}?" if near else "Import the kegiatan first."),
        )


def index_kodes(kodes: Iterable[str]) -> KodeIndex:
    """An index over the kodes of the register."""
    by_fold: dict[str, list[str]] = {}
    for kode in kodes:
        by_fold.setdefault(fold_text(kode), []).append(kode)
    return KodeIndex(frozenset(kode for same in by_fold.values() for kode in same), by_fold)
