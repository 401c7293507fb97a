"""The progress page of one kegiatan: report, plan, money, warnings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.record_adendum import record_adendum
from sipurbo_geo.database.tables import ajuan, jadwal, kegiatan, penanganan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Adendum
from sipurbo_geo.model.peran import Peran

from .chain import KODE, Chain

SignIn = Callable[[Peran], FlaskClient]
PLAN = "M1\t4\nM2\t62\nM3\t100"


@pytest.fixture(autouse=True)
def today(app: Flask) -> None:
    app.config["HARI_INI"] = date(2023, 6, 13)


def _count(chain: Chain, table: sa.Table) -> int:
    with chain.catalogue.reading_register() as conn:
        return conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_another_unit_is_refused(chain: Chain, signed_in_as: SignIn) -> None:
    with chain.catalogue.writing() as conn:
        conn.execute(kegiatan.update().values(bidang="cipta-karya"))
    client, page = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}"
    assert client.get(f"{page}/progres").status_code == 403
    assert client.get(f"{page}/nilai.json").status_code == 403
    assert client.post(f"{page}/progres", data={"minggu": 1, "realisasi": 5}).status_code == 403
    assert client.post(f"{page}/jadwal", data={"jadwal": PLAN}).status_code == 403
    assert client.get("/admin/kegiatan/999/progres").status_code == 404


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"minggu": "", "realisasi": "5"}, "minggu"),
        ({"minggu": "1", "realisasi": ""}, "realisasi"),
        ({"minggu": "1", "realisasi": "banyak"}, "realisasi"),
        ({"minggu": "1", "realisasi": "101"}, "realisasi"),
        ({"minggu": "1", "realisasi": "5", "tanggal": "31/02/2023"}, "tanggal"),
        ({"minggu": "9" * 30, "realisasi": "5"}, "minggu"),
    ],
)
def test_a_fault_stands_beside_its_field_and_what_was_typed_stays(
    chain: Chain, signed_in_as: SignIn, form: dict[str, str], field: str
) -> None:
    answer = signed_in_as(Peran.PPTK).post(
        f"/admin/kegiatan/{chain.road}/progres", data=form | {"catatan": "hujan tiga hari"}
    )
    assert answer.status_code == 400
    assert f'id="laporan-{field}-salah"' in answer.text
    assert "hujan tiga hari" in answer.text
    assert _count(chain, ajuan) == 0


def test_a_report_is_sent_once_however_often_the_button_is_pressed(
    chain: Chain, signed_in_as: SignIn
) -> None:
    client, address = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}/progres"
    form = {"minggu": "2", "tanggal": "2023-06-12", "realisasi": "52,5 %", "uid": "a" * 32}
    for _ in range(2):
        assert client.post(address, data=form).status_code == 303
    assert _count(chain, ajuan) == 1
    page = client.get(address).text
    assert "52,5" in page
    assert "keadaan-dilaporkan" in page


def test_a_figure_says_at_once_what_it_means(chain: Chain, signed_in_as: SignIn) -> None:
    client, page = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}"
    client.post(f"{page}/jadwal", data={"jadwal": PLAN, "langkah": "bekukan"})
    found = client.get(f"{page}/nilai.json?minggu=2&realisasi=30").json
    assert (found["deviasi"], found["status"]) == ("−32", "kritis")
    ahead = client.get(f"{page}/nilai.json?minggu=1&realisasi=52&rencana=99").json
    assert (ahead["deviasi"], ahead["status"]) == ("+48", "sesuai")
    assert ahead["janggal"]
    for query in ("", "minggu=x&realisasi=y", "minggu=99999999999999999999&realisasi=5"):
        assert client.get(f"{page}/nilai.json?{query}").status_code == 200


def test_a_plan_is_looked_at_before_it_is_frozen(chain: Chain, signed_in_as: SignIn) -> None:
    client, address = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}/jadwal"
    shown = client.post(address, data={"jadwal": PLAN, "langkah": "periksa"})
    assert (shown.status_code, _count(chain, jadwal)) == (200, 0)
    assert 'value="bekukan"' in shown.text
    assert "M1\t4" in shown.text
    assert client.post(address, data={"jadwal": PLAN, "langkah": "bekukan"}).status_code == 303
    again = client.post(address, data={"jadwal": PLAN, "langkah": "bekukan"})
    assert (again.status_code, _count(chain, jadwal)) == (400, 1)
    assert "dibekukan" in again.text


def test_a_broken_plan_names_the_line(chain: Chain, signed_in_as: SignIn) -> None:
    answer = signed_in_as(Peran.PPTK).post(
        f"/admin/kegiatan/{chain.road}/jadwal", data={"jadwal": "M1\t4\nM2\tenam\nM3\t100"}
    )
    assert answer.status_code == 400
    assert "enam" in answer.text


def test_an_amendment_opens_a_second_plan_and_both_are_drawn(
    chain: Chain, signed_in_as: SignIn
) -> None:
    client, page = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}"
    client.post(f"{page}/jadwal", data={"jadwal": PLAN, "langkah": "bekukan"})
    assert "memerlukan adendum" in client.get(f"{page}/progres").text
    with chain.catalogue.writing() as conn:
        change = Adendum("01", date(2023, 6, 12), "Perpanjangan")
        record_adendum(conn, chain.registry, {KODE: [change]})
    longer = {"jadwal": "4\n30\n60\n100", "langkah": "bekukan", "adendum": "01"}
    assert client.post(f"{page}/jadwal", data=longer).status_code == 303
    drawn = client.get(f"{page}/progres").text
    assert 'class="jadwal-lama"' in drawn
    assert "menurut adendum 01" in drawn


def test_money_is_reported_returned_and_mended(chain: Chain, signed_in_as: SignIn) -> None:
    client, page = signed_in_as(Peran.BENDAHARA), f"/admin/kegiatan/{chain.road}"
    form = {"tanggal": "2023-06-12", "jumlah": "58.650.000", "uraian": "Uang muka 30 %"}
    refused = client.post(f"{page}/keuangan", data=form | {"jumlah": "-5"})
    assert refused.status_code == 400
    assert 'id="keuangan-jumlah-salah"' in refused.text
    assert client.post(f"{page}/keuangan", data=form).status_code == 303
    chain.move(1, Gerak.KEMBALIKAN, Peran.PPK, "SP2D lain")
    back = client.get(f"{page}/progres").text
    assert 'name="ulang" value="1"' in back
    mended = form | {"jumlah": "60.000.000", "ulang": "1", "versi": "2"}
    assert client.post(f"{page}/keuangan", data=mended).status_code == 303
    chain.move(1, Gerak.SETUJUI, Peran.PPK)
    page_now = client.get(f"{page}/progres").text
    assert "60.000.000" in page_now
    assert "mendahului pekerjaan" in page_now


def test_warnings_are_recorded_in_their_order(chain: Chain, signed_in_as: SignIn) -> None:
    client, page = signed_in_as(Peran.PPK), f"/admin/kegiatan/{chain.road}"
    form = {"tindakan": "sp_i", "tanggal": "2023-06-12", "nomor_surat": "600/1"}
    skipped = client.post(f"{page}/penanganan", data=form)
    assert (skipped.status_code, _count(chain, penanganan)) == (409, 0)
    assert client.post(f"{page}/penanganan", data=form | {"tindakan": "?"}).status_code == 400
    assert client.post(f"{page}/penanganan", data=form | {"tindakan": "scm_i"}).status_code == 303
    assert "600/1" in client.get(f"{page}/progres").text


def test_a_critical_work_is_marked_at_the_top(chain: Chain, signed_in_as: SignIn) -> None:
    client, page = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}"
    client.post(f"{page}/jadwal", data={"jadwal": PLAN, "langkah": "bekukan"})
    key = chain.report(2, 30)
    assert "Kontrak kritis" not in client.get(f"{page}/progres").text
    chain.move(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    chain.move(key, Gerak.SETUJUI, Peran.PPK)
    shown = client.get(f"{page}/progres").text
    assert "Kontrak kritis" in shown
    assert "SCM I belum dicatat" in shown


def test_who_only_reads_is_offered_no_form(chain: Chain, signed_in_as: SignIn) -> None:
    page = signed_in_as(Peran.KEPALA_DINAS).get(f"/admin/kegiatan/{chain.road}/progres").text
    assert "Kirim laporan" not in page
    assert "Periksa jadwal" not in page
    assert "Kirim pembayaran" not in page
