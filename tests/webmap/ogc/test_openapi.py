"""The OpenAPI document: valid, whole in itself, and true of what is served."""

from __future__ import annotations

import itertools
import json
from collections import Counter
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
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.token import new_token
from sipurbo_geo.registry import Registry, load_registry
from sipurbo_geo.settings import Settings, shipped
from tests.clients.conftest import fill_small
from tests.conftest import BOTH, own_catalogue
from webmap import create_app
from webmap.ogc.openapi import openapi_of

#: cases of an operation in each way of making them; what writes has more to go wrong
EXAMPLES = {"GET": 3}
EXAMPLES_WRITING = 9
#: on each database, so that both together have seen twice as many
CASES = 1000
#: nobody; who changes at once in one bidang, who proposes in all of them, who withdraws
TOKENS = {peran: new_token() for peran in (Peran.PPK, Peran.ADMINISTRATOR, Peran.KEPALA_DINAS)}
WHO: tuple[dict[str, str], ...] = (
    {},
    *({"Authorization": f"Bearer {token}"} for token in TOKENS.values()),
)
#: a kegiatan of each theme, as `make_each_theme` numbers them
EXISTING = {
    theme: f"PUPR-2023-1{number:03}"
    for number, theme in enumerate(load_registry(shipped("layers")).layers, start=1)
}
#: the client reads bytes as they come
PLAIN = {"Accept-Encoding": "identity"}
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture(scope="module", params=BOTH)
def served(
    request: pytest.FixtureRequest, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """The API as schemathesis reads it, over the small district on either database."""
    with own_catalogue(request, tmp_path_factory) as catalogue:
        fill_small(catalogue, registry)
        with catalogue.writing() as conn:
            for peran, token in TOKENS.items():
                key = add_pengguna(
                    conn, peran, "Uji", peran, sandi="x", bidang=["bina-marga"], ganti_sandi=False
                )
                make_token(conn, key, "uji", token)
        url = catalogue.engine.url.render_as_string(hide_password=False)
        app = create_app(Settings(url, secret_key="rahasia-untuk-uji"))
        yield schemathesis.openapi.from_wsgi("/ogc/api", app)
        app.extensions["sipurbo"].catalogue.close()


def test_the_document_is_valid_and_points_nowhere_else(registry: Registry) -> None:
    document = openapi_of(registry, "http://localhost/ogc")
    OpenAPIV30SpecValidator(document).validate()
    text = json.dumps(document)
    assert text.count('"$ref": "') == text.count('"$ref": "#/components/')
    identities = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(identities) == len(set(identities))


@pytest.mark.slow
def test_two_thousand_requests_get_what_is_promised(served: Any) -> None:
    asked = _ask_all(served)
    assert sum(asked.values()) >= CASES
    # the requests reach further than the door
    for status in (200, 202, 204, 400, 401, 403, 404, 412, 422, 428):
        assert asked[status], asked


def _ask_all(served: Any) -> Counter[int]:
    """Ask every operation as its description allows, and as it does not; counts the answers.

    Nobody and each of the officers ask in turn, and half of the time for what is there.
    """
    asked: Counter[int] = Counter()
    who, aimed = itertools.cycle(WHO), itertools.cycle((True, True, True, False, False, False))
    for found in served.get_all_operations():
        operation = found.ok()
        examples = EXAMPLES.get(operation.method.upper(), EXAMPLES_WRITING)
        for mode in GenerationMode:

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(
                max_examples=examples,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            )
            def ask(case: schemathesis.Case) -> None:
                if next(aimed):
                    _aim(case)
                answer = case.call_and_validate(checks=CHECKS, headers=PLAIN | next(who))
                asked[answer.status_code] += 1

            ask()
    return asked


def _aim(case: schemathesis.Case) -> None:
    """Let the request name a kegiatan that is there, and the version that it has at first."""
    if "featureId" not in case.path_parameters:
        return
    theme = case.path.split("/")[2]
    case.path_parameters["featureId"] = EXISTING.get(theme, "PUPR-2023-0001")
    if case.method.upper() == "GET":
        return
    case.headers["If-Match"] = '"1"'
    if case.method.upper() == "PATCH":
        case.body = {"properties": {"nama": f"Pekerjaan {len(str(case.body))}"}}
    elif case.method.upper() == "DELETE":
        case.query["alasan"] = "uji"
