"""Drawing on the map of the form."""

from __future__ import annotations

from playwright.sync_api import Page


def at(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where this part of the map's width and height is in the window."""
    page.locator("#peta-ubah").evaluate("(map) => map.scrollIntoView({ block: 'center' })")
    box = page.locator("#peta-ubah").bounding_box()
    assert box
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def tap(page: Page, *places: tuple[float, float]) -> None:
    """Tap the map at parts of its width and height."""
    for x, y in places:
        page.mouse.click(*at(page, x, y))
        # two taps in quick succession would be a double tap
        page.wait_for_timeout(350)


def draw_line(page: Page) -> None:
    """A line of three points in the middle; the last tap ends it."""
    page.get_by_role("button", name="Gambar garis").click()
    tap(page, (0.45, 0.5), (0.5, 0.55), (0.55, 0.5), (0.55, 0.5))
