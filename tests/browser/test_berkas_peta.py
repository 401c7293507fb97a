"""The one-file map, opened from disk with the network off."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from .conftest import Open, Watched
from .kabupaten import JAHAT, SENDIRI, SENDIRI_DI
from .waiting import wait_until


def test_it_opens_offline_and_draws(open_page: Open, watched: Watched, tmp_path: Path) -> None:
    page = open_page("/unduh?kecamatan=15.09.05")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh peta (HTML)").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.name == "kegiatan-kecamatan-15.09.05.html"

    offline = watched.context(offline=True)
    alone = offline.new_page()
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    expect(alone.locator(".panel")).to_contain_text("kegiatan: di Kec. Sumay")
    # canvases are painted: land, outline, works
    painted = """() => [...document.querySelectorAll(".leaflet-overlay-pane canvas")]
      .map((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
        .data.some((value) => value > 0))"""
    wait_until(lambda: bool(found := alone.evaluate(painted)) and all(found), alone)


def test_a_click_says_the_name_as_text(open_page: Open, watched: Watched, tmp_path: Path) -> None:
    page = open_page("/unduh?q=sendiri")
    file = tmp_path / "peta.html"
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh peta (HTML)").click()
    coming.value.save_as(file)
    alone = watched.context(offline=True).new_page()
    alone.goto(file.as_uri())
    name = alone.evaluate("Object.keys(window).find((key) => key.startsWith('map_'))")
    lon, lat = SENDIRI_DI
    alone.evaluate(f"window['{name}'].setView([{lat}, {lon}], 14, {{ animate: false }})")
    box = alone.locator(".leaflet-container").bounding_box()
    assert box
    alone.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    popup = alone.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("Jalan yang sendiri")
    expect(popup).to_contain_text(SENDIRI)


def test_a_hostile_name_stays_text(open_page: Open, watched: Watched, tmp_path: Path) -> None:
    page = open_page("/unduh?q=onerror")
    file = tmp_path / "peta.html"
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh peta (HTML)").click()
    coming.value.save_as(file)
    alone = watched.context(offline=True).new_page()
    alone.goto(file.as_uri())
    names = """() => {
      const key = Object.keys(window).find((one) => one.startsWith("map_"));
      const found = [];
      window[key]?.eachLayer(({ feature }) => feature && found.push(feature.properties.nama));
      return found;
    }"""
    wait_until(lambda: JAHAT in alone.evaluate(names), alone)
    assert alone.locator("img").count() == 0
