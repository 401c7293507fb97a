"""The office's list of kegiatan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import Keadaan, Kegiatan
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_progres, make_unmapped

SignIn = Callable[[Peran], FlaskClient]
Save = Callable[[Kegiatan], int]


@pytest.mark.parametrize("query", ["tahun=dua", "keadaan=hilang", "layer=kereta", "halaman=0"])
def test_what_is_not_known_is_told(signed_in_as: SignIn, query: str) -> None:
    assert signed_in_as(Peran.PPTK).get(f"/admin/kegiatan?{query}").status_code == 400


def test_an_empty_list_says_how_to_begin(signed_in_as: SignIn) -> None:
    page = signed_in_as(Peran.PPTK).get("/admin/kegiatan").text
    assert "Belum ada kegiatan dalam lingkup Anda." in page
    assert "Kegiatan baru" in page


def test_another_unit_is_out_of_sight(signed_in_as: SignIn, saved: Save) -> None:
    saved(make_kegiatan(layer="air_minum", bidang="cipta-karya"))
    assert "PUPR-2023-0001" not in signed_in_as(Peran.PPTK).get("/admin/kegiatan").text
    assert "PUPR-2023-0001" in signed_in_as(Peran.KEPALA_DINAS).get("/admin/kegiatan").text
    assert "PUPR-2023-0001" not in signed_in_as(Peran.KONSULTAN).get("/admin/kegiatan").text


def test_drafts_stand_beside_what_is_published(signed_in_as: SignIn, saved: Save) -> None:
    saved(make_kegiatan())
    saved(make_unmapped(keadaan=Keadaan.DRAF))
    page = signed_in_as(Peran.PPTK).get("/admin/kegiatan").text
    assert "keadaan-terbit" in page
    assert "keadaan-draf" in page
    assert "tidak dipetakan" in page
    only = signed_in_as(Peran.PPTK).get("/admin/kegiatan?keadaan=draf&q=desa contoh").text
    assert 'data-jumlah="1"' in only


def test_it_says_what_needs_whom(
    app: Flask, signed_in_as: SignIn, saved: Save, kantor: Catalogue, registry: Registry
) -> None:
    app.config["HARI_INI"] = date(2023, 7, 4)
    saved(make_kegiatan(keadaan=Keadaan.DIAJUKAN))
    assert "Menunggu keputusan Anda" in signed_in_as(Peran.PPK).get("/admin/kegiatan").text
    pptk = signed_in_as(Peran.PPTK)
    assert "Menunggu keputusan" not in pptk.get("/admin/kegiatan").text
    assert "Belum dilaporkan minggu ini" in pptk.get("/admin/kegiatan").text
    with kantor.writing() as conn:
        record_progres(
            conn, registry, make_progres(rencana=(1, 2, 3, 4, 50), realisasi=(1, 2, 3, 4, 45))
        )
    page = pptk.get("/admin/kegiatan").text
    assert "Belum dilaporkan minggu ini" not in page
    assert "45 %" in page
    assert "status-terlambat" in page


def test_the_row_menu_leads_where_the_person_may_go(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan())
    ubah = f"/admin/kegiatan/{key}/ubah"
    assert ubah in signed_in_as(Peran.PPTK).get("/admin/kegiatan").text
    assert ubah not in signed_in_as(Peran.KEPALA_DINAS).get("/admin/kegiatan").text


def test_a_long_list_comes_in_pages(signed_in_as: SignIn, saved: Save) -> None:
    for n in range(26):
        saved(make_kegiatan(f"PUPR-2023-{n:04}"))
    client = signed_in_as(Peran.PPTK)
    assert "Halaman 1 dari 2" in client.get("/admin/kegiatan").text
    assert client.get("/admin/kegiatan?halaman=2").text.count("data-kode=") == 1
    assert "melewati akhir daftar" in client.get("/admin/kegiatan?halaman=3").text
