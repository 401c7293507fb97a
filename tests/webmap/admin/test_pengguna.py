"""The administrator's pages: refusals first, then an account from its opening to its closing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import pengguna
from sipurbo_geo.model.peran import Pelaku, Peran

BARU = {"akun": "budi", "nama": "Budi Contoh", "peran": "pptk", "bidang": "bina-marga"}
_SANDI = re.compile(r"<code data-sandi>([a-z0-9-]+)</code>")


@pytest.fixture
def client(signed_in_as: Callable[[Peran], FlaskClient]) -> FlaskClient:
    """The administrator."""
    return signed_in_as(Peran.ADMINISTRATOR)


@pytest.fixture
def pptk(pelaku_as: Callable[[Peran], Pelaku]) -> int:
    """The key of the PPTK's account."""
    return pelaku_as(Peran.PPTK).id or 0


def _sandi(page: str) -> str:
    found = _SANDI.search(page)
    assert found is not None
    return found[1]


def _opens(app: Flask, akun: str, sandi: str) -> FlaskClient | None:
    client = app.test_client()
    answer = client.post("/masuk", data={"akun": akun, "sandi": sandi})
    return client if answer.status_code == 303 else None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"akun": "Dua Kata"}, "akun"),
        ({"akun": ""}, "akun"),
        ({"nama": " "}, "nama"),
        ({"peran": "raja"}, "peran"),
        ({"bidang": "bina-mraga"}, "bidang"),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_beside_its_field_and_keeps_the_rest(
    client: FlaskClient, wrong: dict[str, str], field: str
) -> None:
    answer = client.post("/admin/pengguna/baru", data=BARU | wrong)
    assert answer.status_code == 400
    assert f'id="{field}-salah"' in answer.text
    assert f'href="#{field}"' in answer.text
    assert ('value="Budi Contoh"' in answer.text) == ("nama" not in wrong)


def test_a_name_that_is_taken_is_a_conflict(client: FlaskClient) -> None:
    answer = client.post("/admin/pengguna/baru", data=BARU | {"akun": "PPTK"})
    assert answer.status_code == 409
    assert 'id="akun-salah"' in answer.text


@pytest.mark.parametrize("path", ["", "/tutup", "/buka", "/sandi"])
def test_an_account_that_is_not_there_is_a_page_that_says_so(
    client: FlaskClient, path: str
) -> None:
    for key in (999, 2**63 - 1, 2**63, 10**30):
        answer = client.post(f"/admin/pengguna/{key}{path}", data=BARU)
        assert answer.status_code in (404, 405), key


def test_one_does_not_lock_oneself_out(
    client: FlaskClient, pelaku_as: Callable[[Peran], Pelaku]
) -> None:
    own = pelaku_as(Peran.ADMINISTRATOR).id
    page = client.get(f"/admin/pengguna/{own}").text
    assert "Akun Anda sendiri" in page
    assert f"/admin/pengguna/{own}/tutup" not in page
    for path in ("tutup", "sandi"):
        assert client.post(f"/admin/pengguna/{own}/{path}").status_code == 409
    given = {"nama": "Nama", "peran": "ppk"}
    assert client.post(f"/admin/pengguna/{own}", data=given).status_code == 409
    assert client.get("/admin/pengguna").status_code == 200


def test_an_account_from_its_opening_to_its_closing(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/admin/pengguna/baru", data=BARU)
    assert answer.status_code == 201
    assert answer.headers["Cache-Control"] == "no-store"
    first = _sandi(answer.text)
    with client.session_transaction() as session:
        assert first not in str(dict(session))
    listed = client.get("/admin/pengguna").text
    assert "Budi Contoh" in listed
    assert first not in listed
    key = re.findall(r'href="/admin/pengguna/(\d+)">Budi Contoh', listed)[0]

    budi = _opens(app, "budi", first)
    assert budi is not None
    assert budi.get("/admin/").headers["Location"] == "/admin/sandi"

    second = _sandi(client.post(f"/admin/pengguna/{key}/sandi").text)
    assert budi.get("/admin/sandi").status_code == 302
    assert _opens(app, "budi", first) is None
    budi = _opens(app, "budi", second)
    assert budi is not None

    assert client.post(f"/admin/pengguna/{key}/tutup").status_code == 303
    assert budi.get("/admin/sandi").status_code == 302
    assert _opens(app, "budi", second) is None
    assert "ditutup" in client.get(f"/admin/pengguna/{key}").text

    assert client.post(f"/admin/pengguna/{key}/buka").status_code == 303
    assert budi.get("/admin/sandi").status_code == 302
    assert _opens(app, "budi", second) is not None


def test_name_role_and_units_are_saved_together(
    client: FlaskClient, kantor: Catalogue, pptk: int
) -> None:
    given = {"nama": "Nama Lain", "peran": "ppk", "bidang": ["cipta-karya", "bina-marga"]}
    answer = client.post(f"/admin/pengguna/{pptk}", data=given)
    assert answer.headers["Location"] == f"/admin/pengguna/{pptk}"
    page = client.get(f"/admin/pengguna/{pptk}").text
    assert 'value="Nama Lain"' in page
    assert 'value="ppk" selected' in page
    with kantor.reading_register() as conn:
        row = conn.execute(sa.select(pengguna).where(pengguna.c.id == pptk)).one()
    assert (row.peran, row.bidang, row.akun) == ("ppk", "cipta-karya,bina-marga", "pptk")


def test_a_fault_in_a_change_leaves_the_account_as_it_was(
    client: FlaskClient, kantor: Catalogue, pptk: int
) -> None:
    answer = client.post(f"/admin/pengguna/{pptk}", data={"nama": "", "peran": "ppk"})
    assert answer.status_code == 400
    assert 'id="nama-salah"' in answer.text
    assert 'value="ppk" selected' in answer.text
    with kantor.reading_register() as conn:
        row = conn.execute(sa.select(pengguna).where(pengguna.c.id == pptk)).one()
    assert (row.nama, row.peran) == ("Nama pptk", "pptk")
