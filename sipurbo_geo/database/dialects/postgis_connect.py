"""Connections to PostGIS: to write in turn, to read, to read and nothing else."""

from __future__ import annotations

import sqlalchemy as sa

from ...errors import DatabaseError
from ..types import to_json

#: as which the server shows our connections, unless the address says otherwise
NAME = "sipurbo"
#: the lock that writers of one database take in turn; any number of our own
_WRITERS = 0x5390B0


def create_engines(url: sa.URL, read_url: sa.URL | None) -> tuple[sa.Engine, sa.Engine]:
    """A writing engine and a reading one (single statements, perhaps on a replica)."""
    named = {"fallback_application_name": NAME}
    write = sa.create_engine(url, json_serializer=to_json, pool_pre_ping=True, connect_args=named)
    sa.event.listen(write, "begin", _wait_for_turn)
    read = sa.create_engine(
        read_url or url,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        pool_size=32,
        connect_args=named,
    )
    return write, read


def require_there(_: sa.URL) -> None:
    """Whoever connects hears by itself when there is no database of that name."""


def create_reader(url: sa.URL) -> sa.Engine:
    """An engine that only reads, each time on a connection of its own."""
    return sa.create_engine(
        url,
        poolclass=sa.NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"options": "-c default_transaction_read_only=on"},
    )


def _wait_for_turn(connection: sa.Connection) -> None:
    # one writer at a time, as on the other database: nobody meets a deadlock or a lost update,
    # and the rows of the trail stand in the order of the changes
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def install_extensions(connection: sa.Connection) -> None:
    """Make sure that PostGIS is there; raises `DatabaseError`."""
    try:
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS postgis")
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except sa.exc.DBAPIError as error:
        raise DatabaseError(
            f"PostGIS atau pg_trgm belum terpasang di basis data ini ({error.orig}). Minta "
            "administrator: CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm;",
            f"PostGIS or pg_trgm is not available in this database ({error.orig}). Ask its "
            "administrator for: CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm;",
        ) from error
