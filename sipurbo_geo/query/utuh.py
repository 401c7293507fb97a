"""Published kegiatan with everything that is public of them, for formats that tell it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import sqlalchemy as sa

from ..database.engine import Catalogue
from ..database.tables import terbitan, terbitan_fitur, terbitan_rincian, terbitan_riwayat
from ..model.filter import KegiatanFilter
from .conditions import conditions, history_conditions
from .dokumen import DokumenTerbit, list_dokumen_of


@dataclass(frozen=True, slots=True)
class Utuh:
    """One kegiatan: its GeoJSON Feature, what else its page shows, its published documents.

    Of former versions no documents are known.
    """

    fitur: dict[str, Any]
    rincian: dict[str, Any]
    dokumen: tuple[DokumenTerbit, ...]


def stream_utuh(
    catalogue: Catalogue, f: KegiatanFilter, *, limit: int = -1, offset: int = 0
) -> Iterator[list[Utuh]]:
    """What the filter chooses, some thousand at a time, in the order of the feeds.

    The generator owns its connections. A negative limit means all.
    """
    engine = catalogue.read_engine
    statement = _chosen(engine, f).offset(offset or None)
    if limit >= 0:
        statement = statement.limit(limit)
    for piece, _ in catalogue.dialect.stream_select(engine, statement):
        rows = orjson.loads(b"[" + piece + b"]")
        keys = [] if f.pada else [row["id"] for row in rows]
        with catalogue.reading() as conn:
            papers = list_dokumen_of(conn, keys)
        yield [Utuh(row["fitur"], row["rincian"], tuple(papers.get(row["id"], ()))) for row in rows]


def _chosen(engine: sa.Engine, f: KegiatanFilter) -> sa.Select[tuple[str]]:
    t, former = terbitan, terbitan_riwayat
    current = (
        sa.select(t.c.id, terbitan_fitur.c.fitur, terbitan_rincian.c.rincian)
        .join(terbitan_fitur, terbitan_fitur.c.id == t.c.id)
        .join(terbitan_rincian, terbitan_rincian.c.id == t.c.id)
        .where(*conditions(engine, f))
    )
    rows = current.subquery()
    if f.pada is not None:
        replaced = sa.select(former.c.id, former.c.fitur, former.c.rincian)
        replaced = replaced.where(*history_conditions(engine, f))
        rows = sa.union_all(current, replaced).subquery()
    text: sa.Select[tuple[str]] = sa.select(_as_json(rows))
    return text.order_by(rows.c.id)


def _as_json(rows: sa.FromClause) -> sa.ColumnElement[str]:
    """The finished texts of a row, as one: nothing is taken apart in the database."""
    key = sa.cast(rows.c.id, sa.Text)
    whole: sa.ColumnElement[str] = sa.literal('{"id":') + key + ',"fitur":' + rows.c.fitur
    return whole + ',"rincian":' + rows.c.rincian + "}"
