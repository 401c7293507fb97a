"""The OpenAPI document: valid, whole in itself, and true of what is served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import OpenAPIV30SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.make_token import make_token
from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.token import new_token
from sipurbo_geo.registry import Registry, load_registry
from sipurbo_geo.settings import Settings, shipped
from tests.clients.conftest import fill_small
from webmap import create_app
from webmap.ogc.openapi import openapi_of

#: for each of some sixty operations
FEW, MANY = 3, 30
#: the client reads bytes as they come
TOKEN = new_token()
WITH_TOKEN = {"Authorization": f"Bearer {TOKEN}"}
PLAIN = {"Accept-Encoding": "identity"}
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API as schemathesis reads it, over the small district."""
    path = tmp_path_factory.mktemp("api") / "tebo.gpkg"
    catalogue = open_catalogue(f"sqlite:///{path}")
    fill_small(catalogue, load_registry(shipped("layers")))
    with catalogue.writing() as conn:
        key = add_pengguna(
            conn, "uji", "Uji", Peran.PPK, sandi="x", bidang=["bina-marga"], ganti_sandi=False
        )
        make_token(conn, key, "uji", TOKEN)
    catalogue.close()
    app = create_app(Settings(database_url=f"sqlite:///{path}", secret_key="rahasia-untuk-uji"))
    yield schemathesis.openapi.from_wsgi("/ogc/api", app)
    app.extensions["sipurbo"].catalogue.close()


def test_the_document_is_valid_and_points_nowhere_else(registry: Registry) -> None:
    document = openapi_of(registry, "http://localhost/ogc")
    OpenAPIV30SpecValidator(document).validate()
    text = json.dumps(document)
    assert text.count('"$ref": "') == text.count('"$ref": "#/components/')
    identities = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(identities) == len(set(identities))


def test_a_few_hundred_requests_get_what_is_promised(served: Any) -> None:
    assert _try_all(served, FEW) > 200


@pytest.mark.slow
def test_two_thousand_requests_get_what_is_promised(served: Any) -> None:
    assert _try_all(served, MANY) > 2000


def _try_all(served: Any, examples: int) -> int:
    """Ask every operation as its description allows, and as it does not; says how often.

    Every other request carries a token.
    """
    tried = 0
    for found in served.get_all_operations():
        for mode in GenerationMode:

            @given(case=found.ok().as_strategy(generation_mode=mode))
            @settings(
                max_examples=examples,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            )
            def ask(case: schemathesis.Case) -> None:
                nonlocal tried
                tried += 1
                headers = PLAIN | (WITH_TOKEN if tried % 2 else {})
                case.call_and_validate(checks=CHECKS, headers=headers)

            ask()
    return tried
