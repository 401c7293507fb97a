"""Beyond what a phone draws at once the map is made of tiles, and nobody should notice."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, Position, Route, expect

from .conftest import PHONE, Watched, settle
from .kabupaten import DI_TEPI, SIDE, SOUTH, WEST
from .waiting import wait_until
from .warna import painted, wait_for_paint

TILES = "**/tiles/**"
#: notes every number that is written on a canvas
_NUMBERS = """
window.written = [];
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
  window.written.push(text);
  return write.call(this, text, ...rest);
};
"""


class Ramai:
    """Pages of the crowded server, and what they asked for."""

    def __init__(self, base: str, watched: Watched) -> None:
        self.base, self.watched = base, watched
        self.asked: list[str] = []

    def open(self, path: str, *, wait: bool = True, **options: object) -> Page:
        page = self.page(**options)
        page.goto(self.base + path)
        if wait:
            settle(page)
        return page

    def page(self, **options: object) -> Page:
        page = self.watched.context(**options).new_page()
        page.add_init_script(_NUMBERS)
        page.on("request", lambda request: self.asked.append(request.url))
        return page

    def tiles(self) -> list[str]:
        return [url for url in self.asked if "/tiles/" in url]


@pytest.fixture
def ramai(crowded_server: str, watched: Watched) -> Ramai:
    return Ramai(crowded_server, watched)


def counted(page: Page) -> list[int]:
    """The numbers in the circles of the map."""
    return [int(text.replace(".", "")) for text in page.evaluate("window.written")]


def middle(page: Page) -> tuple[float, float]:
    box = page.locator("#peta").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def view_of(kind: str, zoom: int) -> str:
    lon, lat = DI_TEPI[kind]
    return f"/peta#{zoom}/{lat:.5f}/{lon:.5f}"


_AT_REST = """() =>
  !document.querySelector(".leaflet-zoom-anim, .ubin:not(.leaflet-tile-loaded)")"""


def go_closer(ramai: Ramai, small: Locator, link: Locator, at: Position | None = None) -> None:
    """Click a small map, by default in its middle, and wait for the link or what is drawn next."""
    seen = len(ramai.tiles())
    small.click(position=at)
    wait_until(
        lambda: link.count() > 0 or (len(ramai.tiles()) > seen and small.page.evaluate(_AT_REST)),
        small.page,
    )


_PRINTED = """async () => {
  const ready = () => document.querySelectorAll(".ubin.leaflet-tile-loaded canvas").length;
  dispatchEvent(new Event("beforeprint"));
  // the printer waits for what is promised already, and for nothing from the network
  for (let turn = 0; turn < 20; turn += 1) await null;
  return ready();
}"""


def fail(route: Route) -> None:
    body = json.dumps({"detail": "Basis data sedang tidak dapat dibaca"})
    route.fulfill(status=503, content_type="application/problem+json", body=body)


def test_the_circles_count_every_kegiatan(ramai: Ramai) -> None:
    page = ramai.open("/peta", viewport=PHONE)
    assert sum(counted(page)) == 12_003
    assert not [url for url in ramai.asked if "kegiatan.geojson" in url and "bbox=" not in url]


def test_the_circles_count_what_the_filter_chooses(ramai: Ramai) -> None:
    page = ramai.open("/peta?status=sesuai", viewport=PHONE)
    jumlah = page.locator(".kalimat").get_attribute("data-jumlah")
    assert sum(counted(page)) == int(jumlah or 0) > 3000
    assert all(url.endswith(".mvt?status=sesuai") for url in ramai.tiles())


def test_a_tap_on_a_circle_goes_closer_until_single_ones_show(ramai: Ramai) -> None:
    lat, lon = SOUTH + 1.45 * SIDE, WEST + 1.45 * SIDE
    page = ramai.open(f"/peta#8/{lat}/{lon}", viewport=PHONE)
    assert painted(page, "--st-sesuai") == 0
    page.mouse.click(*middle(page))
    page.wait_for_url(re.compile(r"#10/"))
    expect(page.locator("#kartu")).to_be_hidden()
    for zoom in (11, 12):
        page.get_by_role("button", name="Perbesar").click()
        page.wait_for_url(re.compile(rf"#{zoom}/"))
    wait_for_paint(page, "--st-sesuai", 100)


@pytest.mark.parametrize("kind", ["Garis", "Titik", "Bidang"])
@pytest.mark.parametrize("zoom", [14, 19])
def test_a_tap_shows_the_same_card_as_ever(ramai: Ramai, kind: str, zoom: int) -> None:
    page = ramai.open(view_of(kind, zoom), viewport=PHONE, is_mobile=True, has_touch=True)
    x, y = middle(page)
    # nine pixels beside it: a finger is not a needle
    page.touchscreen.tap(x, y + 9)
    card = page.locator("#kartu")
    expect(card).to_contain_text(f"{kind} yang sendiri")
    expect(page.locator(".memilih")).to_have_count(1)
    item = page.locator(f"#daftar [data-kode='PUPR-2026-{kind}']")
    expect(item).to_have_attribute("aria-current", "true")
    card.get_by_role("button", name="Tutup").tap()
    expect(page.locator(".memilih")).to_have_count(0)
    # the deepest level of the server is drawn larger
    assert max(int(url.split("/")[-3]) for url in ramai.tiles()) == min(zoom - 1, 16)


def test_a_tap_beside_lets_go(ramai: Ramai) -> None:
    page = ramai.open(view_of("Garis", 14))
    x, y = middle(page)
    page.mouse.click(x, y)
    expect(page.locator("#kartu")).to_be_visible()
    page.mouse.click(x, y + 40)
    expect(page.locator("#kartu")).to_be_hidden()


def test_what_a_pointer_would_open_is_said_beforehand(ramai: Ramai) -> None:
    page = ramai.open(view_of("Titik", 14))
    x, y = middle(page)
    page.mouse.move(x, y)
    expect(page.locator("#peta.menunjuk")).to_have_count(1)
    page.mouse.move(x, y + 60)
    expect(page.locator("#peta.menunjuk")).to_have_count(0)


def items(page: Page) -> Locator:
    return page.locator("#daftar [data-kode]")


def test_the_list_beside_the_map_has_everything_page_by_page(ramai: Ramai) -> None:
    page = ramai.open("/peta")
    note = page.locator("#daftar-catatan")
    expect(note).to_have_text("12.003 kegiatan terlihat di peta; di bawah ini nomor 1 sampai 60.")
    before = items(page).first.get_attribute("data-kode")
    page.get_by_role("button", name="Berikutnya").click()
    expect(note).to_contain_text("nomor 61 sampai 120")
    assert items(page).first.get_attribute("data-kode") != before
    page.get_by_role("button", name="Sebelumnya").click()
    expect(items(page).first).to_have_attribute("data-kode", before or "")
    expect(page.get_by_role("button", name="Sebelumnya")).to_be_disabled()


def test_choosing_in_the_list_shows_it_on_the_map(ramai: Ramai) -> None:
    page = ramai.open("/peta")
    kode = items(page).nth(2).get_attribute("data-kode")
    items(page).nth(2).get_by_role("button").press("Enter")
    expect(page.locator("#kartu")).to_be_visible()
    expect(page.locator(".memilih")).to_have_count(1)
    page.wait_for_url(re.compile(r"#1[34]/"))
    settle(page)
    assert items(page).nth(2).get_attribute("data-kode") == kode


def test_the_list_stays_within_the_box_of_the_filter(ramai: Ramai) -> None:
    lon, lat = DI_TEPI["Garis"]
    page = ramai.open(f"/peta?bbox={WEST},{SOUTH},{WEST + 1},{lat + 0.3}#9/{lat}/{lon}")
    assert ramai.tiles()
    found = page.locator("#daftar-catatan").inner_text().split()[0].replace(".", "")
    assert found == page.locator(".kalimat").get_attribute("data-jumlah")


def test_few_enough_are_drawn_as_ever(ramai: Ramai) -> None:
    page = ramai.open("/peta?status=kritis")
    jumlah = int(page.locator(".kalimat").get_attribute("data-jumlah") or 0)
    assert 100 < jumlah <= 3000
    assert not ramai.tiles()
    assert page.locator(".ubin").count() == 0
    assert [url for url in ramai.asked if "kegiatan.geojson?status=kritis&limit=3000" in url]


def test_the_map_of_a_bidang_leaves_nobody_out_either(ramai: Ramai) -> None:
    page = ramai.open("/bidang/bina-marga")
    assert all(url.endswith("?bidang=bina-marga") for url in ramai.tiles())
    assert ramai.tiles()
    assert not [url for url in ramai.asked if "kegiatan.geojson" in url]
    small = page.locator("[data-peta-kecil]")
    small.scroll_into_view_if_needed()
    link = small.locator(".leaflet-popup a")
    go_closer(ramai, small, link, {"x": 520, "y": 190})
    while not link.count():
        go_closer(ramai, small, link)  # what was tapped is in the middle from now on
    expect(link).to_have_attribute("href", re.compile("^/kegiatan/PUPR-2026-"))


def test_dark_mode_repaints_without_asking_again(ramai: Ramai) -> None:
    page = ramai.open("/peta#13/-1.75/102.05")
    asked = len(ramai.tiles())
    wait_for_paint(page, "--st-sesuai", 100)
    page.emulate_media(color_scheme="dark")
    wait_for_paint(page, "--st-sesuai", 100)
    assert len(ramai.tiles()) == asked


def test_what_was_seen_is_not_asked_for_again(ramai: Ramai) -> None:
    page = ramai.open("/peta#13/-1.75/102.05")
    for name in ("Perbesar", "Perkecil"):
        page.get_by_role("button", name=name).click()
        page.wait_for_timeout(900)
    assert len(ramai.tiles()) == len(set(ramai.tiles()))


def test_on_paper_the_same_middle_is_drawn_at_once(ramai: Ramai) -> None:
    page = ramai.open("/peta#13/-1.75/102.05", viewport=PHONE)
    asked = len(ramai.tiles())
    page.emulate_media(media="print")
    assert page.evaluate(_PRINTED) > 0
    assert len(ramai.tiles()) == asked


def test_a_tile_that_fails_is_said_and_tried_again_on_the_next_move(ramai: Ramai) -> None:
    page = ramai.page()
    page.route(TILES, fail)
    page.goto(ramai.base + "/peta")
    state = page.locator("#peta-keadaan")
    expect(state).to_contain_text("Basis data sedang tidak dapat dibaca")
    assert items(page).count() > 0
    page.unroute(TILES)
    page.locator("#peta").press("ArrowRight")
    expect(state).to_be_hidden()
    settle(page)
    assert sum(counted(page)) > 0
    ramai.watched.complaints[:] = [one for one in ramai.watched.complaints if "503" not in one]


def test_without_a_network_the_map_says_so(ramai: Ramai) -> None:
    page = ramai.open("/peta#13/-1.75/102.05")
    page.context.set_offline(True)
    page.get_by_role("button", name="Perbesar").click()
    expect(page.locator("#peta-keadaan")).to_contain_text("server tidak dapat dihubungi")
    page.context.set_offline(False)
    page.get_by_role("button", name="Perkecil").click()
    expect(page.locator("#peta-keadaan")).to_be_hidden()
    ramai.watched.complaints[:] = [
        one for one in ramai.watched.complaints if "ERR_INTERNET_DISCONNECTED" not in one
    ]


def test_tiles_that_went_out_of_view_are_given_up(ramai: Ramai) -> None:
    page = ramai.open("/peta#13/-1.75/102.05")
    given_up: list[str] = []
    page.on("requestfailed", lambda request: given_up.append(request.url))
    page.route(TILES, lambda _: None)  # never answered
    with page.expect_request(re.compile("/tiles/13/")):
        page.get_by_role("button", name="Perbesar").click()
    page.wait_for_url(re.compile("#14/"))
    assert not given_up
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Perkecil").click()
    assert all("/tiles/13/" in url for url in given_up)
    page.wait_for_url(re.compile("#13/"))
    settle(page)
