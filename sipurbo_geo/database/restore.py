"""Putting a copy in the place of a catalogue: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import sqlalchemy as sa

from ..errors import DatabaseError, UsageError
from .dialects import dialect_of
from .migrate import adopt, current_version
from .whole_file import whole_file

Former = TypeVar("Former")


def restore(
    url: str,
    source: Path,
    *,
    replace: bool,
    look: Callable[[sa.Connection], Former],
    settle: Callable[[sa.Connection, Former | None, Path | None], Path | None],
) -> Path | None:
    """Bring the copy at `source` back into the database at `url`, upgraded to this version.

    A catalogue that stands there is copied aside first. `look` reads what is worth knowing of it;
    `settle` gets that, and the place of the copy, inside the transaction of the new one, and says
    where the copy is from then on. Returns that place; None where nothing was replaced.

    Raises `UsageError` when a catalogue stands there and `replace` is not set, or when somebody
    works on it; `DatabaseError` when either cannot be used. Then all stays as it was.
    """
    dialect = dialect_of(url)
    _refuse_other_kind(dialect, source)
    with _told(), dialect.alone(sa.make_url(url)) as target:
        former, kept = _put_aside(target, dialect, look, replace=replace)
        try:
            with _told(target, source), dialect.incoming(target, source) as arriving:
                adopt(arriving, source)
                kept = settle(arriving, former, kept)
        except BaseException:
            if kept:
                kept.unlink(missing_ok=True)
            raise
    return kept


@contextmanager
def _told(target: sa.Connection | None = None, source: Path | None = None) -> Iterator[None]:
    """What a database answers, as an error that people understand."""
    driver = target.dialect.loaded_dbapi.Error if target else sa.exc.DBAPIError
    try:
        yield
    except (sa.exc.DBAPIError, driver) as error:
        if source is None:
            raise DatabaseError(
                f"Basis data tidak dapat dibuka: {error}",
                f"The database cannot be opened: {error}",
            ) from error
        raise DatabaseError(
            f"{source.name} tidak dapat dipulihkan: {error}",
            f"{source.name} cannot be restored: {error}",
        ) from error


def _refuse_other_kind(dialect: ModuleType, source: Path) -> None:
    with source.open("rb") as file:
        begins = file.read(len(dialect.MARK))
    if begins != dialect.MARK:
        raise DatabaseError(
            f"{source.name} bukan cadangan {dialect.KIND}. Cadangan GeoPackage dipulihkan ke "
            "GeoPackage, cadangan PostgreSQL ke PostgreSQL.",
            f"{source.name} is no backup of {dialect.KIND}. A backup of a GeoPackage is restored "
            "to a GeoPackage, one of PostgreSQL to PostgreSQL.",
        )


def _put_aside(
    target: sa.Connection,
    dialect: ModuleType,
    look: Callable[[sa.Connection], Former],
    *,
    replace: bool,
) -> tuple[Former | None, Path | None]:
    dialect.refuse_foreign(target)
    if not current_version(target):
        return None, None
    if not replace:
        raise UsageError(
            "Di sana sudah ada katalog. Untuk menggantinya tambahkan --ganti; yang lama disalin "
            "ke samping dahulu.",
            "A catalogue stands there already. To replace it add --ganti; the former one is "
            "copied aside first.",
        )
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    name = target.engine.url.database or ""
    kept = Path(f"{name}.sebelum-pulih.{stamp}{dialect.ENDING}").absolute()
    with whole_file(kept) as making:
        dialect.backup(target, making)
    return look(target), kept
