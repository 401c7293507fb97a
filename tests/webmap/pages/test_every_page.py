"""What must hold on every page, in both languages."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from .conftest import PAGES, PANJANG, Read
from .reading import Page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_it_says_its_language_and_its_content(client: FlaskClient, path: str, bahasa: str) -> None:
    client.set_cookie("bahasa", bahasa)
    answer = client.get(path)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.find("html", lang=bahasa)
    assert len(page.find("h1")) == 1
    assert page.find("main", id="isi")
    assert page.find("a", class_="lompat", href="#isi")
    assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize("path", [*PAGES, "/tidak-ada"])
def test_nothing_stands_inline_that_the_policy_would_block(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    page = Page(answer.text)
    assert not "".join(page.scripts).strip()
    for tag, attributes in page.tags:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
    assert not page.find("style")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", [*PAGES, "/tidak-ada"])
def test_an_address_longer_than_a_qr_code_is_no_fault(client: FlaskClient, path: str) -> None:
    longer = path + ("&" if "?" in path else "?") + "x=" + "a" * 4000
    assert client.get(longer).status_code < 500


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_fetched_from_elsewhere(read: Read, path: str) -> None:
    page = read(path)
    fetched = [a.get("src", "") for _, a in page.tags] + [a["href"] for a in page.find("link")]
    assert all(address.startswith("/") for address in fetched if address)


@pytest.mark.parametrize("path", PAGES)
def test_names_are_text_never_markup(read: Read, path: str) -> None:
    page = read(path)
    assert 'alert("x")' not in "".join(page.scripts)
    assert "49" not in [word.strip() for word in page.words]


@pytest.mark.parametrize("path", PAGES)
def test_every_internal_link_leads_somewhere(client: FlaskClient, read: Read, path: str) -> None:
    for link in {
        link for link in read(path).links if link.startswith("/") and "bahasa=" not in link
    }:
        assert client.get(unescape(link)).status_code == 200, link


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique(read: Read, path: str) -> None:
    ids = [a["id"] for _, a in read(path).tags if "id" in a]
    assert len(ids) == len(set(ids))


def test_every_field_has_a_label(read: Read) -> None:
    page = read("/peta")
    labelled = {a["for"] for a in page.find("label") if "for" in a}
    for field in page.find("input"):
        assert field["type"] == "checkbox" or field["id"] in labelled


def test_the_map_is_told_everything_in_a_data_attribute(read: Read) -> None:
    (element,) = read("/peta?layer=jalan&tahun=2023").find("div", id="peta")
    config = json.loads(element["data-konfigurasi"])
    assert config["feed"] == "/feeds/kegiatan.geojson?layer=jalan&tahun=2023&limit=3000"
    assert config["jumlah"] == 4
    assert config["layers"]["jalan"]["ikon"]
    assert re.fullmatch(r"/kegiatan/__KODE__", config["halaman"])


def test_the_longest_name_is_whole(read: Read) -> None:
    assert PANJANG in read("/").text
    assert PANJANG in read("/kegiatan/PUPR-2023-0001").text
