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
from tests.conftest import BOTH, own_catalogue
from tests.filling import Fill
from tests.kantor import Ground, lay_ground, open_office
from webmap import create_app

from .chain import Chain, make_chain


@pytest.fixture
def filling() -> Fill:
    """Every catalogue of this folder is an open office."""
    return open_office


@pytest.fixture
def kantor(catalogue: Catalogue) -> Catalogue:
    """This office: boundaries and one account a role, named as the role, all of one unit."""
    return catalogue


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
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


@pytest.fixture(scope="module", params=BOTH)
def office(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    registry: Registry,
) -> Iterator[Catalogue]:
    """One office for a whole module, which walks it or throws things at it."""
    with own_catalogue(request, tmp_path_factory) as catalogue:
        open_office(catalogue, registry)
        yield catalogue


@pytest.fixture(scope="module")
def ground(office: Catalogue, registry: Registry) -> Ground:
    """What lies in it, near and far."""
    return lay_ground(office, registry)


@pytest.fixture(scope="module")
def office_app(office: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over it."""
    url = office.engine.url.render_as_string(hide_password=False)
    media = tmp_path_factory.mktemp("media")
    made = create_app(Settings(url, secret_key="uji", media=media))
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["sipurbo"].catalogue.close()
