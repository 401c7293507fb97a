"""Walking all addresses of the office, those too that others add later."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.wewenang import Kuasa, Sasaran, may
from sipurbo_geo.query.kantor.pengguna import find_akun
from tests.kantor import BIDANG, LAIN, Ground, Letak
from webmap.admin import RUTE
from webmap.admin.rute import Rute

_PART = re.compile(r"<(?:([^:>]+):)?([^>]+)>")
#: things that hang on a kegiatan, so that its scope counts
_OF_KEGIATAN = ("kegiatan", "ajuan", "dokumen")
_NO_FILE = "0" * 64


@dataclass(frozen=True, slots=True)
class Step:
    """One address with real keys; `letak` None: it is not about one kegiatan."""

    rute: Rute
    method: str
    path: str
    letak: Letak | None
    sasaran: Sasaran | None

    def is_open_to(self, pelaku: Pelaku) -> bool:
        """What the table of rights says; an address without a right of its own shows at least."""
        kuasa = self.rute.kuasa or (Kuasa.VIEW_KEGIATAN if self.sasaran else None)
        return kuasa is None or may(pelaku, kuasa, self.sasaran)


def list_steps(ground: Ground, method: str) -> Iterator[Step]:
    """Every address that takes `method`, once for each place that its keys can lie in."""
    for rute in RUTE:
        if method not in rute.methods:
            continue
        for letak in Letak if rute.benda in _OF_KEGIATAN and varies(rute.alamat) else (None,):
            keys = ground.keys[letak or Letak.SEBIDANG]
            sasaran = None
            if letak is not None:
                unit = BIDANG if letak is Letak.SEBIDANG else LAIN
                sasaran = Sasaran(keys["kegiatan"], unit)
            yield Step(rute, method, f"/admin{_filled(rute.alamat, keys)}", letak, sasaran)


def enter(app: Flask, catalogue: Catalogue, peran: Peran) -> tuple[FlaskClient, Pelaku]:
    """A client with a fresh session of that role, and who it is."""
    with catalogue.reading_register() as conn:
        akun = find_akun(conn, peran.value)
    assert akun is not None
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(pengguna=akun.pelaku.id, sesi=akun.sesi, sejak=int(time.time()))
    return client, akun.pelaku


def fill(alamat: str, key: int) -> str:
    """The address with `key` in every place that varies."""
    return _PART.sub(str(key), alamat)


def varies(alamat: str) -> bool:
    """Whether it is the address of one thing among many."""
    return _PART.search(alamat) is not None


def _filled(alamat: str, keys: dict[str, int]) -> str:
    """The address with a real key for each number: what stands before it says of what."""

    def value(part: re.Match[str]) -> str:
        if part[1] != "int":
            return _NO_FILE
        kind = alamat[: part.start()].rstrip("/").rpartition("/")[2]
        if kind not in keys:
            pytest.fail(f"{alamat}: tests.kantor.lay_ground makes no {kind!r}; teach it")
        return str(keys[kind])

    return _PART.sub(value, alamat)
