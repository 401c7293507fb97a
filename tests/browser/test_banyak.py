"""Thousands of kegiatan: the map pans on a slow phone, drawn at once or made of tiles."""

from __future__ import annotations

import math
import statistics

import pytest
from playwright.sync_api import Page

from .conftest import PHONE, Watched, settle

#: how much slower than this machine the phone is taken to be
THROTTLE = 5
#: one frame in twenty may take this long; SVG paths take over a second here
SLOWEST_P95_MS = 250
TRIES = 5
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


def slowest_on_a_phone(watched: Watched, address: str, jumlah: str) -> float:
    """The 95th percentile of the frame times on a slow phone, in milliseconds.

    The best of some tries: what else a machine does makes frames late too, and never early.
    """
    page = watched.context(viewport=PHONE, device_scale_factor=2).new_page()
    page.goto(address)
    settle(page)
    assert page.locator(".kalimat").get_attribute("data-jumlah") == jumlah
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    best = math.inf
    for _ in range(TRIES):
        frames = sorted(pan(page, 8))
        p95 = statistics.quantiles(frames, n=20)[-1]
        print(f"{len(frames)} frames, median {statistics.median(frames):.0f} ms, "
              f"p95 {p95:.0f} ms, longest {frames[-1]:.0f} ms")  # fmt: skip
        best = min(best, p95)
        if best <= SLOWEST_P95_MS:
            break
    return best


@pytest.mark.slow
def test_three_thousand_lines_pan_on_a_slow_phone(full_server: str, watched: Watched) -> None:
    assert slowest_on_a_phone(watched, f"{full_server}/peta", "3000") <= SLOWEST_P95_MS


@pytest.mark.slow
def test_twelve_thousand_kegiatan_pan_on_a_slow_phone(
    crowded_server: str, watched: Watched
) -> None:
    for view in ("", "#11/-1.60000/102.40000"):
        address = f"{crowded_server}/peta{view}"
        assert slowest_on_a_phone(watched, address, "12003") <= SLOWEST_P95_MS
