"""An office with one account a role, and a browserless client that is signed in as any of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.catalogue.sync_registry import sync_registry
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.query.kantor.pengguna import find_akun
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_wilayah
from webmap import create_app

#: the name of each role's account is the role; all belong to this unit
BIDANG = "bina-marga"


@pytest.fixture
def kantor(catalogue: Catalogue, registry: Registry) -> Catalogue:
    """A catalogue with boundaries and one account a role."""
    with catalogue.writing() as conn:
        sync_registry(conn, registry)
        save_wilayah(conn, make_wilayah())
        for peran in Peran:
            add_pengguna(
                conn,
                peran.value,
                f"Nama {peran.value}",
                peran,
                sandi="tidak dipakai",
                bidang=[BIDANG],
                ganti_sandi=False,
            )
    return catalogue


@pytest.fixture
def app(settings: Settings, kantor: Catalogue) -> Iterator[Flask]:  # noqa: ARG001 - filled first
    """The application; tokens of forms are tested on their own."""
    made = create_app(settings)
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["sipurbo"].catalogue.close()


@pytest.fixture
def pelaku_as(kantor: Catalogue) -> Callable[[Peran], Pelaku]:
    """The person behind a role's account, for calling verbs without a page."""

    def find(peran: Peran) -> Pelaku:
        with kantor.reading_register() as conn:
            akun = find_akun(conn, peran.value)
        assert akun is not None
        return akun.pelaku

    return find


@pytest.fixture
def signed_in_as(
    app: Flask, pelaku_as: Callable[[Peran], Pelaku]
) -> Callable[[Peran], FlaskClient]:
    """A client with a session of that role."""

    def sign_in(peran: Peran) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as session:
            session.update(pengguna=pelaku_as(peran).id, sesi=1, sejak=int(time.time()))
        return client

    return sign_in
