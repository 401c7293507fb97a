"""The gate of the office."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.model.peran import Peran


def test_who_is_not_signed_in_is_led_to_the_form_and_back(app: Flask) -> None:
    answer = app.test_client().get("/admin/?halaman=2")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/masuk?lanjut=/admin/?halaman%3D2"


def test_who_is_signed_in_sees_the_desk_and_no_cache_keeps_it(
    signed_in_as: Callable[[Peran], FlaskClient],
) -> None:
    answer = signed_in_as(Peran.PPTK).get("/admin/")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_session_of_an_older_number_is_over(
    signed_in_as: Callable[[Peran], FlaskClient],
) -> None:
    client = signed_in_as(Peran.PPTK)
    with client.session_transaction() as session:
        session["sesi"] = 0
    assert client.get("/admin/").status_code == 302
