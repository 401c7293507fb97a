"""The refusal of a parameter that is not known, or whose value is not: always the same sentence."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from ..errors import ParameterError


def refuse_unknown(given: Iterable[str], known: Collection[str]) -> None:
    """Raise `ParameterError` for the first name that means nothing here."""
    for name in given:
        if name not in known:
            raise unknown(name, name, known)


def wrong(name: str, value: str, right_id: str, right_en: str) -> ParameterError:
    """The value of a parameter cannot be read; `right_id` and `right_en` say what can."""
    return ParameterError(
        name,
        f"Nilai '{value}' untuk parameter '{name}' tidak dapat dibaca. Yang benar: {right_id}.",
        f"The value '{value}' of the parameter '{name}' cannot be read. Right would be: "
        f"{right_en}.",
    )


def unknown(
    name: str, value: str, known: Collection[str], called: Collection[str] = ()
) -> ParameterError:
    """A value that is none of those known; or, where `value` is `name`, the parameter itself.

    `called` are the words that people use, where `known` are more than these.
    """
    near = difflib.get_close_matches(value, called or known, n=1)
    guess = (f" Maksud Anda '{near[0]}'?", f" Did you mean '{near[0]}'?") if near else ("", "")
    choices = ", ".join(known)
    if name == value and not known:
        return ParameterError(
            name,
            f"Parameter '{name}' tidak dikenal. Alamat ini dibuka tanpa parameter.",
            f"Unknown parameter '{name}'. This address takes no parameters.",
        )
    if not known:
        return ParameterError(
            name,
            f"Nilai '{value}' untuk parameter '{name}' tidak dikenal: katalog ini belum memuat "
            f"satu pun.",
            f"Unknown value '{value}' of the parameter '{name}': this catalogue has none yet.",
        )
    if name == value:
        return ParameterError(
            name,
            f"Parameter '{name}' tidak dikenal.{guess[0]} Yang ada: {choices}.",
            f"Unknown parameter '{name}'.{guess[1]} Known: {choices}.",
        )
    return ParameterError(
        name,
        f"Nilai '{value}' untuk parameter '{name}' tidak dikenal.{guess[0]} Pilihan: {choices}.",
        f"Unknown value '{value}' of the parameter '{name}'.{guess[1]} Choices: {choices}.",
    )
