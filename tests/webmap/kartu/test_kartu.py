"""The addresses of the cards on both databases, and the pages that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from io import BytesIO
from threading import Event
from time import sleep

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.query.revision import current_revision
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.kartu import Kartu
from sipurbo_geo.settings import Settings
from tests.clients.conftest import fill_small
from tests.factories import BARAT, make_kegiatan, make_unmapped
from webmap import create_app, giliran
from webmap.kartu import jawaban
from webmap.kartu.kegiatan import make_kegiatan as make_kartu

SITE = "https://data.example"
ROAD = "/kartu/kegiatan/PUPR-2023-0001.png"


@pytest.fixture
def app(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[Flask]:
    fill_small(catalogue, registry)
    made = create_app(replace(settings, public_url=SITE))
    yield made
    made.extensions["sipurbo"].catalogue.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def meta(client: FlaskClient, path: str) -> dict[str, str]:
    """What a page says to those who share it."""
    found = re.findall(
        r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', client.get(path).text
    )
    return {name: unescape(value) for name, value in found}


def image(client: FlaskClient, path: str) -> Image.Image:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "image/png"), answer.text[:200]
    assert len(answer.data) < 150_000
    return Image.open(BytesIO(answer.data)).convert("RGB")


@pytest.mark.parametrize("kode", ["TIDAK-ADA", "DRAF-1"])
def test_what_is_not_published_has_no_card(
    client: FlaskClient, catalogue: Catalogue, registry: Registry, kode: str
) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("DRAF-1", keadaan=Keadaan.DRAF)])
    page, card = client.get(f"/kegiatan/{kode}"), client.get(f"/kartu/kegiatan/{kode}.png")
    assert page.status_code == card.status_code == 404
    for path in ("/kartu/kecamatan/99.png", "/kartu/bidang/entah.png"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["?lang=en", "?bahasa=fr", "?bahasa=en&x=1"])
def test_an_unknown_question_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(ROAD + query).status_code == 400


def test_a_card_is_drawn_in_its_theme_and_its_language(
    client: FlaskClient, registry: Registry
) -> None:
    drawn = image(client, ROAD)
    assert drawn.size == (1200, 630)
    colour = registry.layers["jalan"].style.color
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    assert any(found == wanted for _, found in drawn.getcolors(1 << 24) or [])
    assert image(client, f"{ROAD}?bahasa=en").tobytes() != drawn.tobytes()
    client.set_cookie("bahasa", "en")
    assert image(client, ROAD).tobytes() == drawn.tobytes()


def test_a_card_holds_what_is_published_and_nothing_else(app: Flask, catalogue: Catalogue) -> None:
    with app.test_request_context():
        card = repr(make_kartu("PUPR-2023-0001", current_revision(catalogue), "id"))
    assert "Pembangunan Jalan Rabat Beton Desa Contoh" in card
    assert "Data per 3 Juli 2023" in card
    assert "00.000.000.0-000.000" not in card
    assert "hanya untuk uji" not in card


def test_an_odd_kode_has_a_card_and_a_page_that_names_it(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_unmapped("A/1 é?#.png", nama='Jalan "A" <b>')])
    said = meta(client, "/kegiatan/A/1%20%C3%A9%3F%23.png")
    assert said["og:title"] == 'Jalan "A" <b>'
    image(client, said["og:image"].removeprefix(SITE))


@pytest.mark.parametrize(
    "path", ["/", "/kegiatan/PUPR-2023-0001", f"/kecamatan/{BARAT}", "/bidang/bina-marga"]
)
def test_a_page_names_its_card(client: FlaskClient, path: str) -> None:
    said = meta(client, path)
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert (said["twitter:card"], said["og:image:type"]) == ("summary_large_image", "image/png")
    assert said["og:image:alt"]
    assert said["og:url"] == SITE + path
    image(client, said["og:image"].removeprefix(SITE))
    client.set_cookie("bahasa", "en")
    other = meta(client, path)
    assert (other["og:locale"], other["og:image"]) == ("en_GB", said["og:image"] + "?bahasa=en")
    assert other["og:image:alt"] != said["og:image:alt"] or path.startswith("/bidang")


def test_a_card_is_drawn_once_a_revision(
    client: FlaskClient,
    catalogue: Catalogue,
    registry: Registry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = client.get(ROAD)
    body = first.data
    again = client.get(ROAD, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    with monkeypatch.context() as without:
        without.setattr(jawaban, "draw_kartu", None)
        assert client.get(ROAD).data == body
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(nama="Nama lain")])
    changed = client.get(ROAD, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.data != body


def test_two_cards_are_drawn_at_a_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing: list[int] = []
    most: list[int] = []
    together = Event()

    def slowly(card: Kartu) -> bytes:
        drawing.append(1)
        most.append(len(drawing))
        if len(drawing) > 1:
            together.set()
        together.wait(60)  # nobody ends before two have begun
        sleep(0.05)  # and a third has time to come, if it is let in
        drawing.pop()
        return card.nama.encode()

    monkeypatch.setattr(giliran, "PATIENCE_S", 60)

    monkeypatch.setattr(jawaban, "draw_kartu", slowly)
    paths = [f"/kartu/bidang/{slug}.png" for slug in app.extensions["sipurbo"].registry.bidang]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda path: app.test_client().get(path).status_code, paths))
    assert set(found) == {200}
    assert max(most) == 2


def test_a_card_too_many_is_put_off(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giliran, "PATIENCE_S", 0.01)
    turns = app.extensions["sipurbo"].penggambaran
    assert all(turns.acquire(blocking=False) for _ in range(2))
    answer = app.test_client().get(ROAD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    turns.release()
    assert all(app.test_client().get(ROAD).status_code == 200 for _ in range(3))
