"""Accounts with a real password, for tests that go through the door."""

from __future__ import annotations

from functools import cache
from typing import Any

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import pengguna
from sipurbo_geo.model.peran import Peran
from webmap.kata_sandi import hash_sandi

SANDI = "kopi hujan sepeda"


def set_account(kantor: Catalogue, peran: Peran, /, **values: Any) -> None:
    """Give the account of `peran` the password `SANDI`, and whatever else is named."""
    with kantor.writing() as conn:
        change = pengguna.update().where(pengguna.c.akun == peran.value)
        conn.execute(change.values(sandi=hash_of_sandi(), **values))


@cache
def hash_of_sandi() -> str:
    """What is kept of `SANDI`."""
    return hash_sandi(SANDI)
