"""The stored features that a filter chooses, as a stream of finished text."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from ..database.engine import Catalogue
from ..database.tables import terbitan, terbitan_fitur, terbitan_riwayat
from ..errors import NotFoundError
from ..model.filter import KegiatanFilter
from .conditions import conditions, history_conditions, ids_select


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
