"""Two officers at one kegiatan: the second sees what the first changed, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from tests.factories import make_kegiatan

from .mengisi import form_of, read_form

SignIn = Callable[[Peran], FlaskClient]
Save = Callable[[Kegiatan], int]
Form = dict[str, list[str]]
LAIN = '{"type":"LineString","coordinates":[[102.21,-1.44],[102.25,-1.42]]}'


@pytest.fixture
def key(saved: Save) -> int:
    return saved(make_kegiatan())


@pytest.fixture
def client(signed_in_as: SignIn) -> FlaskClient:
    return signed_in_as(Peran.PPK)


def send(client: FlaskClient, key: int, form: Form, **changes: str) -> tuple[int, str]:
    typed = form | {name: [text] for name, text in changes.items()}
    answer = client.post(f"/admin/kegiatan/{key}/ubah", data=typed)
    return answer.status_code, answer.text


def stands(kantor: Catalogue) -> Kegiatan:
    with kantor.reading_register() as conn:
        return read_kegiatan(conn, ["PUPR-2023-0001"])["PUPR-2023-0001"]


def choices(page: str) -> dict[str, str]:
    form = read_form(page, "formulir-bentrok")
    return {k.removeprefix("pilih."): v[0] for k, v in form.items() if k.startswith("pilih.")}


def test_the_second_to_save_sees_both_versions_and_nothing_is_saved(
    client: FlaskClient, key: int, kantor: Catalogue
) -> None:
    opened = form_of(client, key)
    assert send(client, key, opened, nama="Dari yang pertama", lokasi="RT 10")[0] == 303
    status, page = send(client, key, opened, nama="Dari yang kedua", pagu="300 juta")
    assert status == 409
    for text in ("Dari yang pertama", "Dari yang kedua", "RT 10", "300 juta", "Nama ppk"):
        assert text in page
    # what only one of them changed is chosen already; what both changed is marked
    assert choices(page) == {"nama": "saya", "lokasi": "kini", "pagu": "saya"}
    assert page.count("diubah keduanya") == 1
    assert stands(kantor).nama == "Dari yang pertama"


def test_the_choice_is_saved(client: FlaskClient, key: int, kantor: Catalogue) -> None:
    opened = form_of(client, key)
    send(client, key, opened, nama="Dari yang pertama", lokasi="RT 10", geometri=LAIN)
    page = send(client, key, opened, nama="Dari yang kedua", pagu="300 juta")[1]
    form = read_form(page, "formulir-bentrok") | {"aksi": ["simpan"]}
    assert send(client, key, form)[0] == 303
    now = stands(kantor)
    assert (now.nama, now.lokasi, now.pagu) == ("Dari yang kedua", "RT 10", 300_000_000)
    assert now.geometry is not None
    assert now.geometry.bounds[2] == 102.25


def test_the_other_side_can_be_chosen(client: FlaskClient, key: int, kantor: Catalogue) -> None:
    opened = form_of(client, key)
    send(client, key, opened, nama="Dari yang pertama", pendanaan_jumlah="7 juta")
    page = send(client, key, opened, nama="Dari yang kedua", pendanaan_jumlah="9 juta")[1]
    assert "APBD · 7.000.000" in page
    assert "APBD · 9 juta" in page
    form = read_form(page, "formulir-bentrok")
    form |= {"aksi": ["simpan"], "pilih.nama": ["kini"], "pilih.pendanaan": ["kini"]}
    assert send(client, key, form)[0] == 303
    now = stands(kantor)
    assert now.nama == "Dari yang pertama"
    assert now.pendanaan[0].jumlah == 7_000_000


def test_it_can_be_looked_at_in_the_form_first(client: FlaskClient, key: int) -> None:
    opened = form_of(client, key)
    send(client, key, opened, lokasi="RT 10")
    page = send(client, key, opened, nama="Dari yang kedua")[1]
    form = read_form(page, "formulir-bentrok") | {"aksi": ["tinjau"]}
    status, again = send(client, key, form)
    assert status == 200
    merged = read_form(again)
    assert (merged["lokasi"], merged["nama"]) == (["RT 10"], ["Dari yang kedua"])
    assert merged["dasar_versi"] == ["2"]


def test_a_third_change_in_the_meantime_is_shown_again(client: FlaskClient, key: int) -> None:
    opened = form_of(client, key)
    send(client, key, opened, lokasi="RT 10")
    page = send(client, key, opened, nama="Dari yang kedua")[1]
    form = read_form(page, "formulir-bentrok") | {"aksi": ["simpan"]}
    send(client, key, form_of(client, key), lokasi="RT 11")
    status, page = send(client, key, form)
    assert status == 409
    assert "RT 11" in page


def test_the_same_change_by_both_needs_no_decision(client: FlaskClient, key: int) -> None:
    opened = form_of(client, key)
    assert send(client, key, opened, lokasi="RT 10")[0] == 303
    assert send(client, key, opened, lokasi="RT 10")[0] == 303


def test_a_form_that_lost_its_version_is_compared_as_well(client: FlaskClient, key: int) -> None:
    opened = form_of(client, key)
    status, page = send(client, key, opened, nama="Nama baru", dasar_versi="", asli="")
    assert status == 409
    assert choices(page) == {"nama": "saya"}
