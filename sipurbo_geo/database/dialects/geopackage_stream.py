"""Stored texts out of a GeoPackage, a batch at a time: SQLite joins, Python passes on."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
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
    return sa.select(_concatenated(rows.c.fitur), sa.func.count()).select_from(rows)


def _by_keys(raw: Any, table: str, keys: array[int]) -> Iterator[tuple[bytes, int]]:
    for start in range(0, len(keys), _BATCH):
        piece = str(keys[start : start + _BATCH].tolist())
        text, count = raw.execute(_with_keys(table), (piece,)).fetchone()
        yield text, count


def _with_keys(table: str) -> str:
    return (
        "SELECT CAST(group_concat(fitur, char(44, 10)) AS BLOB), count(*) FROM "
        f"(SELECT fitur FROM {table} WHERE id IN (SELECT value FROM json_each(?)) "
        "ORDER BY id LIMIT -1)"
    )


def read_texts(engine: sa.Engine, texts: sa.Table, keys: Sequence[int]) -> tuple[bytes, int]:
    """Texts with these keys, in the order of the keys, joined by ",\\n", and how many they are."""
    found = fetch_row(engine, _with_keys(texts.name), (str(list(keys)),))
    return (found[0] or b"", found[1]) if found else (b"", 0)


def read_page(
    engine: sa.Engine, texts: sa.Table, after: int, limit: int
) -> tuple[bytes, int, int, bool]:
    """The first texts behind a key, joined; how many, the last key, and whether more follow."""
    page = (
        "SELECT CAST(group_concat(fitur, char(44, 10)) AS BLOB), count(*), max(id) FROM "
        f"(SELECT id, fitur FROM {texts.name} WHERE id > ? ORDER BY id LIMIT ?)"
    )
    text, count, last = fetch_row(engine, page, (after, limit)) or (None, 0, None)
    if not count:
        return b"", 0, after, False
    onward = fetch_row(engine, f"SELECT 1 FROM {texts.name} WHERE id > ? LIMIT 1", (last,))
    return text, count, last, onward is not None


def joined_statement(texts: sa.Table, ids: sa.Select[tuple[int]]) -> sa.Select[Any]:
    """What `read_joined` runs: the texts of `ids` as one, their number and their envelope."""
    # The keys lead: one short index is read in order, and each text is found by its key. As the
    # left side of an outer join they are handed over one by one, instead of being written to a
    # table of their own first, which takes a third of the time.
    chosen = ids.subquery("chosen")
    key, t = chosen.c[0], texts.c
    return sa.select(
        _concatenated(t.fitur),
        sa.func.count(),
        sa.func.min(t.west),
        sa.func.min(t.south),
        sa.func.max(t.east),
        sa.func.max(t.north),
    ).select_from(chosen.outerjoin(texts, t.id == key))


def read_joined(
    engine: sa.Engine, statement: tuple[str, Any]
) -> tuple[bytes, int, tuple[float, ...] | None]:
    """Texts joined by ",\\n", how many they are, and where they lie; one row, one value."""
    found = fetch_row(engine, *statement)
    text, count, *edges = found or (None, 0, None)
    return text or b"", count, None if edges[0] is None else tuple(edges)


def _concatenated(texts: sa.ColumnElement[str]) -> sa.ColumnElement[Any]:
    """In the order in which they are read; as bytes, which Python need not decode."""
    return sa.cast(sa.func.group_concat(texts, ",\n"), sa.LargeBinary)


def stream_select(engine: sa.Engine, wanted: sa.Select[tuple[str]]) -> Iterator[tuple[bytes, int]]:
    """The one text column of any SELECT, joined like `stream_text` does."""
    with engine.connect() as connection:
        for rows in connection.execute(wanted).partitions(_BATCH):
            yield ",\n".join(str(row[0]) for row in rows).encode(), len(rows)


def read_rows(connection: sa.Connection, statement: tuple[str, Any]) -> list[tuple[Any, ...]]:
    """All rows as the driver has them: many at once, with nothing made of each value."""
    raw: Any = connection.connection.driver_connection
    found: list[tuple[Any, ...]] = raw.execute(*statement).fetchall()
    return found


def fetch_row(
    engine: sa.Engine, statement: str, values: Sequence[Any] = ()
) -> tuple[Any, ...] | None:
    """One row, straight from the driver: for what every request asks. "?" marks a value."""
    connection = engine.raw_connection()
    try:
        raw: Any = connection.driver_connection
        found: tuple[Any, ...] | None = raw.execute(statement, values).fetchone()
    finally:
        connection.close()
    return found
