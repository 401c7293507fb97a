"""Remembering that a token was used."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import token


def use_token(conn: sa.Connection, key: int, now: datetime | None = None) -> None:
    """Write down when, inside the transaction of what it was used for."""
    moment = now or datetime.now(UTC)
    conn.execute(token.update().where(token.c.id == key).values(terakhir_dipakai=moment))
