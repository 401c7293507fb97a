"""The colours that a map shows, read back from its canvases."""

from __future__ import annotations

from playwright.sync_api import Page

from .waiting import wait_until

_COUNT = """(name) => {
  const probe = document.createElement("canvas").getContext("2d");
  const value = getComputedStyle(document.documentElement).getPropertyValue(name);
  probe.fillStyle = value.trim();
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
  let count = 0;
  for (const map of document.querySelectorAll(".leaflet-overlay-pane canvas")) {
    const { data } = map.getContext("2d").getImageData(0, 0, map.width, map.height);
    for (let i = 0; i < data.length; i += 4) {
      const same = data[i] === r && data[i + 1] === g && data[i + 2] === b;
      count += same && data[i + 3] === 255;
    }
  }
  return count;
}"""


def wait_for_paint(page: Page, colour: str, pixels: int) -> None:
    """Wait until more than so many pixels have the colour of the custom property `colour`."""
    wait_until(lambda: painted(page, colour) > pixels, page)


def painted(page: Page, colour: str) -> int:
    """How many pixels of what is drawn have the colour of the custom property `colour`."""
    return int(page.evaluate(_COUNT, colour))
