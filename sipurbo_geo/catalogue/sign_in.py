"""Trying to sign in: counted before the password is looked at, so that many at once count too."""

from __future__ import annotations

import hashlib
import math
from datetime import datetime, timedelta

import sqlalchemy as sa

from ..database.tables import pengguna, percobaan_masuk
from ..errors import TooManyError

JENDELA = timedelta(minutes=15)
#: an office shares one address, so many more are taken from there
PER_AKUN, PER_ALAMAT = 5, 30
_SIMPAN = timedelta(days=1)


def begin_sign_in(conn: sa.Connection, akun: str, alamat: str, now: datetime) -> int:
    """Count a try for the account and for the address; gives the key of the latter.

    Raises `TooManyError` with the waiting time when there were too many before.
    """
    conn.execute(percobaan_masuk.delete().where(percobaan_masuk.c.waktu < now - _SIMPAN))
    keys = {account_key(akun): PER_AKUN, _mark("alamat", alamat): PER_ALAMAT}
    wait = max(_wait(conn, key, limit, now) for key, limit in keys.items())
    if wait:
        raise _too_many(wait)
    tried = 0
    for key in keys:
        added = percobaan_masuk.insert().values(kunci=key, waktu=now)
        tried = conn.scalar(added.returning(percobaan_masuk.c.id)) or 0
    return tried


def finish_sign_in(conn: sa.Connection, key: int, akun: str, percobaan: int, now: datetime) -> None:
    """The password was right: the account's tries are forgotten, and this one of the address."""
    forget_tries(conn, akun)
    conn.execute(percobaan_masuk.delete().where(percobaan_masuk.c.id == percobaan))
    conn.execute(pengguna.update().where(pengguna.c.id == key).values(terakhir_masuk=now))


def forget_tries(conn: sa.Connection, akun: str) -> None:
    """Let the account try again at once."""
    conn.execute(percobaan_masuk.delete().where(percobaan_masuk.c.kunci == account_key(akun)))


def account_key(akun: str) -> str:
    """Under what the tries of an account are counted, whether it exists or not."""
    return _mark("akun", akun.strip().lower())


def _wait(conn: sa.Connection, key: str, limit: int, now: datetime) -> int:
    """Seconds until the oldest of the last `limit` tries leaves the window."""
    recent = (
        sa.select(percobaan_masuk.c.waktu)
        .where(percobaan_masuk.c.kunci == key, percobaan_masuk.c.waktu > now - JENDELA)
        .order_by(percobaan_masuk.c.waktu.desc(), percobaan_masuk.c.id.desc())
        .offset(limit - 1)
        .limit(1)
    )
    oldest = conn.scalar(recent)
    return max(1, math.ceil((oldest + JENDELA - now).total_seconds())) if oldest else 0


def _mark(kind: str, text: str) -> str:
    return hashlib.sha256(f"{kind}:{text}".encode()).hexdigest()


def _too_many(wait: int) -> TooManyError:
    minutes = math.ceil(wait / 60)
    return TooManyError(
        wait,
        f"Terlalu banyak percobaan masuk. Tunggu {minutes} menit, lalu coba lagi. Lupa kata "
        "sandi? Administrator dapat menyetel ulang.",
        f"Too many attempts to sign in. Wait {minutes} min, then try again. Forgotten the "
        "password? The administrator can reset it.",
    )
