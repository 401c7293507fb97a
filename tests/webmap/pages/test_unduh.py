"""What can be taken home, and under which address."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from webmap.pages import unduh

from .conftest import Read


def test_every_address_that_is_offered_answers(client: FlaskClient, read: Read) -> None:
    for path in ("/unduh", "/unduh?kecamatan=15.09.01", "/unduh?q=jalan&status=kritis"):
        addresses = [a["value"] for a in read(path).find("input", type="text")]
        assert len(addresses) == 5
        for address in addresses:
            tile = address.replace("{z}/{x}/{y}", "0/0/0")
            assert client.get(tile).status_code == 200, address


def test_one_kecamatan_has_a_fixed_address(read: Read) -> None:
    addresses = [a["value"] for a in read("/unduh?kecamatan=15.09.01").find("input", type="text")]
    assert addresses[0] == "http://localhost/feeds/kecamatan/15.09.01.geojson"


def test_the_map_file_is_an_attachment_named_by_its_filter(client: FlaskClient) -> None:
    answer = client.get("/unduh/peta.html?layer=jalan&tahun=2023")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="kegiatan-layer-jalan-tahun-2023.html"; '
        "filename*=UTF-8''kegiatan-layer-jalan-tahun-2023.html"
    )
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert "4 kegiatan: jalan, TA 2023" in answer.text
    assert "http://localhost/peta?layer=jalan&amp;tahun=2023" in answer.text


def test_the_name_of_the_file_cannot_break_out_of_its_header(client: FlaskClient) -> None:
    answer = client.get("/unduh/peta.html", query_string={"q": 'a"; x="b\r\nX: y'})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].count('"') == 2


def test_too_much_for_one_file_is_said_before_and_refused_after(
    client: FlaskClient, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unduh, "MOST_IN_ONE_FILE", 2)
    page = read("/unduh")
    assert "5 kegiatan terlalu banyak untuk satu berkas" in page.text
    assert not [link for link in page.links if link.startswith("/unduh/peta.html")]
    assert client.get("/unduh/peta.html").status_code == 400


def test_nothing_to_download_is_said(read: Read) -> None:
    assert "Tidak ada kegiatan yang cocok dengan saringan ini." in read("/unduh?q=zzz").text
