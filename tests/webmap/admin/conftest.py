"""A browserless client that is signed in as any role of the office."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from webmap import create_app

from .chain import Chain, make_chain


@pytest.fixture
def app(settings: Settings, kantor: Catalogue) -> Iterator[Flask]:  # noqa: ARG001 - filled first
    """The application; tokens of forms are tested on their own."""
    made = create_app(settings)
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["sipurbo"].catalogue.close()


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


@pytest.fixture
def chain(kantor: Catalogue, registry: Registry, pelaku_as: Callable[[Peran], Pelaku]) -> Chain:
    """The office with one published road."""
    return make_chain(kantor, registry, pelaku_as)
