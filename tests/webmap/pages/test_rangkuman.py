"""The pages of a bidang and of a kecamatan: totals, a list, a map."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from .conftest import Read


@pytest.mark.parametrize("path", ["/bidang/kebersihan", "/kecamatan/15.09.99"])
def test_what_does_not_exist_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_kecamatan_that_is_not_there_is_told_with_those_that_are(client: FlaskClient) -> None:
    assert "15.09.01 (Tebo Barat)" in client.get("/kecamatan/Sumay").text


@pytest.mark.parametrize(
    ("path", "instead"),
    [
        ("/bidang/bina-marga?tahun=2023", "/kegiatan?bidang=bina-marga&amp;tahun=2023"),
        ("/kecamatan/15.09.01?layer=jalan", "/kegiatan?kecamatan=15.09.01&amp;layer=jalan"),
    ],
)
def test_a_filter_that_is_not_heeded_is_not_swallowed(
    client: FlaskClient, path: str, instead: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert instead in answer.text


def test_a_unit_without_work_says_so(read: Read) -> None:
    text = read("/bidang/sekretariat").text
    assert "Belum ada kegiatan yang terbit" in text
    assert "Kegiatan 0" in text


def test_a_unit_tells_its_totals(read: Read) -> None:
    page = read("/bidang/bina-marga")
    assert "Kegiatan 4" in page.text
    assert "Rp 782 juta" in page.text
    assert len([link for link in page.links if link.startswith("/kegiatan/")]) == 4
    assert "/kegiatan?bidang=bina-marga&tahun=2023" in page.links


def test_a_kecamatan_counts_only_its_part_of_a_road(read: Read) -> None:
    west = re.search(r"Panjang ([\d.,]+) (k?m)", read("/kecamatan/15.09.01").text)
    east = re.search(r"Panjang ([\d.,]+) (k?m)", read("/kecamatan/15.09.02").text)
    assert west
    assert east
    # the crossing is 6.7 km; two thirds of it lie in the east, which has no other road on the map
    assert east.group(2) == "km"
    assert float(east.group(1).replace(",", ".")) == pytest.approx(4.45, abs=0.1)
