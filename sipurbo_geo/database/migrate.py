"""Bringing a database to the shape this version needs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa

from ..errors import DatabaseError
from .whole_file import whole_file

_HERE = Path(__file__).resolve().parent / "migrations"
#: the newest migration; a test holds it against the files, so that opening needs no Alembic
HEAD = "0005"


def upgrade(engine: sa.Engine, dialect: ModuleType) -> None:
    """Create or upgrade the tables; an existing file is copied aside first."""
    with engine.connect() as connection:
        dialect.refuse_foreign(connection)
        found = _version(connection)
        if found == HEAD:
            return
        _refuse_newer(found)
        if found is not None:
            with whole_file(_backup_path(engine, found)) as making:
                dialect.backup(connection, making)
    if found is None:
        dialect.prepare_empty(engine)
    with engine.begin() as connection:
        _run(connection)


def adopt(connection: sa.Connection, source: Path) -> None:
    """Bring to this version what arrived from `source`; raises `DatabaseError` for no catalogue."""
    found = _version(connection) if sa.inspect(connection).has_table("katalog") else None
    if found is None:
        raise DatabaseError(
            f"{source.name} tidak berisi katalog SiPURBO-geo.",
            f"{source.name} holds no SiPURBO-geo catalogue.",
        )
    _refuse_newer(found)
    if found != HEAD:
        _run(connection)


def current_version(connection: sa.Connection) -> str | None:
    """The version of the catalogue that stands there; None for none.

    Raises `DatabaseError` for a newer one, and for an older one, which is to be opened first.
    """
    found = _version(connection)
    _refuse_newer(found)
    if found is not None and found != HEAD:
        raise DatabaseError(
            f"Katalog yang ada dari versi yang lebih lama ({found} < {HEAD}). Jalankan "
            "`sipurbo init` dahulu, lalu ulangi.",
            f"The catalogue there is of an older version ({found} < {HEAD}). Run `sipurbo init` "
            "first, then try again.",
        )
    return found


def require_current(engine: sa.Engine) -> None:
    """Raise `DatabaseError` unless the tables have the very shape that this version reads."""
    with engine.connect() as connection:
        found = _version(connection)
    _refuse_newer(found)
    if found is None:
        raise DatabaseError(
            "Di sana tidak ada katalog SiPURBO-geo. Berkas unduhan dibaca dengan "
            "geopandas.read_file.",
            "There is no SiPURBO-geo catalogue there. Read a downloaded file with "
            "geopandas.read_file.",
        )
    if found != HEAD:
        raise DatabaseError(
            f"Katalog ini dibuat oleh versi yang lebih lama ({found} < {HEAD}) dan di sini hanya "
            "dibaca. Minta pengelolanya memperbarui, atau jalankan `sipurbo init` atas salinannya.",
            f"This catalogue was made by an older version ({found} < {HEAD}), and is only read "
            "here. Ask its keeper to upgrade it, or run `sipurbo init` on a copy of it.",
        )


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > HEAD:
        raise DatabaseError(
            f"Basis data ini dibuat oleh versi yang lebih baru ({found} > {HEAD}). "
            "Perbarui SiPURBO-geo, lalu buka lagi.",
            f"This database was made by a newer version ({found} > {HEAD}). "
            "Upgrade SiPURBO-geo, then open it again.",
        )


def _backup_path(engine: sa.Engine, found: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    name = Path(engine.url.database or "katalog")
    return Path(f"{name}.sebelum-{HEAD}.dari-{found}.{stamp}")


def alembic_config() -> object:
    """Alembic's settings, for this module and for the test that compares tables and migrations."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    return config


def _run(connection: sa.Connection) -> None:
    from alembic import command

    config = alembic_config()
    config.attributes["connection"] = connection  # type: ignore[attr-defined]
    command.upgrade(config, "head")  # type: ignore[arg-type]
