"""The stored features that a filter chooses, as a stream of finished text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from ..database.compiled import driver_statement
from ..database.dialects import dialect_of
from ..database.engine import Catalogue
from ..database.tables import terbitan, terbitan_fitur, terbitan_riwayat
from ..errors import NotFoundError
from ..model.filter import Bbox, KegiatanFilter
from .conditions import conditions, history_conditions, ids_select

#: so many features, some 2.5 MB, are answered in one piece
AT_ONCE = 2000


def stream_features(
    catalogue: Catalogue, f: KegiatanFilter, *, limit: int = -1, offset: int = 0
) -> Iterator[tuple[bytes, int]]:
    """GeoJSON Features joined by ",\\n" with how many each piece holds, in constant memory.

    The generator owns its connection: it may outlive the request that asked. A negative limit
    means all.
    """
    if f.pada is not None:
        return _former(catalogue, f, limit, offset)
    engine = catalogue.read_engine
    return catalogue.dialect.stream_text(  # type: ignore[no-any-return]
        engine, terbitan_fitur, ids_select(engine, f), (limit, offset)
    )


@dataclass(frozen=True, slots=True)
class Whole:
    """A complete answer: features joined by ",\\n", how many, and their envelope (EPSG:4326)."""

    text: bytes
    count: int
    bbox: Bbox | None


def read_whole(catalogue: Catalogue, f: KegiatanFilter) -> Whole | None:
    """Everything that matches, in one statement; None when that is more than a few thousand.

    What people filter for is small: one question to the database, and no second one for where it
    lies. Whatever is larger is better streamed.
    """
    statement = whole_statement(catalogue.read_engine, f)
    if statement is None:
        return None
    text, count, bbox = catalogue.dialect.read_joined(catalogue.read_engine, statement)
    return None if count > AT_ONCE else Whole(text, count, bbox)


@lru_cache(maxsize=128)
def whole_statement(engine: sa.Engine, f: KegiatanFilter) -> tuple[str, Any] | None:
    """SQL and values of `read_whole`; kept, because to build them takes as long as to run them."""
    ids = None if f.pada else ids_select(engine, f)
    if ids is None:
        return None
    chosen = ids.order_by(sa.text("1")).limit(AT_ONCE + 1)
    statement = dialect_of(engine.url).joined_statement(terbitan_fitur, chosen)
    return driver_statement(engine, statement)


def not_published(kode: str) -> NotFoundError:
    """The answer to a kode that is not (or no longer) public."""
    return NotFoundError(
        f"Kegiatan dengan kode '{kode}' tidak ada atau belum terbit.",
        f"There is no published kegiatan with the code '{kode}'.",
    )


def _former(
    catalogue: Catalogue, f: KegiatanFilter, limit: int, offset: int
) -> Iterator[tuple[bytes, int]]:
    """Versions public at `f.pada`: those still standing and those replaced since."""
    engine = catalogue.read_engine
    current = (
        sa.select(terbitan.c.id, terbitan_fitur.c.fitur)
        .join(terbitan_fitur, terbitan_fitur.c.id == terbitan.c.id)
        .where(*conditions(engine, f))
    )
    former = sa.select(terbitan_riwayat.c.id, terbitan_riwayat.c.fitur).where(
        *history_conditions(engine, f)
    )
    both = sa.union_all(current, former).subquery()
    statement = sa.select(both.c.fitur).order_by(both.c.id).offset(offset or None)
    if limit >= 0:
        statement = statement.limit(limit)
    return catalogue.dialect.stream_select(engine, statement)  # type: ignore[no-any-return]
