"""The draft of a form, kept while somebody types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.model.peran import Peran
from tests.factories import make_kegiatan

from .mengisi import form_of, read_form

SignIn = Callable[[Peran], FlaskClient]
Save = Callable[[Kegiatan], int]
BARU, DRAF, BUANG = "/admin/kegiatan/baru", "/admin/kegiatan/draf", "/admin/kegiatan/draf/buang"


@pytest.mark.parametrize("kunci", ["", "ubah-", "ubah-0", "ubah-x", "baru ", "ubah-1 OR 1"])
def test_a_draft_of_nothing_is_refused(signed_in_as: SignIn, kunci: str) -> None:
    assert signed_in_as(Peran.PPTK).post(DRAF, data={"kunci": kunci}).status_code == 400


def test_a_draft_of_what_is_out_of_reach_is_refused(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan(layer="air_minum", bidang="cipta-karya"))
    client = signed_in_as(Peran.PPTK)
    assert client.post(DRAF, data={"kunci": f"ubah-{key}"}).status_code == 403
    assert client.post(DRAF, data={"kunci": "ubah-999"}).status_code == 404
    assert signed_in_as(Peran.KONSULTAN).post(DRAF, data={"kunci": "baru"}).status_code == 403


def test_what_was_typed_comes_back_for_who_typed_it_alone(signed_in_as: SignIn) -> None:
    client = signed_in_as(Peran.PPTK)
    typed = {"kunci": "baru", "layer": "jembatan", "nama": "Setengah jadi", "pagu": "dua ratus"}
    assert client.post(DRAF, data=typed).get_json()["pukul"]
    page = client.get(BARU).text
    assert "dipulihkan dan belum disimpan" in page
    form = read_form(page)
    assert (form["nama"], form["pagu"]) == (["Setengah jadi"], ["dua ratus"])
    assert form["layer"] == ["jembatan"]
    assert "Setengah jadi" not in signed_in_as(Peran.PPK).get(BARU).text


def test_the_last_words_count(signed_in_as: SignIn) -> None:
    client = signed_in_as(Peran.PPTK)
    for nama in ("Satu", "Dua"):
        client.post(DRAF, data={"kunci": "baru", "nama": nama})
    assert read_form(client.get(BARU).text)["nama"] == ["Dua"]


def test_a_draft_can_be_thrown_away(signed_in_as: SignIn, saved: Save) -> None:
    key, client = saved(make_kegiatan()), signed_in_as(Peran.PPTK)
    client.post(DRAF, data=form_of(client, key, nama="Setengah jadi"))
    assert "Setengah jadi" in client.get(f"/admin/kegiatan/{key}/ubah").text
    answer = client.post(BUANG, data={"kunci": f"ubah-{key}"})
    assert answer.headers["Location"] == f"/admin/kegiatan/{key}/ubah"
    assert "Setengah jadi" not in client.get(f"/admin/kegiatan/{key}/ubah").text


def test_saving_takes_the_draft_away(signed_in_as: SignIn, isian: dict[str, str]) -> None:
    client = signed_in_as(Peran.PPTK)
    client.post(DRAF, data=isian | {"kunci": "baru"})
    client.post(BARU, data=isian)
    assert "dipulihkan" not in client.get(BARU).text


def test_a_draft_from_an_older_version_says_so(signed_in_as: SignIn, saved: Save) -> None:
    key, ppk = saved(make_kegiatan()), signed_in_as(Peran.PPK)
    pptk = signed_in_as(Peran.PPTK)
    pptk.post(DRAF, data=form_of(pptk, key, nama="Setengah jadi"))
    ppk.post(f"/admin/kegiatan/{key}/ubah", data=form_of(ppk, key, lokasi="RT 10"))
    page = pptk.get(f"/admin/kegiatan/{key}/ubah").text
    assert "Sementara itu kegiatan ini diubah orang lain" in page
    assert read_form(page)["dasar_versi"] == ["1"]
