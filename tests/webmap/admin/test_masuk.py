"""Signing in: wrong ways first, then the right one, and what the session carries."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.sign_in import PER_AKUN, PER_ALAMAT
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import TooManyError
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.settings import Settings
from webmap import create_app, kata_sandi
from webmap.admin import masuk

from .accounts import SANDI, set_account

TIDAK_COCOK = "Nama akun atau kata sandi tidak cocok"


@pytest.fixture
def client(app: Flask, kantor: Catalogue) -> FlaskClient:
    """Somebody at the door of the PPTK, whose password is `SANDI`."""
    set_account(kantor, Peran.PPTK)
    return app.test_client()


def _sign_in(client: FlaskClient, akun: str = "pptk", sandi: str = SANDI, **more: str) -> int:
    form = {"akun": akun, "sandi": sandi, **more}
    return client.post("/masuk", data=form).status_code


@pytest.mark.parametrize(
    ("akun", "sandi"),
    [("pptk", "salah"), ("pptk", ""), ("pptk", SANDI.upper()), ("tidak-ada", SANDI), ("", "")],
)
def test_whatever_is_wrong_gets_the_same_answer(client: FlaskClient, akun: str, sandi: str) -> None:
    answer = client.post("/masuk", data={"akun": akun, "sandi": sandi})
    assert answer.status_code == 401
    assert TIDAK_COCOK in answer.text
    assert sandi == "" or sandi not in answer.text
    assert client.get("/admin/").status_code == 302


def test_a_closed_account_is_answered_like_a_wrong_password(
    client: FlaskClient, kantor: Catalogue
) -> None:
    set_account(kantor, Peran.PPTK, aktif=False)
    assert _sign_in(client) == 401


def test_a_name_that_is_not_there_costs_as_much_time_as_one_that_is(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    real = kata_sandi.check_password_hash
    monkeypatch.setattr(
        kata_sandi, "check_password_hash", lambda h, s: checked.append(h) or real(h, s)
    )
    for akun in ("pptk", "tidak-ada"):
        assert _sign_in(client, akun, "salah") == 401
    assert len(checked) == 2
    assert {mark.partition("$")[0] for mark in checked} == {"scrypt:32768:8:1"}


def test_a_try_is_counted_before_the_password_is_looked_at(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(masuk, "is_sandi", lambda *_: looked.append("") or False)
    answers = [_sign_in(client) for _ in range(PER_AKUN + 2)]
    assert answers == [401] * PER_AKUN + [429, 429]
    assert len(looked) == PER_AKUN


def test_who_waits_is_told_how_long(client: FlaskClient) -> None:
    for _ in range(PER_AKUN):
        _sign_in(client, sandi="salah")
    answer = client.post("/masuk", data={"akun": "pptk", "sandi": SANDI})
    assert answer.status_code == 429
    wait = int(answer.headers["Retry-After"])
    assert 0 < wait <= 900
    assert f"Tunggu {math.ceil(wait / 60)} menit" in answer.text


def test_the_right_password_starts_the_count_anew(client: FlaskClient) -> None:
    for _ in range(3):
        for _ in range(PER_AKUN - 1):
            assert _sign_in(client, sandi="salah") == 401
        assert _sign_in(client) == 303


def test_only_a_proxy_on_this_machine_says_who_asks(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masuk, "is_sandi", lambda *_: False)

    def tries(remote: str, forwarded: str) -> int:
        """How many different names one may try before the address has to wait."""
        for number in range(PER_ALAMAT + 2):
            headers = {"X-Forwarded-For": forwarded.format(number)}
            base = {"REMOTE_ADDR": remote}
            with app.test_request_context(headers=headers, environ_base=base):
                try:
                    masuk.check_sandi_of(f"{remote}{number}", "salah")
                except TooManyError:
                    return number
        return PER_ALAMAT + 2

    # somebody outside who writes the header himself
    assert tries("203.0.113.9", "198.51.100.{}") == PER_ALAMAT
    # what somebody outside sent to the proxy stands before what the proxy adds
    assert tries("127.0.0.1", "198.51.100.{}, 203.0.113.10") == PER_ALAMAT
    # everybody behind the proxy is somebody else
    assert tries("127.0.0.1", "198.51.101.{}") == PER_ALAMAT + 2
    # what is no address does not count as another one
    assert tries("127.0.0.2", "siapa-{}") == PER_ALAMAT
    # one house has a whole IPv6 network
    assert tries("2001:db8::1", "") == PER_ALAMAT


@pytest.mark.parametrize(
    "lanjut",
    [
        "https://jahat.example/admin/",
        "//jahat.example/admin/",
        "/\\jahat.example",
        "/admin\\@jahat.example",
        "/adminjahat",
        "/admin/\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/kegiatan",
        "admin/",
    ],
)
def test_nobody_is_led_away_from_the_office(client: FlaskClient, lanjut: str) -> None:
    assert f'value="{lanjut}"' not in client.get("/masuk", query_string={"lanjut": lanjut}).text
    answer = client.post("/masuk", data={"akun": "pptk", "sandi": SANDI, "lanjut": lanjut})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/admin/")
    again = client.get("/masuk", query_string={"lanjut": lanjut})
    assert again.headers["Location"] == "/admin/"


def test_who_came_for_a_page_gets_there(client: FlaskClient) -> None:
    shut = client.get("/admin/rekap?menurut=penyedia")
    form = client.get(shut.headers["Location"])
    assert 'value="/admin/rekap?menurut=penyedia"' in form.text
    lanjut = "/admin/rekap?menurut=penyedia"
    answer = client.post("/masuk", data={"akun": "pptk", "sandi": SANDI, "lanjut": lanjut})
    assert answer.headers["Location"] == lanjut


def test_nothing_of_an_earlier_session_is_kept(client: FlaskClient, kantor: Catalogue) -> None:
    with client.session_transaction() as session:
        session.update(pengguna=1, sesi=1, sejak=0, csrf_token="dikenal-orang-lain", sisipan="x")
    assert _sign_in(client) == 303
    with client.session_transaction() as session:
        assert set(session) == {"_permanent", "pengguna", "sesi", "sejak"}
        assert session["sejak"] > 0
    set_account(kantor, Peran.PPK)
    assert _sign_in(client, "ppk") == 303
    with client.session_transaction() as session:
        assert session["pengguna"] != 1
    assert "Nama ppk" in client.get("/admin/").text


def test_a_session_ends_after_a_working_day(client: FlaskClient) -> None:
    _sign_in(client)
    with client.session_transaction() as session:
        session["sejak"] -= 12 * 3600
    assert client.get("/admin/").status_code == 302


def test_signing_out_ends_the_session(client: FlaskClient) -> None:
    _sign_in(client)
    assert client.get("/admin/keluar").status_code == 405
    assert client.post("/admin/keluar").headers["Location"] == "/masuk"
    assert client.get("/admin/").status_code == 302


def test_a_script_is_told_to_sign_in_and_not_given_the_form(client: FlaskClient) -> None:
    answer = client.get("/admin/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.content_type) == (401, "application/problem+json")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_form_and_what_follows_stay_in_no_cache(client: FlaskClient) -> None:
    assert client.get("/masuk").headers["Cache-Control"] == "no-store"
    answer = client.post("/masuk", data={"akun": "pptk", "sandi": SANDI})
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.fixture
def behind_tls(settings: Settings, kantor: Catalogue) -> Iterator[FlaskClient]:
    """Somebody at the door of a site with TLS."""
    set_account(kantor, Peran.PPTK)
    made = create_app(replace(settings, public_url="https://pupr.example"))
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made.test_client()
    made.extensions["sipurbo"].catalogue.close()


def test_the_cookie_stays_home(client: FlaskClient) -> None:
    answer = client.post("/masuk", data={"akun": "pptk", "sandi": SANDI})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Domain" not in cookie
    assert SANDI not in cookie


def test_behind_tls_the_cookie_travels_only_encrypted(behind_tls: FlaskClient) -> None:
    answer = behind_tls.post("/masuk", data={"akun": "pptk", "sandi": SANDI})
    assert "Secure" in answer.headers["Set-Cookie"]


def test_what_an_officer_fetched_gives_no_session_to_the_next(
    app: Flask, client: FlaskClient
) -> None:
    _sign_in(client)
    for path in ("/feeds/kegiatan.geojson", "/kegiatan", "/healthz"):
        assert "Set-Cookie" not in client.get(path).headers, path
        assert "Set-Cookie" not in app.test_client().get(path).headers, path


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_secret_key_the_door_says_what_the_keeper_has_to_do(
    settings: Settings, method: str
) -> None:
    made = create_app(replace(settings, secret_key=None))
    answer = made.test_client().open("/masuk", method=method)
    assert answer.status_code == 400
    assert "SIPURBO_SECRET_KEY" in answer.text
    made.extensions["sipurbo"].catalogue.close()


def test_every_public_page_leads_officers_to_the_door(app: Flask) -> None:
    page = app.test_client().get("/kegiatan").text
    assert 'href="/masuk"' in page
    assert "Masuk petugas" in page


def test_a_change_of_role_counts_in_an_open_session(client: FlaskClient, kantor: Catalogue) -> None:
    _sign_in(client)
    assert client.get("/admin/rekap").status_code == 200
    set_account(kantor, Peran.PPTK, peran=Peran.KONSULTAN.value)
    assert client.get("/admin/rekap").status_code == 403
