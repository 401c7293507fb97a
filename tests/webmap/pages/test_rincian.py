"""The page of one kegiatan: everything that is public about it, and what to think of it."""

from __future__ import annotations

from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from .conftest import PANJANG, Read


def test_an_unknown_code_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/kegiatan/PUPR-0000")
    assert answer.status_code == 404
    assert "Tidak ditemukan" in answer.text
    assert "PUPR-0000" in answer.text


def test_four_figures_in_a_row(read: Read) -> None:
    text = read("/kegiatan/PUPR-2023-0002").text
    assert "Nilai kontrak Rp 195,5 juta" in text
    assert "Realisasi fisik 70 % rencana 85 %" in text
    assert "Deviasi −15 poin persen" in text
    assert "Sisa waktu 61 hari sampai 2 September 2023" in text


def test_without_a_contract_the_figures_say_what_is_known(read: Read) -> None:
    text = read("/kegiatan/PUPR-2023-0004").text
    assert "Nilai kontrak – Pagu Rp 200 juta" in text
    assert "jadwal belum ada" in text
    assert "Belum mulai" in text
    assert text.count("Belum ada laporan progres.") == 2


def test_the_curve_is_drawn_and_a_table_stands_beside_it(read: Read) -> None:
    page = read("/kegiatan/PUPR-2023-0002")
    assert page.find("svg", role="img")
    assert "M5 3 Jul 2023 85,00 70,00 −15,00" in page.text


def test_an_anomaly_is_flagged_not_hidden(read: Read) -> None:
    page = read("/kegiatan/PUPR-2023-0001")
    assert "M2 12 Jun 2023 4,00 52,00 +48,00 janggal" in page.text
    assert not page.find("div", data_janggal="")  # the last report is in order again


def test_a_correction_is_shown_with_its_reason(read: Read) -> None:
    text = read("/kegiatan/PUPR-2023-0002").text
    assert "M2 12 Jun 2023 30,00 26,00 −4,00" in text
    assert "Semula rencana 30 %, realisasi 25 %" in text
    assert "Alasan koreksi: Salah ketik" in text


def test_a_late_report_is_a_warning_only_after_a_week(app: Flask, read: Read) -> None:
    app.config["HARI_INI"] = date(2023, 7, 10)
    assert not read("/kegiatan/PUPR-2023-0002").find("div", data_basi="")
    app.config["HARI_INI"] = date(2023, 7, 11)
    page = read("/kegiatan/PUPR-2023-0002")
    assert page.find("div", data_basi="")
    assert "3 Juli 2023 (8 hari lalu)" in page.text


def test_a_road_across_the_border_tells_its_shares(read: Read) -> None:
    page = read("/kegiatan/PUPR-2023-0002")
    assert "Tebo Timur 66,7 %" in page.text
    assert "Tebo Barat 33,3 %" in page.text
    assert "/kecamatan/15.09.01" in page.links


def test_the_coordinate_says_where_it_comes_from(read: Read) -> None:
    assert "Asal koordinat: Survei GNSS" in read("/kegiatan/PUPR-2023-0001").text


def test_without_a_place_on_the_map_the_reason_stands_there(read: Read) -> None:
    page = read("/kegiatan/PUPR-2023-0003")
    assert "Tidak dipetakan." in page.text
    assert "Lokasi belum disurvei" in page.text
    assert not [a for a in page.find("div") if "data-peta-kecil" in a]


def test_money_amendments_and_documents(read: Read) -> None:
    first = read("/kegiatan/PUPR-2023-0001").text
    assert "Termin I" in first
    assert "60 %" in first
    assert "Belum ada dokumen atau foto" in first
    assert "ADD-1" in read("/kegiatan/PUPR-2023-0002").text


def test_the_newest_week_stands_first(read: Read) -> None:
    text = read("/kegiatan/PUPR-2023-0001").text
    assert text.index("M5 3 Jul") < text.index("M1 5 Jun")
    assert PANJANG in text


def test_it_is_linked_to_its_feed(read: Read) -> None:
    links = read("/kegiatan/PUPR-2023-0001").links
    assert "/feeds/kegiatan/PUPR-2023-0001.geojson" in links


def test_the_history_of_what_was_published_is_told(read: Read) -> None:
    page = read("/kegiatan/PUPR-2023-0001")
    text = page.text[page.text.index("Riwayat terbitan") :]
    assert "Terbit pertama kali." in text
    assert "Status deviasi: Tanpa data progres → Selesai" in text
