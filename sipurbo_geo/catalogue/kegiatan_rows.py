"""From a Kegiatan to the rows of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from ..model.kegiatan import Anggaran, Kegiatan, Rahasia
from ..model.status import AmbangKritis
from ..model.wilayah import Tingkat
from ..registry import Registry
from .shares import Measured, Places, Share, divide, load_places

_GROUPS = frozenset(
    ("anggaran", "pendanaan", "ambang", "adendum", "rahasia", "geometry", "kecamatan", "desa")
)
#: values of an enumeration, kept by their own name
_CODED = ("tahap", "keadaan", "asal_koordinat")
_MONEY = ("pagu", "hps", "nilai_kontrak", "jumlah", "nilai_baru")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """One kegiatan in one place, as the register keeps it and as the public reads it."""

    row: Row
    public: Row


def main_row(item: Kegiatan, registry: Registry) -> Row:
    """The columns of `kegiatan` that come from the office."""
    columns, pick = _main()
    row = _to_the_sen(dict(zip(columns, pick(item), strict=True)))
    row["bidang"] = item.bidang or registry.layers[item.layer].bidang
    for name in _CODED:
        row[name] = row[name].value
    row["atribut"] = {name: _json_value(value) for name, value in item.atribut.items()}
    return row


def child_rows(key: int, parts: Sequence[Any]) -> list[Row]:
    """Rows of `pendanaan` or `adendum` for the kegiatan with this key."""
    return [_values(part) | {"kegiatan_id": key} for part in parts]


def place_rows(
    conn: sa.Connection,
    ids: Sequence[int],
    what: Measured,
    stated: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> dict[int, list[Placed]]:
    """Places by kegiatan: computed where boundaries allow it, otherwise as stated.

    The largest share of each level comes first, then by code.
    """
    found: dict[int, list[Placed]] = {key: [] for key in ids}
    for level, tingkat in enumerate((Tingkat.KECAMATAN, Tingkat.DESA)):
        places, name = load_places(conn, tingkat), tingkat.value
        for key, shares, codes in zip(ids, divide(what, places), stated, strict=True):
            for share in shares or _as_stated(codes[level], places):
                found[key].append(_placed(key, share, places, name))
    for rows in found.values():
        rows.sort(key=lambda placed: (-placed.public["bagian"], placed.public["kode"]))
    return found


def _placed(key: int, share: Share, places: Places, tingkat: str) -> Placed:
    kode, nama = places.names[share.wilayah_id]
    measures = {
        "bagian": share.bagian,
        "panjang_m": share.panjang_m,
        "luas_m2": share.luas_m2,
    }
    return Placed(
        {"kegiatan_id": key, "wilayah_id": share.wilayah_id, **measures},
        {"kode": kode, "nama": nama, "tingkat": tingkat, **measures},
    )


def _as_stated(codes: Sequence[str], places: Places) -> list[Share]:
    known = [places.by_kode[code] for code in dict.fromkeys(codes) if code in places.by_kode]
    return [Share(key, 1 / len(known), None, None) for key in known]


def _values(item: Any) -> Row:
    """The fields of a dataclass, not copied (`asdict` copies deeply), money to the sen."""
    names, pick = _reader(type(item))  # type: ignore[arg-type] # a class is hashable
    return _to_the_sen(dict(zip(names, pick(item), strict=True)))


@cache
def _reader(kind: Any) -> tuple[tuple[str, ...], attrgetter[Any]]:
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


@cache
def _main() -> tuple[tuple[str, ...], attrgetter[Any]]:
    """The columns of `kegiatan` that a Kegiatan gives, and what picks them from it in one go."""
    found = {f.name: f.name for f in fields(Kegiatan) if f.name not in _GROUPS}
    found["geom"] = "geometry"
    found |= {f"anggaran_{f.name}": f"anggaran.{f.name}" for f in fields(Anggaran)}
    found |= {f.name: f"ambang.{f.name}" for f in fields(AmbangKritis)}
    found |= {f.name: f"rahasia.{f.name}" for f in fields(Rahasia)}
    return tuple(found), attrgetter(*found.values())


def _to_the_sen(row: Row) -> Row:
    for name in _MONEY:
        if row.get(name) is not None:
            row[name] = round(row[name], 2)
    return row


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = int(value)
        return whole if whole == value else float(value)
    return value.isoformat() if isinstance(value, date) else value
