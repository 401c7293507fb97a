"""Finds the place or the choice that a text means; what is only near is said to be so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ..model.layer import Choice
from .cell import ValueParseError, clean, is_blank, shown
from .fold import fold_name, fold_text

_NEAR = 0.82
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The place that was found. `near` means: spelled otherwise, so report it as a warning."""

    kode: str
    nama: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names of one level to look in, made by `index_names`."""

    names: Mapping[str, str]
    by_key: Mapping[str, tuple[str, ...]]

    def find(self, text: Any) -> NameMatch | None:
        """The place that `text` names ("Kec. VII Koto", "RIMBOBUJANG"); None where it is empty.

        Raises `ValueParseError` that lists the nearest names, or the codes where several places
        bear the name.
        """
        if is_blank(text):
            return None
        for key in fold_name(str(text)):
            kodes = self.by_key.get(key, ())
            if len(kodes) == 1:
                return NameMatch(kodes[0], self.names[kodes[0]])
            if kodes:
                raise _several(text, [f"{self.names[kode]} ({kode})" for kode in kodes])
        return self._find_near(text)

    def _find_near(self, text: Any) -> NameMatch:
        ranked = self._rank(str(text))
        near = [kode for score, kode in ranked if score >= _NEAR]
        if len(near) == 1:
            return NameMatch(near[0], self.names[near[0]], near=True)
        names = [self.names[kode] for _, kode in ranked[:_SHOWN]]
        raise _unknown(text, names)

    def _rank(self, text: str) -> list[tuple[float, str]]:
        asked = fold_name(text)[-1:] or ("",)
        scored = [
            (max(_score(asked[0], key) for key in fold_name(nama)[-1:] or ("",)), kode)
            for kode, nama in self.names.items()
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def index_names(names: Mapping[str, str]) -> NameIndex:
    """An index over `names` (kode to nama) in which spelling variants are found."""
    by_key: dict[str, list[str]] = {}
    faithful: dict[str, list[str]] = {}
    for kode, nama in names.items():
        for place, key in enumerate(fold_name(nama)):
            (faithful if place == 0 else by_key).setdefault(key, []).append(kode)
    # A name as it stands goes before another name that is only the same without its prefix.
    merged = by_key | faithful
    return NameIndex(dict(names), {key: tuple(dict.fromkeys(k)) for key, k in merged.items()})


def match_choice(value: Any, choices: Sequence[Choice]) -> str | None:
    """The value of the choice that a cell means, in any case, by value, label or alias.

    None where the cell is empty; raises `ValueParseError` that lists what is allowed.
    """
    if is_blank(value):
        return None
    asked = fold_text(str(value))
    for spelled in (_by_value, _by_label, _by_alias):
        for choice in choices:
            if asked and asked in spelled(choice):
                return choice.value
    allowed = ", ".join(choice.value for choice in choices)
    raise ValueParseError(
        f'"{shown(value)}" tidak ada dalam pilihan; pakai salah satu dari: {allowed}.',
        f'"{shown(value)}" is not among the choices; use one of: {allowed}.',
    )


def _by_value(choice: Choice) -> set[str]:
    return {fold_text(choice.value)}


def _by_label(choice: Choice) -> set[str]:
    return {fold_text(choice.label.id), fold_text(choice.label.en)}


def _by_alias(choice: Choice) -> set[str]:
    return {fold_text(alias) for alias in choice.aliases}


def _score(asked: str, name: str) -> float:
    """How alike two folded names are; never alike when their numbers differ (6 Koto, 7 Koto)."""
    if re.findall(r"\d+", asked) != re.findall(r"\d+", name):
        return 0.0
    return SequenceMatcher(None, asked, name).ratio()


def _several(text: Any, names: Sequence[str]) -> ValueParseError:
    listed = ", ".join(names)
    return ValueParseError(
        f'"{shown(text)}" dipakai beberapa wilayah: {listed}. Tulis kodenya.',
        f'"{shown(text)}" is the name of several places: {listed}. Write the code.',
    )


def _unknown(text: Any, names: Sequence[str]) -> ValueParseError:
    listed = ", ".join(names)
    nearest = (f" Yang terdekat: {listed}.", f" Nearest: {listed}.") if names else ("", "")
    found = shown(clean(text))
    return ValueParseError(
        f'"{found}" bukan nama yang dikenal.{nearest[0]} Perbaiki ejaannya, atau tulis kodenya.',
        f'"{found}" is not a known name.{nearest[1]} Mend its spelling, or write its code.',
    )
