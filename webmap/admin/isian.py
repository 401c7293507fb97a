"""What a form of the office holds: each field read once, by the readers that imports use too."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from flask import request

from sipurbo_geo.errors import ParameterError, SipurboError
from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.dates import parse_date
from sipurbo_geo.intake.money import parse_money
from sipurbo_geo.intake.number import parse_integer
from sipurbo_geo.intake.percent import parse_percent
from webmap.language import bahasa

_T = TypeVar("_T")
_LONGEST_UID = 36
#: both databases count so far
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Galat:
    """What was wrong with a form; `nama` is the field, "" when it is no single one."""

    formulir: str
    nama: str
    teks: str


def galat_of(formulir: str, error: SipurboError) -> Galat:
    """`error` as the page shows it."""
    name = error.name if isinstance(error, ParameterError) else ""
    return Galat(formulir, name, error.text(bahasa()))


def read_teks(name: str) -> str:
    """The text of a field, without blanks around it."""
    return request.form.get(name, "").strip()


def read_persen(name: str) -> Decimal | None:
    """A percentage; None where the field is empty. Raises `ParameterError`."""
    return _read(name, parse_percent)


def read_tanggal(name: str) -> date | None:
    """A day; None where the field is empty. Raises `ParameterError`."""
    return _read(name, parse_date)


def read_uang(name: str) -> Decimal | None:
    """Rupiah; None where the field is empty. Raises `ParameterError`."""
    return _read(name, parse_money)


def read_bulat(name: str) -> int | None:
    """A whole number; None where the field is empty. Raises `ParameterError`."""
    number = _read(name, parse_integer)
    if number is not None and abs(number) > _LARGEST:
        raise ParameterError(name, "Angkanya terlalu besar.", "The number is too large.")
    return number


def required(name: str, value: _T | None) -> _T:
    """`value`, unless the field was left empty. Raises `ParameterError`."""
    if value is None:
        raise ParameterError(name, "Isian ini wajib.", "This field is required.")
    return value


def uid_of(*values: object) -> str:
    """The mark of what a form sends: pressed twice it is the same, typed anew another one.

    A page that is gone back to keeps its own number, so the values have to count as well.
    """
    number = read_teks("uid")[:_LONGEST_UID]
    told = hashlib.sha256(repr(values).encode()).hexdigest()[:24]
    return f"{number}-{told}" if number else ""


def read_value(
    values: Mapping[str, Any], name: str, parse: Callable[[Any], _T | None]
) -> _T | None:
    """What `parse` makes of the field `name` of a form or a JSON body; None where it is empty.

    Raises `ParameterError`.
    """
    try:
        return parse(values.get(name))
    except ValueParseError as error:
        raise ParameterError(name, error.id, error.en) from error


def _read(name: str, parse: Callable[[Any], _T | None]) -> _T | None:
    return read_value(request.form, name, parse)
