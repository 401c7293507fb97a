"""A kegiatan as JSON and back, losing nothing: what waits for a decision is kept in this form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import shapely
from shapely.geometry.base import BaseGeometry

from .kegiatan import Kegiatan

#: JSON has no money and no days; inside `atribut` nothing else tells them from text
_DECIMAL, _DATE = "desimal", "tanggal"


def kegiatan_to_json(item: Kegiatan) -> dict[str, Any]:
    """`item` in plain JSON values: money as text, days in ISO 8601, the geometry as WKB in hex."""
    plain: dict[str, Any] = _encoded(item)
    plain["atribut"] = {key: _tagged(value) for key, value in item.atribut.items()}
    return plain


def kegiatan_from_json(plain: Mapping[str, Any]) -> Kegiatan:
    """What `kegiatan_to_json` was given."""
    found: Kegiatan = _decoded(Kegiatan, plain)
    return found


def _encoded(value: Any) -> Any:
    if isinstance(value, BaseGeometry):
        return shapely.to_wkb(value, hex=True)
    if is_dataclass(value):
        return {f.name: _encoded(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_encoded(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _tagged(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    return {_DATE: value.isoformat()} if isinstance(value, date) else value


def _untagged(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if _DECIMAL in value:
        return Decimal(value[_DECIMAL])
    return date.fromisoformat(value[_DATE])


def _decoded(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(kind) in (Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_decoded(get_args(kind)[0], part) for part in value)
    if get_origin(kind) is dict:
        return {key: _untagged(part) for key, part in value.items()}
    if is_dataclass(kind):
        known = _hints(kind)  # type: ignore[arg-type] # a class is hashable
        given = {name: _decoded(known[name], part) for name, part in value.items() if name in known}
        return kind(**given)  # type: ignore[operator] # a class, not an instance
    return _simple(kind, value)


def _simple(kind: Any, value: Any) -> Any:
    if kind is BaseGeometry:
        return shapely.from_wkb(value)
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if kind is Decimal or issubclass(kind, Enum) else value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
