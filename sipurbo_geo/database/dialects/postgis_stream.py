"""Stored texts out of PostGIS: by COPY as a stream, or a few of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

#: joined into one piece before it goes out: many rows, few system calls
_PIECE = 1 << 18


def joined_statement(texts: sa.Table, ids: sa.Select[tuple[int]]) -> sa.Select[Any]:
    """What `read_joined` runs: the texts of `ids` with their envelopes, by key."""
    t = texts.c
    # the keys as one array: the index of the texts is then read in its own order, without a sort
    among_them = t.id == sa.any_(sa.func.array(ids.scalar_subquery()))
    return sa.select(t.fitur, t.west, t.south, t.east, t.north).where(among_them).order_by(t.id)


def read_joined(
    engine: sa.Engine, statement: tuple[str, Any]
) -> tuple[bytes, int, tuple[float, ...] | None]:
    """Texts joined by ",\\n", how many they are, and where they lie.

    Rows in the binary protocol: joining them on the server takes three times as long.
    """
    connection = engine.raw_connection()
    try:
        with connection.driver_connection.cursor(binary=True) as cursor:  # type: ignore[union-attr]
            rows = cursor.execute(*statement).fetchall()
    finally:
        connection.close()
    if not rows:
        return b"", 0, None
    texts, *edges = zip(*rows, strict=True)
    known = [[value for value in edge if value is not None] for edge in edges]
    text = ",\n".join(texts).encode()
    if not known[0]:
        return text, len(rows), None
    west, south, east, north = known
    return text, len(rows), (min(west), min(south), max(east), max(north))


def read_texts(engine: sa.Engine, texts: sa.Table, keys: Sequence[int]) -> tuple[bytes, int]:
    """Texts with these keys, in the order of the keys, joined by ",\\n", and how many they are."""
    statement = f"SELECT fitur FROM {texts.name} WHERE id = ANY(%s) ORDER BY id"
    connection = engine.raw_connection()
    try:
        with connection.driver_connection.cursor(binary=True) as cursor:  # type: ignore[union-attr]
            rows = cursor.execute(statement, (list(keys),)).fetchall()
    finally:
        connection.close()
    return ",\n".join(row[0] for row in rows).encode(), len(rows)


def read_page(
    engine: sa.Engine, texts: sa.Table, after: int, limit: int
) -> tuple[bytes, int, int, bool]:
    """The first texts behind a key, joined; how many, the last key, and whether more follow."""
    statement = f"SELECT id, fitur FROM {texts.name} WHERE id > %s ORDER BY id LIMIT %s"
    connection = engine.raw_connection()
    try:
        with connection.driver_connection.cursor(binary=True) as cursor:  # type: ignore[union-attr]
            rows = cursor.execute(statement, (after, limit + 1)).fetchall()
    finally:
        connection.close()
    page = rows[:limit]
    last = page[-1][0] if page else after
    return ",\n".join(row[1] for row in page).encode(), len(page), last, len(rows) > limit


def stream_text(
    engine: sa.Engine, texts: sa.Table, ids: sa.Select[tuple[int]] | None, window: tuple[int, int]
) -> Iterator[tuple[bytes, int]]:
    """Stored texts in the order of their keys, joined by ",\\n", with how many each piece holds.

    `ids` None means every row. `window` is (limit, offset); a negative limit means no limit.
    COPY sends them as they are: no row is built, neither there nor here.
    """
    return stream_select(engine, _wanted(texts, ids, *window))


def stream_select(engine: sa.Engine, wanted: sa.Select[tuple[str]]) -> Iterator[tuple[bytes, int]]:
    """The one text column of any SELECT, joined like `stream_text` does."""
    statement = wanted.compile(dialect=engine.dialect, compile_kwargs={"literal_binds": True})
    copy = f"COPY ({statement}) TO STDOUT (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02')"
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        try:
            with raw.cursor() as cursor, cursor.copy(copy.replace("%%", "%")) as rows:  # type: ignore[union-attr]
                yield from _pieces(rows)
        except GeneratorExit:
            # a reader who left in the middle: the connection is still sending, so it goes too
            connection.invalidate()
            raise


def _wanted(
    texts: sa.Table, ids: sa.Select[tuple[int]] | None, limit: int, offset: int
) -> sa.Select[tuple[str]]:
    statement = sa.select(texts.c.fitur).order_by(texts.c.id)
    if ids is not None:
        chosen = ids.order_by(sa.text("1"))
        if limit >= 0 or offset:
            chosen = chosen.limit(limit if limit >= 0 else None).offset(offset)
        return statement.where(texts.c.id.in_(sa.select(chosen.subquery().c[0])))
    return statement.limit(limit if limit >= 0 else None).offset(offset or None)


def _pieces(rows: Any) -> Iterator[tuple[bytes, int]]:
    piece: list[bytes] = []
    size = 0
    for row in rows:
        piece.append(row)
        size += len(row)
        if size > _PIECE:
            yield b",".join(piece), len(piece)
            piece, size = [], 0
    if piece:
        yield b",".join(piece), len(piece)


def read_rows(connection: sa.Connection, statement: tuple[str, Any]) -> list[tuple[Any, ...]]:
    """All rows as the driver has them: many at once, with nothing made of each value.

    In the binary protocol, where a geometry is EWKB.
    """
    raw: Any = connection.connection.driver_connection
    with raw.cursor(binary=True) as cursor:
        found: list[tuple[Any, ...]] = cursor.execute(*statement).fetchall()
    return found


def fetch_row(
    engine: sa.Engine, statement: str, values: Sequence[Any] = ()
) -> tuple[Any, ...] | None:
    """One row, straight from the driver: for what every request asks. "?" marks a value."""
    connection = engine.raw_connection()
    try:
        raw: Any = connection.driver_connection
        found: tuple[Any, ...] | None = raw.execute(statement.replace("?", "%s"), values).fetchone()
    finally:
        connection.close()
    return found
