"""What a change of the amendments leaves in the trail: before and after of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from ..database.dialects import among
from ..database.tables import adendum
from .jejak import Entry

#: key of the kegiatan, number of the amendment
Kunci = tuple[int, str]


def standing_adendum(conn: sa.Connection, ids: Sequence[int]) -> dict[Kunci, dict[str, Any]]:
    """The amendments that stand now; to be read before they are written over."""
    columns = [column for column in adendum.columns if column.name != "id"]
    listed = sa.select(*columns).where(among(conn, adendum.c.kegiatan_id, ids))
    # SQLAlchemy's names are a kind of str that JSON writers do not know
    rows = ({str(k): v for k, v in row.items()} for row in conn.execute(listed).mappings())
    return {key_of(row): row for row in rows}


def adendum_entries(
    standing: Mapping[Kunci, Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> list[Entry]:
    """One entry for each of `rows` that is new or differs from what stands under its number."""
    return [
        Entry(
            "record_adendum",
            row["kegiatan_id"],
            {"sebelum": standing.get(key_of(row)), "sesudah": dict(row)},
        )
        for row in rows
        if standing.get(key_of(row)) != row
    ]


def key_of(row: Mapping[Any, Any]) -> Kunci:
    """What tells one amendment from all others."""
    return row["kegiatan_id"], row["nomor"]
