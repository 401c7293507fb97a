"""The weekly reports of what is published as rows, and what changed last by its index."""

from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

from sipurbo_geo.database import types
from sipurbo_geo.database.dialects import dialect_of

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_VERSIONS = ("terbitan", "terbitan_riwayat")
_RULED = ("rencana", "realisasi", "deviasi")
_BATCH = 1000


def upgrade() -> None:
    """Make the rows from the texts in which they stand, and keep them out of what QGIS offers."""
    weeks = op.create_table(
        "terbitan_progres",
        sa.Column("terbitan_id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("minggu", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("rencana", types.Persen(), nullable=True),
        sa.Column("realisasi", types.Persen(), nullable=True),
        sa.Column("deviasi", types.Persen(), nullable=True),
        sa.Column("kritis", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("terbitan_id", "minggu", name=op.f("pk_terbitan_progres")),
        sqlite_with_rowid=False,
    )
    for table in _VERSIONS:
        op.create_index(f"ix_{table}_sejak", table, ["sejak", "id"], unique=False)
    bind = op.get_bind()
    _fill(bind, weeks)
    dialect_of(bind.engine.url).hide_tables(bind)


def downgrade() -> None:
    """Take them away; the weeks stand in terbitan_rincian, too."""
    for table in _VERSIONS:
        op.drop_index(f"ix_{table}_sejak", table)
    op.drop_table("terbitan_progres")


def _fill(bind: sa.Connection, weeks: sa.Table) -> None:
    insert_many = dialect_of(bind.engine.url).insert_many
    asked = sa.text(
        "SELECT id, rincian FROM terbitan_rincian WHERE id > :last ORDER BY id LIMIT :batch"
    )
    last = 0
    while found := bind.execute(asked, {"last": last, "batch": _BATCH}).all():
        insert_many(bind, weeks, [row for key, text in found for row in _rows(key, text)])
        last = found[-1].id


def _rows(key: int, rincian: str) -> list[dict[str, Any]]:
    return [
        {
            "terbitan_id": key,
            "minggu": week["minggu"],
            "tanggal": date.fromisoformat(week["tanggal"]),
            "kritis": week["kritis"],
        }
        | {name: None if week[name] is None else Decimal(str(week[name])) for name in _RULED}
        for week in orjson.loads(rincian)["progres"]
    ]
