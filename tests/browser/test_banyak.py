"""Thousands of lines: the map pans on a slow phone, and beyond that shows what makes sense."""

from __future__ import annotations

import re
import statistics

from playwright.sync_api import Page, expect

from .conftest import PHONE, Watched, settle

#: how much slower than this machine the phone is taken to be
THROTTLE = 5
#: one frame in twenty may take this long; SVG paths take over a second here
SLOWEST_P95_MS = 250
_FRAMES = """() => {
  window.frames_ms = [];
  let last = performance.now();
  const tick = (now) => {
    window.frames_ms.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""


def pan(page: Page, times: int) -> list[float]:
    """Frame times in milliseconds while the map is dragged to and fro."""
    box = page.locator("#peta").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(_FRAMES)
    for turn in range(times):
        step = 14 if turn % 2 else -14
        page.mouse.move(x, y)
        page.mouse.down()
        for number in range(1, 9):
            page.mouse.move(x + step * number, y + 5 * number)
        page.mouse.up()
        page.wait_for_timeout(400)
    found: list[float] = page.evaluate("window.frames_ms")
    return found[1:]


def test_three_thousand_lines_pan_on_a_slow_phone(full_server: str, watched: Watched) -> None:
    page = watched.context(viewport=PHONE, device_scale_factor=2).new_page()
    kecamatan = ",".join(f"15.09.{number:02}" for number in range(1, 11))
    page.goto(f"{full_server}/peta?kecamatan={kecamatan}")
    settle(page)
    assert page.locator(".kalimat").get_attribute("data-jumlah") == "3000"
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    frames = sorted(pan(page, 8))
    p95 = statistics.quantiles(frames, n=20)[-1]
    print(f"{len(frames)} frames, median {statistics.median(frames):.0f} ms, p95 {p95:.0f} ms, "
          f"longest {frames[-1]:.0f} ms")  # fmt: skip
    assert p95 <= SLOWEST_P95_MS


def test_more_than_a_phone_draws_is_counted_far_out_and_loaded_near_by(
    full_server: str, watched: Watched
) -> None:
    page = watched.context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{full_server}/peta")
    settle(page)
    bubbles = page.locator(".gugus-kecamatan")
    assert [int(text) for text in bubbles.all_inner_texts()] == [300] * 12
    assert not [url for url in asked if "kegiatan.geojson" in url]
    bubbles.first.click()
    expect(bubbles).to_have_count(0)
    page.wait_for_timeout(800)
    (near,) = [url for url in asked if "kegiatan.geojson" in url][-1:]
    assert "bbox=" in near
    assert re.search(r"limit=3000", near)
    expect(page.locator("#daftar-catatan")).to_contain_text("terlihat di jendela peta")
