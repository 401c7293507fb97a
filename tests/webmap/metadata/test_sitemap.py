"""The sitemap names every public page, once, and each of them answers."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from flask.testing import FlaskClient

from webmap.metadata import sitemap

from .conftest import SITE

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(client: FlaskClient, address: str) -> list[str]:
    answer = client.get(address.removeprefix(SITE))
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    return [found.text or "" for found in fromstring(answer.data).iter(LOC)]


def test_a_part_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    for number in (0, 2, 999):
        assert client.get(f"/sitemap-kegiatan-{number}.xml").status_code == 404


def test_every_page_is_named_once_and_answers(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "PER_BAGIAN", 5)
    parts = addresses(client, "/sitemap.xml")
    assert parts[:2] == [f"{SITE}/sitemap-halaman.xml", f"{SITE}/sitemap-kegiatan-1.xml"]
    pages = [page for part in parts for page in addresses(client, part)]
    assert len(set(pages)) == len(pages)
    assert f"{SITE}/kegiatan/PUPR-2023-0003" in pages
    assert f"{SITE}/kecamatan/15.09.01" in pages
    for page in pages:
        assert client.get(urlsplit(page).path).status_code == 200, page


def test_crawlers_are_told_where_it_is(client: FlaskClient) -> None:
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").text
