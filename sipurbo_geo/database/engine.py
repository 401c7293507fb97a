"""Opening a catalogue: connect, upgrade, and hand out transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType

import sqlalchemy as sa

from ..errors import DatabaseError, UsageError
from .dialects import dialect_of
from .migrate import require_current, upgrade

#: for those who pass a connection on without speaking SQL themselves
Connection = sa.Connection
#: what a database answers when it cannot do what it was asked
DriverError = sa.exc.DBAPIError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An open catalogue. `dialect` is the room that knows its database.

    Public reads may go to a replica, as a role that can read terbitan alone; the office reads its
    register where it writes it.
    """

    engine: sa.Engine
    read_engine: sa.Engine
    office_engine: sa.Engine
    dialect: ModuleType

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: everything inside happens, or nothing."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection for single reading statements."""
        with self.read_engine.connect() as connection:
            yield connection

    @contextmanager
    def reading_register(self) -> Iterator[sa.Connection]:
        """A connection for single reading statements on everything, for officers only."""
        with self.office_engine.connect() as connection:
            yield connection

    @property
    def address(self) -> str:
        """Where it is, as it may be shown: without a password."""
        return self.engine.url.render_as_string(hide_password=True)

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()
        self.read_engine.dispose()
        self.office_engine.dispose()


def open_catalogue(url: str, read_url: str | None = None, *, new: bool = True) -> Catalogue:
    """Open the catalogue at `url`; an older one is upgraded after a backup copy.

    Where there is none, a `new` one is made. Raises `DatabaseError` when it must not be, and when
    the database is not ours, too new or not to be reached.
    """
    dialect = dialect_of(url)
    if not new:
        dialect.require_there(sa.make_url(url))
    write, read = dialect.create_engines(
        sa.make_url(url), sa.make_url(read_url) if read_url else None
    )
    office = dialect.create_engines(sa.make_url(url), None)[1] if read_url else read
    catalogue = Catalogue(write, read, office, dialect)
    with _closed_when_refused(catalogue):
        upgrade(write, dialect)
    return catalogue


def open_readonly(url: str) -> Catalogue:
    """The catalogue at `url` to read and nothing else: it is neither made, upgraded nor written.

    Raises `DatabaseError` when there is none, when it is older or newer than what is read here,
    or not to be reached.
    """
    dialect = dialect_of(url)
    try:
        reader = dialect.create_reader(sa.make_url(url))
    except sa.exc.ArgumentError as error:
        raise UsageError(
            f"Alamat basis data ini tidak dapat dipakai: {error}",
            f"This address of a database cannot be used: {error}",
        ) from error
    catalogue = Catalogue(reader, reader, reader, dialect)
    with _closed_when_refused(catalogue):
        require_current(reader)
    return catalogue


@contextmanager
def _closed_when_refused(catalogue: Catalogue) -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        catalogue.close()
        raise DatabaseError(
            f"Basis data {catalogue.address} tidak dapat dibuka. Periksa alamatnya "
            f"(SIPURBO_DATABASE_URL) dan apakah peladennya berjalan. Jawabannya: {error.orig}",
            f"The database {catalogue.address} cannot be opened. Check its address "
            f"(SIPURBO_DATABASE_URL) and whether its server is running. It says: {error.orig}",
        ) from error
    except DatabaseError:
        catalogue.close()
        raise
