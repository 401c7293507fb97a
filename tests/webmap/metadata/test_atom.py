"""Feeds of changes: what is new and what changed, and nothing of what was withdrawn."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from flask.testing import FlaskClient

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_unmapped

from .conftest import SITE

ATOM = "{http://www.w3.org/2005/Atom}"


def read(client: FlaskClient, path: str) -> Element:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml"), answer.text
    return fromstring(answer.data)


def titles(feed: Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]


def test_what_is_asked_wrongly_is_refused(client: FlaskClient) -> None:
    for path in ("/feeds/kegiatan.atom?limit=5", "/feeds/bidang/tidak-ada.atom"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_a_change_stands_first_and_says_that_it_is_one(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(nama="Nama & <baru>")])
    feed = read(client, "/feeds/kegiatan.atom")
    assert titles(feed)[0] == "Diperbarui: Nama & <baru>"
    assert (
        sum(title.startswith("Baru: Pembangunan Jalan Rabat Beton") for title in titles(feed)) > 0
    )
    entries = list(feed.iter(f"{ATOM}entry"))
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{SITE}/kegiatan/PUPR-2023-0001"
    assert entries[0].findtext(f"{ATOM}summary") == (
        "PUPR-2023-0001 · Pelaksanaan · Selesai · realisasi 100 %"
    )
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_a_kecamatan_and_a_bidang_have_feeds_of_their_own(client: FlaskClient) -> None:
    east = titles(read(client, "/feeds/kecamatan/15.09.02.atom"))
    assert len(east) == 2, "the crossing road and the unmapped one"
    water = read(client, "/feeds/bidang/sumber-daya-air.atom")
    assert 0 < len(titles(water)) < len(titles(read(client, "/feeds/kegiatan.atom")))
    assert water.findtext(f"{ATOM}id") == f"{SITE}/feeds/kegiatan.atom?bidang=sumber-daya-air"


def test_of_what_was_withdrawn_no_version_is_told(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_unmapped("PERGI-1", nama="Akan ditarik")])
        save_kegiatan(conn, registry, [make_unmapped("PERGI-1", nama="Akan ditarik juga")])
    assert sum("ditarik" in title for title in titles(read(client, "/feeds/kegiatan.atom"))) == 2
    with catalogue.writing() as conn:
        move_kegiatan(conn, registry, "PERGI-1", Gerak.TARIK, catatan="Keliru")
    assert not any("ditarik" in title for title in titles(read(client, "/feeds/kegiatan.atom")))


def test_an_unchanged_feed_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/feeds/kegiatan.atom")
    again = client.get("/feeds/kegiatan.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
