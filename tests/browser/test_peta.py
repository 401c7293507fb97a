"""The map itself: in step with the list, the card, the address and the feed."""

from __future__ import annotations

import json
import re
import urllib.request
from typing import Any

from playwright.sync_api import Page, Route, expect

from .conftest import PHONE, Open, Watched, settle
from .kabupaten import JAHAT, SENDIRI, SENDIRI_DI
from .warna import painted, wait_for_paint


def kode_listed(page: Page) -> set[str]:
    return set(
        page.locator("#daftar [data-kode]").evaluate_all(
            "(all) => all.map((one) => one.dataset.kode)"
        )
    )


def fed(server: str, query: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{server}/feeds/kegiatan.geojson?{query}") as answer:
        features: list[dict[str, Any]] = json.load(answer)["features"]
    return features


def test_map_list_and_feed_show_the_same(server: str, open_page: Open) -> None:
    query = "kecamatan=15.09.05&layer=jalan"
    features = fed(server, query)
    assert features
    page = open_page(f"/peta?{query}")
    mapped = {one["id"] for one in features if one["geometry"]}
    assert kode_listed(page) == mapped
    sentence = page.locator(".kalimat")
    assert sentence.get_attribute("data-jumlah") == str(len(features))


def test_ticking_a_box_asks_again_and_keeps_the_view(open_page: Open) -> None:
    page = open_page("/peta#11/-1.50000/102.30000")
    page.locator(".saring > details > summary").click()
    page.locator(".saring summary", has_text="Tema").click()
    page.get_by_label("Jalan", exact=True).check()
    page.wait_for_url(re.compile("layer=jalan"))
    settle(page)
    assert page.url.endswith("?layer=jalan#11/-1.50000/102.30000")
    expect(page.locator(".keping")).to_have_text(re.compile("Jalan"))


def test_status_is_painted_in_its_colour(open_page: Open) -> None:
    page = open_page("/peta?status=kritis")
    wait_for_paint(page, "--st-kritis", 20)
    assert painted(page, "--st-sesuai") == 0


def test_dark_mode_repaints_the_map(open_page: Open) -> None:
    page = open_page("/peta?status=kritis")
    page.emulate_media(color_scheme="dark")
    wait_for_paint(page, "--st-kritis", 20)


def test_a_click_on_a_line_shows_its_card_and_its_page(open_page: Open) -> None:
    lon, lat = SENDIRI_DI
    page = open_page(f"/peta#14/{lat:.5f}/{lon:.5f}")
    box = page.locator("#peta").bounding_box()
    assert box
    # six pixels beside the line: a finger is not a needle
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 6)
    card = page.locator("#kartu")
    expect(card).to_contain_text("Jalan yang sendiri")
    expect(page.locator(".memilih")).to_have_count(1)
    expect(page.locator(f"#daftar [data-kode='{SENDIRI}']")).to_have_attribute(
        "aria-current", "true"
    )
    card.get_by_role("link", name="Buka halaman kegiatan").click()
    page.wait_for_url(re.compile(f"/kegiatan/{SENDIRI}$"))


def test_escape_and_a_click_beside_let_go(open_page: Open) -> None:
    page = open_page("/peta")
    page.locator("#daftar button").first.click()
    expect(page.locator("#kartu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#kartu")).to_be_hidden()
    expect(page.locator(".memilih")).to_have_count(0)


def test_choosing_in_the_list_leaves_the_list_standing(open_page: Open) -> None:
    page = open_page("/peta")
    before = kode_listed(page)
    page.locator("#daftar button").nth(3).click()
    expect(page.locator("#kartu")).to_be_visible()
    page.wait_for_timeout(1200)
    assert kode_listed(page) == before


def test_pointing_at_the_list_lights_up_the_map(open_page: Open) -> None:
    page = open_page("/peta")
    page.locator("#daftar li").first.hover()
    expect(page.locator(".memilih")).to_have_count(1)
    page.mouse.move(900, 20)
    expect(page.locator(".memilih")).to_have_count(0)


def test_the_list_follows_the_window(open_page: Open) -> None:
    lon, lat = SENDIRI_DI
    page = open_page(f"/peta#14/{lat:.5f}/{lon:.5f}")
    assert kode_listed(page) == {SENDIRI}
    expect(page.locator("#daftar-catatan")).to_have_text("1 kegiatan terlihat di peta.")


def test_the_address_carries_the_view(open_page: Open) -> None:
    page = open_page("/peta?layer=jalan#12/-1.60000/102.40000")
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_url(re.compile(r"#13/"))
    page.reload()
    settle(page)
    assert "#13/-1.6" in page.url


def test_far_out_each_kecamatan_has_one_count(open_page: Open) -> None:
    page = open_page("/peta#7/-1.50000/102.40000")
    bubbles = page.locator(".gugus-kecamatan")
    assert bubbles.count() == 12
    total = sum(int(text) for text in bubbles.all_inner_texts())
    assert total == 63
    bubbles.first.click(force=True)
    expect(bubbles).to_have_count(0)


def test_a_hostile_name_is_only_a_name(open_page: Open) -> None:
    page = open_page("/peta?q=onerror")
    item = page.locator("#daftar li").first
    assert item.locator(".judul").inner_text() == JAHAT
    item.locator("button").click()
    expect(page.locator("#kartu h2")).to_have_text(JAHAT)
    assert page.locator("#kartu img").count() == 0


def test_while_it_loads_the_frame_says_so(server: str, watched: Watched) -> None:
    page = watched.context().new_page()
    page.route("**/feeds/kegiatan.geojson*", lambda _: None)  # never answered
    page.goto(server + "/peta")
    frame = page.locator("#peta-bingkai")
    expect(frame).to_have_attribute("data-keadaan", "memuat")
    assert page.locator("#daftar li").count() == 25  # the server's own list stands meanwhile


def test_when_it_cannot_load_the_list_stays_and_a_way_out_is_shown(
    server: str, watched: Watched
) -> None:
    def fail(route: Route) -> None:
        body = json.dumps({"detail": "Basis data sedang tidak dapat dibaca"})
        route.fulfill(status=503, content_type="application/problem+json", body=body)

    page = watched.context().new_page()
    page.route("**/feeds/kegiatan.geojson*", fail)
    page.goto(server + "/peta")
    state = page.locator("#peta-keadaan")
    expect(state).to_contain_text("Basis data sedang tidak dapat dibaca")
    expect(state.get_by_role("link", name="Coba lagi")).to_be_visible()
    assert page.locator("#daftar li").count() == 25
    watched.complaints[:] = [one for one in watched.complaints if "503" not in one]


def test_offline_is_said_and_taken_back(open_page: Open) -> None:
    page = open_page("/kegiatan")
    page.context.set_offline(True)
    expect(page.locator("#luring")).to_be_visible()
    page.context.set_offline(False)
    # on a machine without any network the banner is right to stay
    page.wait_for_function("document.getElementById('luring').hidden === navigator.onLine")


def test_on_a_phone_the_map_lies_above_and_the_chosen_one_comes_into_sight(open_page: Open) -> None:
    page = open_page("/peta", viewport=PHONE, is_mobile=True, has_touch=True)
    frame, panel = (page.locator(one).bounding_box() for one in ("#peta-bingkai", ".panel"))
    assert frame
    assert panel
    assert frame["y"] < panel["y"]
    page.locator("#daftar button").first.tap()
    expect(page.locator("#kartu")).to_be_in_viewport()


def test_what_is_not_mapped_is_counted_and_listed(open_page: Open) -> None:
    page = open_page("/peta")
    unmapped = page.locator("#tak-dipetakan")
    expect(unmapped.locator("summary")).to_have_text("2 tidak dipetakan")
    unmapped.locator("summary").click()
    expect(unmapped).to_contain_text("2 karena Lokasi belum disurvei")
    assert unmapped.locator("[data-kode]").count() == 2
