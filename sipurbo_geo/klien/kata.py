"""From the values of a call to the words of an address: a list means "or", as there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..errors import ParameterError
from .asal import Words


def words_of(given: Mapping[str, Any]) -> Words:
    """Each parameter that is given with its values as text; None means that it is not.

    Raises `ParameterError` for what no address holds, and for a list with nothing in it: an address
    cannot ask for nothing, and whoever computed it does not expect everything.
    """
    words = {}
    for name, value in given.items():
        if value is None:
            continue
        texts = [_written(part) for part in _parts(value)]
        _refuse_unsayable(name, texts)
        if not texts:
            raise ParameterError(
                name,
                f"Daftar untuk parameter '{name}' kosong. Isi dengan nilai yang dicari, atau "
                "hilangkan parameternya.",
                f"The list for the parameter '{name}' is empty. Fill in what is looked for, or "
                "leave the parameter out.",
            )
        # the four numbers of a box belong together
        words[name] = [",".join(texts)] if name == "bbox" else texts
    return words


def _refuse_unsayable(name: str, texts: Iterable[str]) -> None:
    """Raise `ParameterError` for NUL and for half a character: no address can hold them."""
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in "".join(texts)):
        raise ParameterError(
            name,
            f"Nilai parameter '{name}' memuat NUL atau separuh karakter. Ketik ulang nilainya.",
            f"The value of the parameter '{name}' holds NUL or half a character. Type it again.",
        )


def _parts(value: Any) -> Iterable[Any]:
    alone = isinstance(value, str) or not isinstance(value, Iterable)
    return [value] if alone else value


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
