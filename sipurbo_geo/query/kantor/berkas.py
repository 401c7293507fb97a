"""Which files of the store the register speaks of."""

from __future__ import annotations

import sqlalchemy as sa

from ...database.tables import dokumen, foto


def list_sha256(conn: sa.Connection) -> set[str]:
    """The fingerprints of every original and every copy that a row names."""
    named = sa.union(
        sa.select(dokumen.c.sha256),
        sa.select(foto.c.sha256_publik),
        sa.select(foto.c.sha256_kecil),
    )
    return set(conn.scalars(named))
