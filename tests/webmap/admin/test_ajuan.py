"""Deciding about what was handed in, from its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan_as import save_kegiatan_as
from sipurbo_geo.catalogue.store_dokumen import store_dokumen
from sipurbo_geo.database.tables import ajuan, kegiatan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.berkas import JenisBerkas, Tersimpan
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.peran import Peran
from tests.factories import make_kegiatan

from .chain import KINI, KODE, Chain

LAMPIRAN = Tersimpan("a" * 64, "opname.pdf", JenisBerkas.PDF, 1000)
SignIn = Callable[[Peran], FlaskClient]


def _step(client: FlaskClient, key: int, **form: object) -> object:
    return client.post(f"/admin/ajuan/{key}/gerak", data={"versi": 1, **form})


def test_another_unit_does_not_see_it(chain: Chain, signed_in_as: SignIn) -> None:
    key = chain.report()
    with chain.catalogue.writing() as conn:
        conn.execute(kegiatan.update().values(bidang="cipta-karya"))
    assert signed_in_as(Peran.PPK).get(f"/admin/ajuan/{key}").status_code == 403
    assert signed_in_as(Peran.PPK).get("/admin/ajuan/999").status_code == 404


@pytest.mark.parametrize("form", [{"gerak": ""}, {"gerak": "terbang"}, {"versi": "x"}])
def test_a_broken_form_is_told_so(chain: Chain, signed_in_as: SignIn, form: dict[str, str]) -> None:
    answer = _step(signed_in_as(Peran.TIM_TEKNIS), chain.report(), **{"gerak": "verifikasi"} | form)
    assert answer.status_code == 400  # type: ignore[attr-defined]


def test_a_return_without_a_note_keeps_the_page(chain: Chain, signed_in_as: SignIn) -> None:
    key = chain.report()
    answer = signed_in_as(Peran.TIM_TEKNIS).post(
        f"/admin/ajuan/{key}/gerak", data={"versi": 1, "gerak": "kembalikan", "catatan": " "}
    )
    assert answer.status_code == 400
    assert "Isi alasannya" in answer.text
    assert chain.state(key) == "dilaporkan"


def test_the_second_reviewer_sees_what_changed_and_keeps_the_note(
    chain: Chain, signed_in_as: SignIn
) -> None:
    key = chain.report()
    chain.move(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    chain.move(key, Gerak.KEMBALIKAN, Peran.PPK, "foto kurang")
    answer = signed_in_as(Peran.KPA).post(
        f"/admin/ajuan/{key}/gerak",
        data={"versi": 2, "gerak": "setujui", "catatan": "baik sekali"},
    )
    assert answer.status_code == 409
    assert "berubah sejak Anda membukanya" in answer.text
    assert "foto kurang" in answer.text
    assert chain.state(key) == "dikembalikan"


def test_nobody_is_offered_or_granted_their_own_approval(
    chain: Chain, signed_in_as: SignIn
) -> None:
    key = chain.report(peran=Peran.PPK)
    chain.move(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    client = signed_in_as(Peran.PPK)
    assert 'value="setujui"' not in client.get(f"/admin/ajuan/{key}").text
    answer = client.post(f"/admin/ajuan/{key}/gerak", data={"versi": 2, "gerak": "setujui"})
    assert (answer.status_code, chain.state(key)) == (403, "diverifikasi")


def test_the_chain_from_page_to_page(chain: Chain, signed_in_as: SignIn) -> None:
    key = chain.report(realisasi=43.21)
    team, ppk = signed_in_as(Peran.TIM_TEKNIS), signed_in_as(Peran.PPK)
    assert f"/admin/ajuan/{key}" in team.get("/admin/tugas").text
    page = team.get(f"/admin/ajuan/{key}").text
    assert "43,21" in page
    assert 'value="verifikasi"' in page
    assert (
        team.post(f"/admin/ajuan/{key}/gerak", data={"versi": 1, "gerak": "verifikasi"}).headers[
            "Location"
        ]
        == "/admin/tugas"
    )
    assert f'<a href="/admin/ajuan/{key}"><strong>' not in team.get("/admin/tugas").text
    assert f'<a href="/admin/ajuan/{key}"><strong>' in ppk.get("/admin/tugas").text
    ppk.post(f"/admin/ajuan/{key}/gerak", data={"versi": 2, "gerak": "setujui"})
    assert chain.state(key) == "disetujui"
    assert "Disetujui dan tercatat" in signed_in_as(Peran.PPTK).get("/admin/tugas").text


def test_a_change_shows_before_and_after(chain: Chain, signed_in_as: SignIn) -> None:
    with chain.catalogue.writing() as conn:
        item = make_kegiatan(KODE, nama="Nama yang lebih baik", geometry=None,
                             alasan_tanpa_geometri="belum diukur")  # fmt: skip
        saved = save_kegiatan_as(
            conn, chain.registry, chain.orang(Peran.PPTK), item, dasar_versi=1, now=KINI
        )
    page = signed_in_as(Peran.PPK).get(f"/admin/ajuan/{saved.ajuan_id}").text
    for text in (
        "Nama yang lebih baik",
        "Pembangunan Jalan Rabat Beton",
        "belum diukur",
        "garis, 3 titik",
    ):
        assert text in page
    with chain.catalogue.writing() as conn:
        conn.execute(kegiatan.update().values(versi=9))
    assert (
        "berubah sejak perubahan ini"
        in signed_in_as(Peran.PPK).get(f"/admin/ajuan/{saved.ajuan_id}").text
    )


def test_messages_are_read_up_to_what_was_shown(chain: Chain, signed_in_as: SignIn) -> None:
    chain.report(1)
    client = signed_in_as(Peran.TIM_TEKNIS)
    page = client.get("/admin/tugas").text
    assert page.count('class="baru"') == 1
    chain.report(2)
    newest = page.split('name="sampai" value="')[1].split('"')[0]
    assert client.post("/admin/tugas/dibaca", data={"sampai": newest}).status_code == 303
    assert client.get("/admin/tugas").text.count('class="baru"') == 1
    for broken in ("x", "9" * 30):
        assert client.post("/admin/tugas/dibaca", data={"sampai": broken}).status_code == 400
    with chain.catalogue.reading_register() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(kegiatan)) == 1


def test_what_came_back_leads_its_author_to_where_it_is_mended(
    chain: Chain, signed_in_as: SignIn
) -> None:
    key = chain.report(2)
    chain.move(key, Gerak.KEMBALIKAN, Peran.TIM_TEKNIS, "foto kurang")
    client = signed_in_as(Peran.PPTK)
    page = client.get("/admin/tugas").text
    assert "Pesan baru: 1" in page
    assert "foto kurang" in page
    address = f"/admin/kegiatan/{chain.road}/progres?minggu=2"
    assert f'href="{address}#judul-lapor"' in client.get(f"/admin/ajuan/{key}").text
    form = client.get(address).text
    assert 'name="minggu" value="2"' in form
    assert 'name="realisasi" value="10"' in form


def test_a_page_that_tells_of_a_broken_database_does_not_break_on_its_frame(
    chain: Chain, signed_in_as: SignIn
) -> None:
    with chain.catalogue.writing() as conn:
        conn.execute(sa.text("DROP TABLE notifikasi"))
    answer = signed_in_as(Peran.PPTK).get("/admin/tugas")
    assert answer.status_code == 503
    assert "Menu kantor" in answer.text


@pytest.mark.parametrize("week", ["0", "-1", "x", "401", "9" * 30])
def test_a_week_that_cannot_be_is_not_asked_for(
    chain: Chain, signed_in_as: SignIn, week: str
) -> None:
    address = f"/admin/kegiatan/{chain.road}/progres?minggu={week}"
    assert signed_in_as(Peran.PPTK).get(address).status_code == 200


def test_a_day_of_another_week_is_pointed_out_and_photos_stand_beside_the_figure(
    chain: Chain, signed_in_as: SignIn
) -> None:
    fits, strays = chain.report(2), chain.report(3)
    with chain.catalogue.writing() as conn:
        conn.execute(kegiatan.update().values(tanggal_mulai=date(2023, 6, 5)))
        isi = conn.scalars(sa.select(ajuan.c.isi).where(ajuan.c.id == strays)).one()
        conn.execute(
            ajuan.update().where(ajuan.c.id == strays).values(isi=isi | {"tanggal": "2023-06-06"})
        )
        store_dokumen(
            conn,
            chain.orang(Peran.PPTK),
            chain.road,
            JenisDokumen.DOKUMEN_PROGRES,
            LAMPIRAN,
            ajuan_id=fits,
            keterangan="dari arah timur",
            now=KINI,
        )
    client = signed_in_as(Peran.TIM_TEKNIS)
    assert "dari arah timur" in client.get(f"/admin/ajuan/{fits}").text
    assert "bukan minggu ke-" not in client.get(f"/admin/ajuan/{fits}").text
    page = client.get(f"/admin/ajuan/{strays}").text
    assert "jatuh pada minggu ke-1, bukan minggu ke-3" in page
    assert "dari arah timur" not in page
