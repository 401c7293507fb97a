"""The map page without its map: the sentence, the figures, the list, what is not mapped."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.settings import Settings
from webmap import create_app

from .conftest import Read
from .reading import Page


@pytest.mark.parametrize("path", ["/peta?warna=biru", "/?tahun=dua", "/kegiatan?status=telat"])
def test_a_wrong_address_is_refused_with_words(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "Alamat ini tidak dapat dibaca" in answer.text
    assert "Pilihan" in answer.text or "Yang" in answer.text


def test_nothing_that_matches_says_so_and_what_to_do(read: Read) -> None:
    page = read("/peta?q=zzz")
    assert "0 kegiatan : memuat “zzz”" in page.text
    assert "Tidak ada kegiatan yang cocok." in page.text
    assert "Lihat semua kegiatan" in page.text


def test_the_sentence_counts_and_tells_the_filter(read: Read) -> None:
    assert "4 kegiatan : jalan di Kec. Tebo Barat" not in read("/").text
    assert "2 kegiatan : di Kec. Tebo Timur, TA 2023" in (
        read("/peta?kecamatan=Tebo+Timur&tahun=2023").text
    )


def test_home_shows_the_figures_of_the_whole_kabupaten(read: Read) -> None:
    page = read("/")
    assert "Pekerjaan umum di Kabupaten Tebo" in page.text
    assert "Rp 782 juta" in page.text
    assert "5 kegiatan" in page.text


def test_what_is_not_mapped_is_counted_with_reasons_and_listed(read: Read) -> None:
    page = read("/peta")
    assert "1 tidak dipetakan" in page.text
    assert "1 karena Lokasi belum disurvei" in page.text
    assert page.links.count("/kegiatan/PUPR-2023-0003") >= 1
    assert "tidak dipetakan" not in read("/peta?layer=irigasi").text


def test_each_chip_takes_one_condition_away(read: Read) -> None:
    page = read("/peta?layer=jalan,irigasi&tahun=2023")
    chips = [a["href"] for a in page.find("a", class_="keping")]
    assert chips == [
        "/peta?layer=irigasi&tahun=2023",
        "/peta?layer=jalan&tahun=2023",
        "/peta?layer=irigasi,jalan",
        "/peta",
    ]


def test_what_is_ticked_stays_ticked(read: Read) -> None:
    page = read("/peta?layer=jalan&status=sesuai,selesai")
    ticked = {(a["name"], a["value"]) for a in page.find("input") if "checked" in a}
    assert ticked == {("layer", "jalan"), ("status", "selesai"), ("status", "sesuai")}


def test_the_form_works_as_a_browser_sends_it(read: Read) -> None:
    assert "1 kegiatan" in read("/peta?q=&layer=irigasi&tahun=2024&tahun=2023").text


def test_map_list_feed_and_download_carry_one_filter(client: FlaskClient, read: Read) -> None:
    query = "kecamatan=15.09.02&tahun=2023"
    feed = json.loads(client.get(f"/feeds/kegiatan.geojson?{query}").data)
    kode = {feature["id"] for feature in feed["features"]}
    for path in (f"/peta?{query}", f"/kegiatan?{query}"):
        page = read(path)
        assert {link.rpartition("/")[2] for link in page.links if "/kegiatan/" in link} == kode
        assert f"/unduh?{query}" in page.links
    addresses = [a.get("value", "") for a in read(f"/unduh?{query}").find("input", type="text")]
    assert addresses[0] == f"http://localhost/feeds/kegiatan.geojson?{query}"


def test_counts_per_kecamatan(client: FlaskClient) -> None:
    counts = client.get("/peta/hitungan.json?layer=jalan").get_json()["kecamatan"]
    assert {kode: row["jumlah"] for kode, row in counts.items()} == {"15.09.01": 3, "15.09.02": 2}
    assert counts["15.09.01"]["per_status"] == {"selesai": 1, "kritis": 1, "tanpa_data": 1}


def test_a_basemap_is_drawn_when_it_is_set_and_then_only_its_server_is_allowed(
    settings: Settings,
) -> None:
    tiles = "https://ubin.contoh.go.id/{z}/{x}/{y}.png"
    app = create_app(replace(settings, basemap_url=tiles, basemap_attribution="© Contoh"))
    answer = app.test_client().get("/peta")
    (element,) = Page(answer.text).find("div", id="peta")
    assert json.loads(element["data-konfigurasi"])["basemap"] == {
        "url": tiles,
        "attribution": "© Contoh",
    }
    assert "https://ubin.contoh.go.id" in answer.headers["Content-Security-Policy"]
    app.extensions["sipurbo"].catalogue.close()


def test_a_wrong_count_is_a_problem_for_programs(client: FlaskClient) -> None:
    answer = client.get("/peta/hitungan.json?warna=biru")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
