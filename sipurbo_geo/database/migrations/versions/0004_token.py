"""Tokens for programs that work for a person."""

import sqlalchemy as sa
from alembic import op

from sipurbo_geo.database import types
from sipurbo_geo.database.dialects import dialect_of

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and keep it out of what QGIS offers."""
    op.create_table(
        "token",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("awalan", sa.Text(), nullable=False),
        sa.Column("dibuat", types.Waktu(), nullable=False),
        sa.Column("kedaluwarsa", types.Waktu(), nullable=False),
        sa.Column("terakhir_dipakai", types.Waktu(), nullable=True),
        sa.Column("dicabut", types.Waktu(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_token_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token")),
        sa.UniqueConstraint("sidik", name=op.f("uq_token_sidik")),
    )
    op.create_index(op.f("ix_token_pengguna_id"), "token", ["pengguna_id"], unique=False)
    bind = op.get_bind()
    dialect_of(bind.engine.url).hide_tables(bind)


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("token")
