"""No form of the office is taken from elsewhere; it walks every address that changes something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import jejak
from sipurbo_geo.model.peran import Peran
from webmap.admin import RUTE

from .accounts import SANDI, set_account
from .walking import fill

POSTS = sorted({f"/admin{fill(rute.alamat, 1)}" for rute in RUTE if "POST" in rute.methods})
TEXT = "Formulir ini sudah kedaluwarsa"


@pytest.fixture
def database_kind() -> str:
    """One is enough: none is asked before the token was looked at."""
    return "geopackage"


@pytest.fixture(autouse=True)
def with_tokens(app: Flask) -> None:
    """The application asks for tokens, as it does outside of tests."""
    app.config["WTF_CSRF_ENABLED"] = True


@pytest.fixture
def client(signed_in_as: Callable[[Peran], FlaskClient]) -> FlaskClient:
    """The administrator, who may do most."""
    return signed_in_as(Peran.ADMINISTRATOR)


@pytest.mark.parametrize("path", ["/masuk", *POSTS])
@pytest.mark.parametrize("form", [{}, {"csrf_token": "dikarang"}], ids=["without", "made up"])
def test_without_a_token_nothing_is_taken(
    client: FlaskClient, kantor: Catalogue, path: str, form: dict[str, str]
) -> None:
    def links() -> list[str]:
        with kantor.reading_register() as conn:
            return list(conn.scalars(jejak.select().with_only_columns(jejak.c.sidik)))

    before = links()
    answer = client.post(path, data=form)
    assert answer.status_code == 400
    assert TEXT in answer.text
    assert links() == before
    assert client.get("/admin/").status_code == 200


def test_a_script_without_a_token_gets_a_problem(client: FlaskClient) -> None:
    answer = client.post("/admin/keluar", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_the_form_itself_carries_one_that_ends_with_signing_in(
    kantor: Catalogue, app: Flask
) -> None:
    set_account(kantor, Peran.PPTK)
    stranger = app.test_client()
    form = stranger.get("/masuk").text
    token = form.partition('name="csrf_token" value="')[2].partition('"')[0]
    given = {"akun": "pptk", "sandi": SANDI, "csrf_token": token}
    assert app.test_client().post("/masuk", data=given).status_code == 400
    assert stranger.post("/masuk", data=given).status_code == 303
    # a token seen before signing in is worth nothing after it
    assert stranger.post("/admin/keluar", data={"csrf_token": token}).status_code == 400
