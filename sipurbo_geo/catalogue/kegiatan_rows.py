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

from ..model.kegiatan import Kegiatan
from ..model.wilayah import Tingkat
from ..registry import Registry
from .shares import Measured, Places, Share, divide, load_places

_GROUPS = frozenset(
    ("anggaran", "pendanaan", "ambang", "adendum", "rahasia", "geometry", "kecamatan", "desa")
)
_NOTHING: frozenset[str] = frozenset()
_MONEY = ("pagu", "hps", "nilai_kontrak", "jumlah", "nilai_baru")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """One kegiatan in one place, as the register keeps it and as the public reads it."""

    row: Row
    public: Row


def main_row(item: Kegiatan, registry: Registry) -> Row:
    """The columns of `kegiatan` that come from the office."""
    return _values(item, _GROUPS) | {
        "bidang": item.bidang or registry.layers[item.layer].bidang,
        "tahap": item.tahap.value,
        "keadaan": item.keadaan.value,
        "asal_koordinat": item.asal_koordinat.value,
        "atribut": {name: _json_value(value) for name, value in item.atribut.items()},
        "geom": item.geometry,
        **{f"anggaran_{name}": value for name, value in _values(item.anggaran).items()},
        **_values(item.ambang),
        **_values(item.rahasia),
    }


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
        places = load_places(conn, tingkat)
        for key, shares, codes in zip(ids, divide(what, places), stated, strict=True):
            for share in shares or _as_stated(codes[level], places):
                found[key].append(_placed(key, share, places, tingkat))
    for rows in found.values():
        rows.sort(key=lambda placed: (-placed.public["bagian"], placed.public["kode"]))
    return found


def _placed(key: int, share: Share, places: Places, tingkat: Tingkat) -> Placed:
    kode, nama = places.names[share.wilayah_id]
    measures = {
        "bagian": share.bagian,
        "panjang_m": share.panjang_m,
        "luas_m2": share.luas_m2,
    }
    return Placed(
        {"kegiatan_id": key, "wilayah_id": share.wilayah_id, **measures},
        {"kode": kode, "nama": nama, "tingkat": tingkat.value, **measures},
    )


def _as_stated(codes: Sequence[str], places: Places) -> list[Share]:
    known = [places.by_kode[code] for code in dict.fromkeys(codes) if code in places.by_kode]
    return [Share(key, 1 / len(known), None, None) for key in known]


def _values(item: Any, without: frozenset[str] = _NOTHING) -> Row:
    """The fields of a dataclass, not copied (`asdict` copies deeply), money to the sen."""
    names, pick = _reader(type(item), without)  # type: ignore[arg-type] # a class is hashable
    row = dict(zip(names, pick(item), strict=True))
    for name in _MONEY:
        if row.get(name) is not None:
            row[name] = round(row[name], 2)
    return row


@cache
def _reader(kind: Any, without: frozenset[str]) -> tuple[tuple[str, ...], attrgetter[Any]]:
    names = tuple(name for name in (field.name for field in fields(kind)) if name not in without)
    return names, attrgetter(*names)


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = int(value)
        return whole if whole == value else float(value)
    return value.isoformat() if isinstance(value, date) else value
