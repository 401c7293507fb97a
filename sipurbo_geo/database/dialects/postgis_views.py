"""The readable layers of ours in a PostGIS database, and how the catalogue leaves it."""

from __future__ import annotations

import sqlalchemy as sa


def list_views(connection: sa.Connection) -> list[str]:
    """The names of the views that we made."""
    found = connection.exec_driver_sql(
        "SELECT c.relname FROM pg_class c WHERE c.relkind = 'v' AND pg_table_is_visible(c.oid) "
        "AND obj_description(c.oid, 'pg_class') LIKE 'SiPURBO: %%'"
    )
    return [row[0] for row in found]


def uninstall(connection: sa.Connection) -> None:
    """Undo `install`, as far as the tables' own removal does not."""
    for name in list_views(connection):
        connection.exec_driver_sql(f'DROP VIEW IF EXISTS "{name}"')
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS tolak_perubahan CASCADE")
