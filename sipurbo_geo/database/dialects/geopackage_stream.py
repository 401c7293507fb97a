"""Stored texts out of a GeoPackage, a batch at a time: SQLite joins, Python passes on."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

#: some 250 kB a piece: large enough to be fast, small enough to wait in a queue
_BATCH = 200
#: how many features a filtered answer gives in its first statement
_FIRST = 1000


def stream_text(
    engine: sa.Engine, texts: sa.Table, ids: sa.Select[tuple[int]] | None, window: tuple[int, int]
) -> Iterator[tuple[bytes, int]]:
    """Stored texts in the order of their keys, joined by ",\\n", with how many each piece holds.

    `ids` None means every row. `window` is (limit, offset); a negative limit means no limit.
    SQLite joins a batch by itself: Python sees one value instead of a thousand rows.
    """
    limit, offset = window
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        raw.execute("BEGIN")  # type: ignore[union-attr]
        try:
            if ids is None:
                yield from _every(raw, texts.name, limit, offset)
            else:
                yield from _chosen(connection, texts, ids.order_by(sa.text("1")), limit, offset)
        finally:
            raw.execute("ROLLBACK")  # type: ignore[union-attr]


def _every(raw: Any, table: str, limit: int, offset: int) -> Iterator[tuple[bytes, int]]:
    batch = (
        "SELECT CAST(group_concat(fitur, char(44, 10)) AS BLOB), count(*), max(id) FROM "
        f"(SELECT id, fitur FROM {table} WHERE id > ? ORDER BY id LIMIT ? OFFSET ?)"
    )
    after, left = 0, limit
    while left:
        wanted = _BATCH if left < 0 else min(_BATCH, left)
        text, count, after = raw.execute(batch, (after, wanted, offset)).fetchone()
        if not count:
            return
        yield text, count
        left, offset = left - count if left > 0 else left, 0


def _chosen(
    connection: sa.Connection, texts: sa.Table, ids: Any, limit: int, offset: int
) -> Iterator[tuple[bytes, int]]:
    """Most answers are one statement; a long one goes on by its keys, which are few bytes each."""
    wanted = _FIRST if limit < 0 else min(limit, _FIRST)
    text, count = connection.execute(_joined(texts, ids.limit(wanted).offset(offset))).one()
    if not count:
        return
    yield text, count
    left = -1 if limit < 0 else limit - count
    if count == _FIRST and left:
        rest = ids.limit(left).offset(offset + count)
        # eight bytes a key: a million of them stay far below the memory bound of a stream
        keys = array("q", (row[0] for row in connection.execute(rest)))
        yield from _by_keys(connection.connection.driver_connection, texts.name, keys)


def _joined(texts: sa.Table, ids: Any) -> sa.Select[Any, Any]:
    rows = (
        sa.select(texts.c.fitur)
        .where(texts.c.id.in_(sa.select(ids.subquery().c[0])))
        .order_by(texts.c.id)
        .limit(-1)  # keeps SQLite from dropping the order
        .subquery()
    )
    return sa.select(joined(rows.c.fitur), sa.func.count()).select_from(rows)


def _by_keys(raw: Any, table: str, keys: array[int]) -> Iterator[tuple[bytes, int]]:
    batch = (
        "SELECT CAST(group_concat(fitur, char(44, 10)) AS BLOB), count(*) FROM "
        f"(SELECT fitur FROM {table} WHERE id IN (SELECT value FROM json_each(?)) "
        "ORDER BY id LIMIT -1)"
    )
    for start in range(0, len(keys), _BATCH):
        piece = str(keys[start : start + _BATCH].tolist())
        text, count = raw.execute(batch, (piece,)).fetchone()
        yield text, count


def joined(texts: sa.ColumnElement[str], _: Any = None) -> sa.ColumnElement[Any]:
    """All texts of a group as one, joined by ",\\n"; as bytes, which Python need not decode.

    They come in the order in which they are read: an older SQLite knows no other.
    """
    return sa.cast(sa.func.group_concat(texts, ",\n"), sa.LargeBinary)


def stream_select(engine: sa.Engine, wanted: sa.Select[tuple[str]]) -> Iterator[tuple[bytes, int]]:
    """The one text column of any SELECT, joined like `stream_text` does."""
    with engine.connect() as connection:
        for rows in connection.execute(wanted).partitions(_BATCH):
            yield ",\n".join(str(row[0]) for row in rows).encode(), len(rows)
