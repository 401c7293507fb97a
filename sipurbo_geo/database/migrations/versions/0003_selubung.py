"""The envelope of each published feature beside its text."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EDGES = ("west", "south", "east", "north")


def upgrade() -> None:
    """Add the four edges, and fill them from what is published."""
    for edge in _EDGES:
        op.add_column("terbitan_fitur", sa.Column(edge, sa.Double(), nullable=True))
    from_terbitan = ", ".join(
        f"{edge} = (SELECT t.{edge} FROM terbitan t WHERE t.id = terbitan_fitur.id)"
        for edge in _EDGES
    )
    op.execute(f"UPDATE terbitan_fitur SET {from_terbitan}")


def downgrade() -> None:
    """Take them away; they stand in terbitan, too."""
    for edge in _EDGES:
        op.drop_column("terbitan_fitur", edge)
