"""What the session cookie carries: who, since when, and the number that ends it everywhere."""

from __future__ import annotations

import time
from datetime import timedelta

from flask import session

from sipurbo_geo.errors import ConfigError
from webmap.state import current

#: a working day; then the password is asked for again, whatever was done in between
LAMA = timedelta(hours=12)


def begin_sesi(pengguna: int, nomor: int) -> None:
    """Start anew; nothing of an earlier session is kept."""
    session.clear()
    session.permanent = True
    session.update(pengguna=pengguna, sesi=nomor, sejak=int(time.time()))


def renew_sesi(nomor: int) -> None:
    """Stay signed in here after all other sessions were ended."""
    session["sesi"] = nomor


def read_sesi() -> tuple[int, int] | None:
    """The account's key and the session's number, if it is not too old."""
    key, number, since = (session.get(name) for name in ("pengguna", "sesi", "sejak"))
    if not isinstance(key, int) or not isinstance(number, int) or not isinstance(since, int):
        return None
    return (key, number) if 0 <= time.time() - since < LAMA.total_seconds() else None


def end_sesi() -> None:
    """Forget who is there."""
    session.clear()


def need_secret_key() -> None:
    """Raise `ConfigError` where nobody can sign in, because sessions cannot be signed."""
    if current().settings.secret_key is None:
        raise ConfigError(
            "Masuk belum dapat dipakai: pengelola perlu mengisi SIPURBO_SECRET_KEY.",
            "Signing in is not possible yet: the keeper has to set SIPURBO_SECRET_KEY.",
        )
