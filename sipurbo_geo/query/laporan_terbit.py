"""The weekly reports of the kegiatan that a filter chooses, as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ..database.engine import Catalogue
from ..database.tables import terbitan, terbitan_fitur, terbitan_rincian, terbitan_riwayat
from ..model.filter import KegiatanFilter
from .conditions import conditions, history_conditions

_OF_KEGIATAN = ("kode", "nama", "layer", "bidang", "tahun")
_OF_WEEK = ("minggu", "tanggal", "rencana", "realisasi", "deviasi", "kritis")


def stream_laporan(catalogue: Catalogue, f: KegiatanFilter) -> Iterator[list[dict[str, Any]]]:
    """Reports in batches, ordered by kegiatan and week; with `f.pada`, those public by then.

    One statement, so that what is written meanwhile is in all of them or in none.
    """
    engine = catalogue.read_engine
    for piece, _ in catalogue.dialect.stream_select(engine, _asked(engine, f)):
        pairs = orjson.loads(b"[" + piece + b"]")
        if batch := [week for fitur, rincian in pairs for week in _weeks(fitur, rincian)]:
            yield batch


def _asked(engine: sa.Engine, f: KegiatanFilter) -> sa.Select[Any]:
    current = (
        sa.select(terbitan.c.id, _pair(terbitan_fitur.c.fitur, terbitan_rincian.c.rincian))
        .join_from(terbitan, terbitan_rincian, terbitan_rincian.c.id == terbitan.c.id)
        .join(terbitan_fitur, terbitan_fitur.c.id == terbitan.c.id)
        .where(*conditions(engine, f))
    )
    if f.pada is None:
        own = current.subquery()
        return sa.select(own.c.pasangan).order_by(own.c.id)
    former = sa.select(
        terbitan_riwayat.c.id, _pair(terbitan_riwayat.c.fitur, terbitan_riwayat.c.rincian)
    ).where(*history_conditions(engine, f))
    both = sa.union_all(current, former).subquery()
    return sa.select(both.c.pasangan).order_by(both.c.id)


def _pair(fitur: ColumnElement[str], rincian: ColumnElement[str]) -> sa.Label[str]:
    """Both stored texts as one JSON array: a stream has one column."""
    text: ColumnElement[str] = sa.literal("[") + fitur + "," + rincian + "]"
    return text.label("pasangan")


def _weeks(fitur: dict[str, Any], rincian: dict[str, Any]) -> Iterator[dict[str, Any]]:
    own = {name: fitur["properties"][name] for name in _OF_KEGIATAN}
    for week in rincian["progres"]:
        yield own | {name: week[name] for name in _OF_WEEK}
