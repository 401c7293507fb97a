"""The trail: every accepted change is a row, and each row holds the SHA-256 of the one before.

What the chain can show is that no row was changed, removed or put in between afterwards, as long
as its head was written down elsewhere (`sipurbo jejak head`). Who may write to the database can
still build a whole new chain; only the published head gives that away.

Personal data stays outside: persons are keys, and values of withheld fields or names go to
`jejak_pribadi`, which is not hashed and may be erased.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
import shapely
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from ..database.dialects import among, dialect_of
from ..database.tables import jejak, jejak_geometri, jejak_pribadi
from ..model.kegiatan_nilai import ATRIBUT
from ..model.keterbukaan import is_public
from ..model.peran import Pelaku

#: the link before the first row
AWAL = "0" * 64
_PAGE = 2000
#: public, but about persons
_NAMES = frozenset(("ppk", "pptk"))
#: not published as fields of `kegiatan`, but about no person
_IMPERSONAL = frozenset(("keadaan", "pendanaan"))

#: how a version of a geometry is named in `isi`
_GEOMETRY = re.compile(r'\{"geometri":"([0-9a-f]{64})"\}')

#: before and after
Change = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written down: `isi` is hashed, `pribadi` is not."""

    verb: str
    kegiatan_id: int | None
    isi: dict[str, Any]
    pribadi: dict[str, Any] = field(default_factory=dict)
    geometries: tuple[BaseGeometry, ...] = ()


def change_entry(
    verb: str,
    kegiatan_id: int,
    changes: Mapping[str, Change],
    terbuka: Collection[str] = (),
    **isi: Any,
) -> Entry:
    """An entry for changed columns of `kegiatan`; private ones are only named in the chain.

    Of the theme's attributes ("atribut.lebar_m") only those in `terbuka` are public.
    """
    private = {name for name in changes if _is_private(name, terbuka)}
    shapes = [value for value in changes.get("geom", ()) if value is not None]
    named = {"dirahasiakan": sorted(private)} if private else {}
    open_ones = {name: list(map(_value, pair)) for name, pair in changes.items()}
    return Entry(
        verb,
        kegiatan_id,
        {"berubah": {k: v for k, v in open_ones.items() if k not in private}, **named, **isi},
        {name: open_ones[name] for name in sorted(private)},
        tuple(shapes),
    )


def append_jejak(
    conn: sa.Connection, pelaku: Pelaku, entries: Sequence[Entry], now: datetime
) -> None:
    """Add rows to the chain, inside the transaction of the change itself.

    The caller holds the one writer's lock (`Catalogue.writing`), so the head cannot move.
    """
    if not entries:
        return
    number, before = _head(conn)
    moment = now.astimezone(UTC).replace(microsecond=now.microsecond // 1000 * 1000)
    rows = []
    for entry in entries:
        number += 1
        row = {
            "id": number,
            "waktu": moment,
            "pengguna_id": pelaku.id,
            "peran": pelaku.peran.value if pelaku.peran else "sistem",
            "verb": entry.verb,
            "kegiatan_id": entry.kegiatan_id,
            "isi": canonical(entry.isi),
            "sebelum": before,
        }
        before = link(row)
        rows.append(row | {"sidik": before})
    insert_many = dialect_of(conn.engine.url).insert_many
    insert_many(conn, jejak, rows)
    private = [
        {"jejak_id": row["id"], "isi": _plain(entry.pribadi)}
        for row, entry in zip(rows, entries, strict=True)
        if entry.pribadi
    ]
    if private:
        conn.execute(jejak_pribadi.insert(), private)
    _keep_geometries(conn, [shape for entry in entries for shape in entry.geometries])


def head_jejak(conn: sa.Connection) -> tuple[int, str]:
    """Number and link of the newest row: what is to be published somewhere else."""
    return _head(conn)


def holds_link(conn: sa.Connection, sidik: str) -> bool:
    """Whether a link that was written down earlier still stands in the chain."""
    return conn.scalar(sa.select(jejak.c.id).where(jejak.c.sidik == sidik)) is not None


def broken_links(conn: sa.Connection) -> Iterator[tuple[int, str]]:
    """Rows that do not fit their chain, with what is wrong; memory does not grow with it."""
    expected, before = 1, AWAL
    for row in _in_order(conn, jejak.c.id):
        if row["id"] < expected:
            yield row["id"], "nomornya bukan nomor rantai ini"
        elif row["id"] != expected:
            yield row["id"], f"baris {expected} sampai {row['id'] - 1} tidak ada"
        elif row["sebelum"] != before:
            yield row["id"], "tidak menyambung pada baris sebelumnya"
        if link(row) != row["sidik"]:
            yield row["id"], "isinya tidak cocok dengan sidiknya"
        expected, before = row["id"] + 1, row["sidik"]


def lost_geometries(conn: sa.Connection) -> Iterator[tuple[int, str]]:
    """Rows that name a version of a geometry which is not kept any more, or not as it was."""
    kept = {
        row["sha256"]
        for row in _in_order(conn, jejak_geometri.c.sha256)
        if _mark(row["geom"]) == row["sha256"]
    }
    for row in _in_order(conn, jejak.c.id):
        for mark in _GEOMETRY.findall(row["isi"]):
            if mark not in kept:
                yield row["id"], f"geometri {mark[:8]} tidak tersimpan seperti semula"


def _in_order(conn: sa.Connection, key: sa.Column[Any]) -> Iterator[dict[str, Any]]:
    """Every row of the table of `key`, a page at a time."""
    page = sa.select(key.table).order_by(key).limit(_PAGE)
    asked = page
    while True:
        rows: list[dict[str, Any]] = [row._asdict() for row in conn.execute(asked)]
        yield from rows
        if len(rows) < _PAGE:
            return
        asked = page.where(key > rows[-1][key.name])


def link(row: Mapping[str, Any]) -> str:
    """The SHA-256 of one row with the link before it."""
    text = canonical(
        {
            "id": row["id"],
            "waktu": row["waktu"].astimezone(UTC).isoformat(timespec="milliseconds"),
            "pengguna_id": row["pengguna_id"],
            "peran": row["peran"],
            "verb": row["verb"],
            "kegiatan_id": row["kegiatan_id"],
            "isi": row["isi"],
            "sebelum": row["sebelum"],
        }
    )
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON with one spelling: keys sorted, no blanks, numbers as they print."""
    return orjson.dumps(
        value, _value, orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
    ).decode()


def _is_private(column: str, terbuka: Collection[str]) -> bool:
    if column.startswith(ATRIBUT):
        return column not in terbuka
    withheld = not is_public("kegiatan", column) and column not in _IMPERSONAL
    return column in _NAMES or withheld


def _head(conn: sa.Connection) -> tuple[int, str]:
    newest = conn.execute(
        sa.select(jejak.c.id, jejak.c.sidik).order_by(jejak.c.id.desc()).limit(1)
    ).first()
    return (newest.id, newest.sidik) if newest else (0, AWAL)


def _mark(shape: BaseGeometry) -> str:
    return hashlib.sha256(shapely.to_wkb(shape)).hexdigest()


def _value(value: Any) -> Any:
    """How a value stands in the chain: a geometry by the SHA-256 of its WKB."""
    if isinstance(value, BaseGeometry):
        return {"geometri": _mark(value)}
    if value is None or isinstance(value, (bool, int, str, dict, list)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _plain(values: Mapping[str, Any]) -> Any:
    return orjson.loads(canonical(values))


def _keep_geometries(conn: sa.Connection, shapes: Sequence[BaseGeometry]) -> None:
    by_mark = {_mark(shape): shape for shape in shapes}
    if not by_mark:
        return
    known = set(
        conn.scalars(
            sa.select(jejak_geometri.c.sha256).where(
                among(conn, jejak_geometri.c.sha256, list(by_mark))
            )
        )
    )
    fresh = [{"sha256": m, "geom": s} for m, s in by_mark.items() if m not in known]
    if fresh:
        conn.execute(jejak_geometri.insert(), fresh)
