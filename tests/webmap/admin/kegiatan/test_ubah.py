"""The form of a kegiatan, from an empty one to a page of the office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import Keadaan, Kegiatan, Rahasia
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from tests.factories import make_kegiatan

from .mengisi import form_of, read_form

SignIn = Callable[[Peran], FlaskClient]
Save = Callable[[Kegiatan], int]
BARU = "/admin/kegiatan/baru"


def stands(kantor: Catalogue, kode: str = "PUPR-2023-0001") -> Kegiatan:
    with kantor.reading_register() as conn:
        return read_kegiatan(conn, [kode])[kode]


def test_who_may_not_save_gets_no_form(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan())
    for peran in (Peran.KEPALA_DINAS, Peran.KONSULTAN, Peran.BENDAHARA):
        assert signed_in_as(peran).get(BARU).status_code == 403
        assert signed_in_as(peran).get(f"/admin/kegiatan/{key}/ubah").status_code == 403


def test_a_kegiatan_of_another_unit_cannot_be_saved(
    signed_in_as: SignIn, saved: Save, isian: dict[str, str]
) -> None:
    key = saved(make_kegiatan(layer="air_minum", bidang="cipta-karya"))
    client = signed_in_as(Peran.PPTK)
    assert client.get(f"/admin/kegiatan/{key}/ubah").status_code == 403
    assert client.post(f"/admin/kegiatan/{key}/ubah", data=isian).status_code == 403
    assert client.post(BARU, data=isian | {"bidang": "cipta-karya"}).status_code == 403


def test_an_unknown_kegiatan_is_not_found(signed_in_as: SignIn) -> None:
    assert signed_in_as(Peran.PPTK).get("/admin/kegiatan/99/ubah").status_code == 404
    assert signed_in_as(Peran.PPTK).get("/admin/kegiatan/99").status_code == 404


def test_an_empty_form_already_knows_what_is_usual(
    app: Flask, signed_in_as: SignIn, saved: Save
) -> None:
    app.config["HARI_INI"] = date(2023, 7, 4)
    saved(make_kegiatan("PUPR-2023-0041"))
    page = signed_in_as(Peran.PPTK).get(BARU).text
    for usual in ('value="PUPR-2023-0042"', 'value="2023"', 'value="jalan" selected',
                  'value="bina-marga" selected', 'value="Nama pptk"'):  # fmt: skip
        assert usual in page


def test_a_form_with_errors_comes_back_with_all_that_was_typed(
    signed_in_as: SignIn, isian: dict[str, str]
) -> None:
    typed = isian | {"nama": "", "pagu": "dua ratus", "lokasi": "RT 09 <b>"}
    answer = signed_in_as(Peran.PPTK).post(BARU, data=typed)
    assert answer.status_code == 422
    assert "Isian yang perlu diperbaiki: 2." in answer.text
    assert 'href="#isian-pagu"' in answer.text
    assert 'id="isian-pagu-temuan"' in answer.text
    assert 'value="dua ratus"' in answer.text
    assert "RT 09 &lt;b&gt;" in answer.text
    assert "102.24" in answer.text


def test_a_new_kegiatan_is_a_draft_that_nobody_else_sees(
    signed_in_as: SignIn, kantor: Catalogue, isian: dict[str, str]
) -> None:
    client = signed_in_as(Peran.PPTK)
    answer = client.post(BARU, data=isian | {"pagu": "Rp 1.234.567,89"}, follow_redirects=True)
    assert answer.status_code == 200
    assert "Tersimpan sebagai draf" in answer.text
    assert "Rp 1.234.567,89" in answer.text
    assert stands(kantor, "PUPR-2026-0001").keadaan is Keadaan.DRAF
    assert client.get("/kegiatan/PUPR-2026-0001").status_code == 404


def test_saved_and_submitted_in_one(
    signed_in_as: SignIn, kantor: Catalogue, isian: dict[str, str]
) -> None:
    signed_in_as(Peran.PPTK).post(BARU, data=isian | {"aksi": "simpan_ajukan"})
    assert stands(kantor, "PUPR-2026-0001").keadaan is Keadaan.DIAJUKAN


def test_a_kode_that_is_taken_is_told_beside_its_field(
    signed_in_as: SignIn, saved: Save, isian: dict[str, str]
) -> None:
    saved(make_kegiatan("PUPR-2026-0001"))
    answer = signed_in_as(Peran.PPTK).post(BARU, data=isian)
    assert answer.status_code == 409
    assert 'id="isian-kode-temuan"' in answer.text
    assert "sudah dipakai" in answer.text


def test_another_theme_asks_for_other_data_and_keeps_the_rest(
    signed_in_as: SignIn, isian: dict[str, str]
) -> None:
    typed = isian | {"aksi": "tema", "layer": "jembatan"}
    page = signed_in_as(Peran.PPTK).post(BARU, data=typed).text
    assert 'value="jembatan" selected' in page
    assert "Jalan Rabat Beton RT 09" in page
    assert 'name="bentang"' in page


def test_one_more_row_keeps_the_others(signed_in_as: SignIn, isian: dict[str, str]) -> None:
    typed = isian | {"aksi": "tambah", "pendanaan_sumber": "dau", "pendanaan_jumlah": "5 juta"}
    page = signed_in_as(Peran.PPTK).post(BARU, data=typed).text
    assert 'value="5 juta"' in page
    assert 'id="isian-pendanaan_jumlah-1"' in page


def test_who_may_approve_changes_what_is_published_at_once(
    signed_in_as: SignIn, saved: Save, kantor: Catalogue
) -> None:
    key = saved(make_kegiatan())
    client = signed_in_as(Peran.PPK)
    typed = form_of(client, key, nama="Nama baru", penyedia_npwp="")
    assert client.post(f"/admin/kegiatan/{key}/ubah", data=typed).status_code == 303
    changed = stands(kantor)
    assert changed.nama == "Nama baru"
    assert changed.rahasia.penyedia_npwp == ""
    assert changed.rahasia.catatan_internal == "hanya untuk uji"
    assert changed.geometry == make_kegiatan().geometry


def test_what_is_for_the_office_alone_can_be_emptied(
    signed_in_as: SignIn, saved: Save, kantor: Catalogue
) -> None:
    key = saved(make_kegiatan(rahasia=Rahasia(catatan_internal="sudah tidak benar")))
    client = signed_in_as(Peran.PPK)
    client.post(f"/admin/kegiatan/{key}/ubah", data=form_of(client, key, catatan_internal=""))
    assert stands(kantor).rahasia == Rahasia()


def test_for_others_the_change_waits(signed_in_as: SignIn, saved: Save, kantor: Catalogue) -> None:
    key = saved(make_kegiatan())
    client = signed_in_as(Peran.PPTK)
    assert "Perubahan Anda diajukan dahulu" in client.get(f"/admin/kegiatan/{key}/ubah").text
    typed = form_of(client, key, nama="Nama baru")
    page = client.post(f"/admin/kegiatan/{key}/ubah", data=typed, follow_redirects=True).text
    assert "Perubahan diajukan" in page
    assert "Menunggu keputusan" in page
    assert stands(kantor).nama == make_kegiatan().nama
    assert "Ada ajuan untuk Anda periksa" in signed_in_as(Peran.PPK).get("/admin/kegiatan").text


def test_saving_the_same_again_changes_nothing(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan())
    client = signed_in_as(Peran.PPK)
    answer = client.post(
        f"/admin/kegiatan/{key}/ubah", data=form_of(client, key), follow_redirects=True
    )
    assert "Tidak ada yang berubah." in answer.text


def test_what_was_withdrawn_is_not_edited(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan(keadaan=Keadaan.DITARIK))
    answer = signed_in_as(Peran.PPK).get(f"/admin/kegiatan/{key}/ubah")
    assert answer.status_code == 409
    assert "Buka kembali dahulu" in answer.text


def test_an_amendment_once_written_stays_and_is_not_proposed_again(
    signed_in_as: SignIn, saved: Save
) -> None:
    key = saved(make_kegiatan())
    client = signed_in_as(Peran.PPK)
    change = {
        "adendum_nomor": "01/ADD",
        "adendum_tanggal": "1 Juli 2023",
        "adendum_uraian": "Tambah waktu",
    }
    client.post(f"/admin/kegiatan/{key}/ubah", data=form_of(client, key, **change))
    page = client.get(f"/admin/kegiatan/{key}").text
    assert "01/ADD, 1 Juli 2023: Tambah waktu" in page
    assert "Adendum dicatat" in page
    again = client.post(
        f"/admin/kegiatan/{key}/ubah", data=form_of(client, key), follow_redirects=True
    )
    assert "Tidak ada yang berubah." in again.text


@pytest.mark.parametrize("asli", ["{", "[]", '{"nama": 3}', "null"])
def test_a_form_that_somebody_bent_gives_no_500(
    signed_in_as: SignIn, isian: dict[str, str], asli: str
) -> None:
    bent = isian | {"asli": asli, "dasar_versi": "x" * 20, "layer": "bukan-tema", "tahun": "²"}
    assert signed_in_as(Peran.PPTK).post(BARU, data=bent).status_code == 422


def test_who_proposed_a_change_goes_on_from_it(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan())
    client = signed_in_as(Peran.PPTK)
    change = {"adendum_nomor": "01", "adendum_tanggal": "1 Juli 2023", "adendum_uraian": "Waktu"}
    client.post(f"/admin/kegiatan/{key}/ubah", data=form_of(client, key, nama="Satu", **change))
    page = client.get(f"/admin/kegiatan/{key}/ubah").text
    assert "perubahan yang sudah Anda ajukan" in page
    form = read_form(page)
    assert (form["nama"], form["adendum_nomor"]) == (["Satu"], ["01", ""])
    # for others the kegiatan is as it stands
    other = read_form(signed_in_as(Peran.PPK).get(f"/admin/kegiatan/{key}/ubah").text)
    assert other["nama"] == [make_kegiatan().nama]


def test_a_proposal_from_an_older_version_is_not_gone_on_from(
    signed_in_as: SignIn, saved: Save
) -> None:
    key = saved(make_kegiatan())
    pptk, ppk = signed_in_as(Peran.PPTK), signed_in_as(Peran.PPK)
    pptk.post(f"/admin/kegiatan/{key}/ubah", data=form_of(pptk, key, nama="Satu"))
    ppk.post(f"/admin/kegiatan/{key}/ubah", data=form_of(ppk, key, lokasi="RT 10"))
    form = read_form(pptk.get(f"/admin/kegiatan/{key}/ubah").text)
    assert (form["lokasi"], form["nama"]) == (["RT 10"], [make_kegiatan().nama])


def test_a_nul_is_never_kept(signed_in_as: SignIn, isian: dict[str, str]) -> None:
    client = signed_in_as(Peran.PPTK)
    typed = isian | {"nama": "Jalan\x00 A", "kunci": "baru"}
    for address in ("/admin/kegiatan/draf", BARU):
        assert client.post(address, data=typed).status_code == 400
    assert "PUPR-2026-0001" not in client.get("/admin/kegiatan").text


@pytest.mark.parametrize("tail", ["", "/ubah", "/geometri.json"])
def test_a_number_that_no_database_has_is_not_found(signed_in_as: SignIn, tail: str) -> None:
    answer = signed_in_as(Peran.PPTK).get(f"/admin/kegiatan/{10**30}{tail}")
    assert answer.status_code == 404
