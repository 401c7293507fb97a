"""A catalogue that was brought back from a copy begins a new chapter."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import pengguna
from ..model.peran import SISTEM
from .jejak import Entry, append_jejak, head_jejak
from .katalog import next_revision

#: the number and the link of the newest row of a trail
Head = tuple[int, str]


def note_restore(conn: sa.Connection, replaced: Head | None, now: datetime | None = None) -> None:
    """Write down what was restored and what it replaced, count up the revision, end sessions.

    `replaced` is the head of the trail of the catalogue that stood there, None for none: rows
    behind the copy are gone from the chain, and this row names the last of them.
    """
    moment = now or datetime.now(UTC)
    heads = {"dipulihkan": head_jejak(conn), "digantikan": replaced}
    isi = {
        name: {"nomor": head[0], "sidik": head[1]} if head else None for name, head in heads.items()
    }
    append_jejak(conn, SISTEM, [Entry("restore_katalog", None, isi)], moment)
    next_revision(conn, moment)
    # the copy counts sessions as they were then: one that was ended since would live again
    conn.execute(pengguna.update().values(sesi=secrets.randbelow(10**9)))
