"""One's own password: refusals first, then what a change ends."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.sign_in import PER_AKUN
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import jejak
from sipurbo_geo.model.peran import Peran

from .accounts import SANDI, set_account

BARU = "gunung tujuh danau"


@pytest.fixture
def client(app: Flask, kantor: Catalogue) -> FlaskClient:
    """The PPTK, signed in with `SANDI`."""
    set_account(kantor, Peran.PPTK)
    return _signed_in(app)


def _signed_in(app: Flask, sandi: str = SANDI) -> FlaskClient:
    client = app.test_client()
    assert client.post("/masuk", data={"akun": "pptk", "sandi": sandi}).status_code == 303
    return client


def _change(client: FlaskClient, lama: str = SANDI, baru: str = BARU, ulang: str = "") -> str:
    form = {"lama": lama, "baru": baru, "ulang": ulang or baru}
    answer = client.post("/admin/sandi", data=form)
    return "" if answer.status_code == 303 else answer.text


@pytest.mark.parametrize(
    ("lama", "baru", "ulang", "said"),
    [
        ("salah", BARU, BARU, "Kata sandi lama tidak cocok"),
        (SANDI, BARU, BARU + "x", "tidak sama"),
        (SANDI, "pendek", "pendek", "paling sedikit 10"),
        (SANDI, "pptkpptk1234", "pptkpptk1234", "mudah ditebak"),
        (SANDI, SANDI, SANDI, "sama dengan yang lama"),
    ],
)
def test_a_change_that_cannot_be_says_why_and_changes_nothing(
    app: Flask, client: FlaskClient, lama: str, baru: str, ulang: str, said: str
) -> None:
    answer = _change(client, lama, baru, ulang)
    assert said in answer
    assert baru not in answer
    assert client.get("/admin/").status_code == 200
    _signed_in(app)


def test_an_open_session_does_not_let_the_password_be_guessed(client: FlaskClient) -> None:
    for _ in range(PER_AKUN):
        assert "tidak cocok" in _change(client, "salah")
    assert "Terlalu banyak percobaan" in _change(client)


def test_a_new_password_ends_every_other_session_and_not_this_one(
    app: Flask, client: FlaskClient
) -> None:
    elsewhere = _signed_in(app)
    assert _change(client) == ""
    assert client.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    assert (
        app.test_client().post("/masuk", data={"akun": "pptk", "sandi": SANDI}).status_code == 401
    )
    _signed_in(app, BARU)


def test_leaving_every_device_ends_this_session_and_the_others(
    app: Flask, client: FlaskClient
) -> None:
    elsewhere = _signed_in(app)
    assert client.post("/admin/keluar-semua").headers["Location"] == "/masuk"
    assert client.get("/admin/").status_code == 302
    assert elsewhere.get("/admin/").status_code == 302
    _signed_in(app)


def test_a_kept_cookie_opens_nothing_after_leaving_every_device(
    app: Flask, client: FlaskClient
) -> None:
    kept = client.get_cookie("sipurbo")
    assert kept is not None
    client.post("/admin/keluar-semua")
    thief = app.test_client()
    thief.set_cookie("sipurbo", kept.value)
    assert thief.get("/admin/").status_code == 302


def test_a_given_password_has_to_be_changed_before_anything_else(
    app: Flask, kantor: Catalogue
) -> None:
    set_account(kantor, Peran.PPTK, ganti_sandi=True)
    client = _signed_in(app)
    for path in ("/admin/", "/admin/rekap", "/admin/rekap.pdf"):
        assert client.get(path).headers["Location"] == "/admin/sandi", path
    asked = client.get("/admin/rekap", headers={"Accept": "application/json"})
    assert (asked.status_code, asked.content_type) == (403, "application/problem+json")
    assert "diberikan orang lain" in client.get("/admin/sandi").text
    assert _change(client) == ""
    assert client.get("/admin/").status_code == 200


def test_the_trail_tells_that_and_who_but_never_what(
    client: FlaskClient, kantor: Catalogue
) -> None:
    _change(client)
    client.post("/admin/keluar-semua")
    with kantor.reading_register() as conn:
        rows = conn.execute(jejak.select().order_by(jejak.c.id)).all()
        assert list(broken_links(conn)) == []
    assert [row.verb for row in rows[-2:]] == ["change_sandi", "end_sesi"]
    assert "scrypt" not in "".join(row.isi for row in rows)
