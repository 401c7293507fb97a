"""One page of a collection: the same features exactly once, however the catalogue changes.

A page begins behind the key of the feature before it and not at a number of features, so it costs
the same wherever it lies, and nothing is skipped or told twice when others come or go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ...database.engine import Catalogue
from ...errors import NotFoundError
from .daftar import KEGIATAN, PROGRES, Koleksi
from .laporan import Laporan
from .penanda import write_penanda
from .sumber import Pieces, Sumber
from .syarat import syarat_of
from .tanya import Tanya
from .tempat import Tempat
from .terbit import Terbit
from .urutan import Jalan


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page: its features as they are read, how many they are, and how to go on.

    `cocok` is how many match in all, known on the first page; `lanjut` the mark of the next page,
    "" behind the last.
    """

    pieces: Pieces
    jumlah: int
    cocok: int | None
    lanjut: str


def sumber_of(catalogue: Catalogue, koleksi: Koleksi) -> Sumber:
    """Where the features of a collection come from."""
    if koleksi.id == PROGRES:
        return Laporan(koleksi, catalogue.dialect)
    kind = Terbit if koleksi.is_kegiatan else Tempat
    return kind(koleksi, catalogue.dialect)


def read_halaman(catalogue: Catalogue, koleksi: Koleksi, tanya: Tanya) -> Halaman:
    """The page that `tanya` asks for; raises `ParameterError` for what cannot be asked."""
    sumber = sumber_of(catalogue, koleksi)
    jalan = Jalan(sumber, tanya)
    with catalogue.reading() as conn:
        conditions = syarat_of(conn, sumber, tanya)
        if not conditions and not tanya.urut:
            page = _at_once(conn, catalogue, sumber, jalan, tanya)
            if page is not None:
                return page
        rows = _marks(conn, sumber, jalan, conditions, tanya)
        cocok = None if tanya.sesudah else _matched(conn, sumber, conditions, rows, tanya)
    page_rows, more = rows[: tanya.limit], len(rows) > tanya.limit
    keys = [row[len(tanya.urut) :] for row in page_rows]
    lanjut = jalan.mark_of(page_rows[-1]) if more else ""
    return Halaman(sumber.texts(catalogue, keys), len(page_rows), cocok, lanjut)


def read_satu(catalogue: Catalogue, koleksi: Koleksi, fid: str) -> bytes:
    """One feature by its id; raises `NotFoundError`."""
    sumber = sumber_of(catalogue, koleksi)
    with catalogue.reading() as conn:
        own = syarat_of(conn, sumber, Tanya())
        asked = sa.select(*sumber.key).select_from(sumber.rows)
        row = conn.execute(asked.where(*own, *sumber.with_id(fid))).first()
    texts = [] if row is None else [text for text, _ in sumber.texts(catalogue, [tuple(row)])]
    if not texts:
        raise NotFoundError(
            f"'{fid}' tidak ada di koleksi '{koleksi.id}'.",
            f"There is no '{fid}' in the collection '{koleksi.id}'.",
        )
    return texts[0]


def _at_once(
    conn: sa.Connection, catalogue: Catalogue, sumber: Sumber, jalan: Jalan, tanya: Tanya
) -> Halaman | None:
    found = sumber.at_once(catalogue, jalan.first_of(tanya.sesudah), tanya.limit)
    if found is None:
        return None
    text, count, last, more = found
    cocok = None if tanya.sesudah else sumber.count(conn, [])
    lanjut = write_penanda([last]) if more else ""
    return Halaman(iter([(text, count)] if count else []), count, cocok, lanjut)


def _marks(
    conn: sa.Connection, sumber: Sumber, jalan: Jalan, conditions: Sequence[Any], tanya: Tanya
) -> Sequence[Any]:
    """The sort keys and keys of a page, and of one feature more."""
    asked = sa.select(*jalan.columns).select_from(sumber.rows).where(*conditions)
    if tanya.sesudah:
        asked = asked.where(jalan.beyond(tanya.sesudah))
    return conn.execute(asked.order_by(*jalan.order).limit(tanya.limit + 1)).all()


def _matched(
    conn: sa.Connection,
    sumber: Sumber,
    conditions: Sequence[Any],
    rows: Sequence[Any],
    tanya: Tanya,
) -> int | None:
    """What fits on the first page is counted already."""
    if len(rows) <= tanya.limit:
        return len(rows)
    return sumber.count(conn, conditions)


__all__ = ["KEGIATAN", "Halaman", "read_halaman", "read_satu", "sumber_of"]
