"""What a save leaves in the trail: before and after of the fields that changed."""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from ..database.dialects import among
from ..database.tables import kegiatan, pendanaan
from ..model.kegiatan_nilai import ATRIBUT
from ..registry import Registry
from .jejak import Change, Entry, change_entry

#: follows from other fields, or counts the change itself
_DERIVED = frozenset(("panjang_m", "luas_m2", "sidik", "versi", "dibuat", "diperbarui"))
_VERB = "save_kegiatan"


@dataclass(frozen=True, slots=True)
class Standing:
    """A kegiatan as the register holds it, with its sources of money."""

    row: Mapping[str, Any]
    money: list[dict[str, Any]]


def read_standing(conn: sa.Connection, ids: Sequence[int]) -> dict[int, Standing]:
    """What stands now, by key; to be read before it is written over."""
    if not ids:
        return {}
    money: dict[int, list[dict[str, Any]]] = defaultdict(list)
    listed = sa.select(pendanaan).where(among(conn, pendanaan.c.kegiatan_id, ids))
    for row in conn.execute(listed.order_by(pendanaan.c.id)):
        money[row.kegiatan_id].append({"sumber": row.sumber, "jumlah": row.jumlah})
    rows = conn.execute(sa.select(kegiatan).where(among(conn, kegiatan.c.id, ids))).mappings()
    return {
        row["id"]: Standing({str(k): v for k, v in row.items()}, money[row["id"]]) for row in rows
    }


def saved_entries(
    standing: Mapping[int, Standing],
    saved: Sequence[tuple[int, Mapping[str, Any]]],
    money: Mapping[int, Sequence[Mapping[str, Any]]],
    registry: Registry,
) -> list[Entry]:
    """One entry a changed kegiatan; those that are new share one, by kode and fingerprint.

    The fingerprint is a SHA-256 over every field, so a bulk import is bound by the chain as
    firmly as a form, at a thousandth of the rows. It stands there salted: once the salt, which
    stays outside the chain, is erased, nobody can try what the withheld fields held.
    """
    new = [(key, row) for key, row in saved if key not in standing]
    entries = [_first(*new[0], money, registry)] if len(new) == 1 else _together(new)
    for key, row in saved:
        if key in standing:
            before = standing[key]
            changes = changed_columns(before, row, money_parts(money[key]))
            open_ones = _open_attributes(registry, row["layer"], before.row["layer"])
            entries.append(change_entry(_VERB, key, changes, open_ones))
    return entries


def salted(salt: str, fingerprint: str) -> str:
    """How a fingerprint stands in the chain."""
    return hashlib.sha256(f"{salt}{fingerprint}".encode()).hexdigest()


def _open_attributes(registry: Registry, *layers: str) -> frozenset[str]:
    """The attributes that every one of these themes publishes; an unknown one is withheld."""
    found = [
        {f"{ATRIBUT}{a.key}" for a in registry.layers[key].attributes if a.public}
        for key in layers
        if key in registry.layers
    ]
    return frozenset(set.intersection(*found) if found else ())


def _first(key: int, row: Mapping[str, Any], money: Mapping[int, Any], registry: Registry) -> Entry:
    blank = Standing(dict.fromkeys(row), [])
    changes = {
        name: pair
        for name, pair in changed_columns(blank, row, money_parts(money[key])).items()
        if pair[1] not in ("", None, {})
    }
    open_ones = _open_attributes(registry, row["layer"])
    return change_entry(_VERB, key, changes, open_ones, baru=row["kode"])


def _together(new: Sequence[tuple[int, Mapping[str, Any]]]) -> list[Entry]:
    if not new:
        return []
    salt = secrets.token_hex(16)
    marks = {row["kode"]: salted(salt, row["sidik"]) for _, row in new}
    return [Entry(_VERB, None, {"baru": marks}, {"garam": salt})]


def changed_columns(
    before: Standing, row: Mapping[str, Any], money: list[dict[str, Any]]
) -> dict[str, Change]:
    """Before and after of what `row` and `money` would change, by column and attribute."""
    changes = {
        name: (before.row[name], value)
        for name, value in row.items()
        if name not in _DERIVED and not _same(before.row[name], value)
    }
    old, new = changes.pop("atribut", None) or ({}, {})
    for key in sorted({*(old or {}), *new}):
        pair = ((old or {}).get(key), new.get(key))
        if pair[0] != pair[1]:
            changes[f"{ATRIBUT}{key}"] = pair
    if before.money != money:
        changes["pendanaan"] = (before.money, money)
    return changes


def money_parts(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Sources of money without their keys, as they are compared."""
    return [{"sumber": row["sumber"], "jumlah": row["jumlah"]} for row in rows]


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, BaseGeometry) and isinstance(after, BaseGeometry):
        return bool(shapely.to_wkb(before) == shapely.to_wkb(after))
    return bool(before == after)
