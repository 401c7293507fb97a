"""The page of tokens: shown once, refused with words, revoked."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask.testing import FlaskClient

from sipurbo_geo.model.peran import Peran

SignIn = Callable[[Peran], FlaskClient]


def test_a_token_is_shown_once_and_works_until_it_is_revoked(signed_in_as: SignIn) -> None:
    client = signed_in_as(Peran.PPTK)
    made = client.post("/admin/token", data={"nama": "QGIS di laptop", "hari": "30"})
    found = re.search(r"<code data-token>(sipurbo_[\w-]+)</code>", made.text)
    assert found is not None
    assert made.headers["Cache-Control"] == "no-store"
    listed = client.get("/admin/token").text
    assert "QGIS di laptop" in listed
    assert found[1] not in listed
    headers = {"Authorization": f"Bearer {found[1]}"}
    stranger = client.application.test_client()
    path = "/ogc/collections/jalan/items/TIDAK-ADA"
    assert stranger.get(path, headers=headers).status_code == 404
    key = re.search(r"/admin/token/(\d+)/cabut", listed)
    assert key is not None
    assert client.post(f"/admin/token/{key[1]}/cabut").status_code == 303
    assert stranger.get(path, headers=headers).status_code == 401


def test_a_nameless_token_is_refused_beside_its_form(signed_in_as: SignIn) -> None:
    answer = signed_in_as(Peran.PPK).post("/admin/token", data={"nama": " ", "hari": "x"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_the_token_of_another_cannot_be_revoked(signed_in_as: SignIn) -> None:
    signed_in_as(Peran.PPK).post("/admin/token", data={"nama": "milik PPK"})
    other = signed_in_as(Peran.PPTK)
    assert "milik PPK" not in other.get("/admin/token").text
    assert other.post("/admin/token/1/cabut").status_code == 404
