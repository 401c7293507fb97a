"""Every page, on a phone and on a desk, in both languages, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, Open, Watched, settle
from .kabupaten import SENDIRI

PAGES = (
    "/",
    "/peta?layer=jalan&tahun=2026",
    "/peta?q=tidak-ada-yang-begini",
    "/kegiatan",
    "/kegiatan?q=tidak-ada-yang-begini",
    "/kegiatan/PUPR-2026-0000",
    "/kegiatan/PUPR-2026-0001",
    "/kegiatan/PUPR-2026-0008",
    f"/kegiatan/{SENDIRI}",
    "/kegiatan/PUPR-2026-9002",
    "/bidang/cipta-karya",
    "/kecamatan/15.09.05",
    "/unduh?kecamatan=15.09.05",
    "/katalog",
    "/katalog/jalan",
    "/informasi",
    "/ogc/?f=html",
    "/ogc/panduan",
    "/ogc/api?f=html",
    "/ogc/collections?f=html",
    "/ogc/collections/jalan?f=html",
    "/ogc/collections/jalan/queryables?f=html",
    "/ogc/collections/jalan/items?f=html",
    "/ogc/collections/kegiatan/items/PUPR-2026-0001?f=html",
)
#: as a phone at night in English, and as a desk by day in Indonesian
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True, "color_scheme": "dark",
              "bahasa": "en"},
    "desk": {"viewport": DESK, "color_scheme": "light", "bahasa": "id"},
}  # fmt: skip


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical, with where it stands."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("look", list(LOOKS))
@pytest.mark.parametrize("path", PAGES)
def test_it_fits_and_can_be_used_by_everyone(open_page: Open, path: str, look: str) -> None:
    page = open_page(path, **LOOKS[look])
    assert overflow(page) <= 0
    assert serious(page) == []


@pytest.mark.parametrize("path", ["/", "/kegiatan/PUPR-2026-0000"])
def test_with_everything_unfolded_it_still_fits(open_page: Open, path: str) -> None:
    page = open_page(path, **LOOKS["phone"])
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert overflow(page) <= 0
    assert serious(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_at_twice_the_size_nothing_is_cut_off(open_page: Open, path: str) -> None:
    page = open_page(path, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert overflow(page) <= 0


@pytest.mark.parametrize("path", ["/", "/kegiatan", "/unduh"])
def test_what_is_tapped_is_large_enough(open_page: Open, path: str) -> None:
    page = open_page(path, **LOOKS["phone"])
    small = page.evaluate(
        """() => [...document.querySelectorAll(
             'button, .tombol, .keping, summary, select, input:not([type=checkbox]), .menu a, ' +
             '.bahasa a, .saring label, .leaflet-bar a')]
           .filter((one) => one.checkVisibility() && !one.closest('.hanya-pembaca'))
           .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
           .filter(([html, box]) => box.height > 1 && (box.height < 43.5 || box.width < 43.5))
           .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_the_first_key_offers_to_skip_to_the_content(open_page: Open) -> None:
    page = open_page("/kegiatan")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Langsung ke isi"
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_focus_is_visible(open_page: Open) -> None:
    page = open_page("/kegiatan")
    for _ in range(4):
        page.keyboard.press("Tab")
    width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"


def test_an_error_page_helps_on(server: str, watched: Watched) -> None:
    page = watched.context().new_page()
    answer = page.goto(server + "/kegiatan/tidak-ada")
    assert answer is not None
    assert answer.status == 404
    assert serious(page) == []
    page.get_by_role("link", name="Ke daftar kegiatan").click()
    page.wait_for_url("**/kegiatan")
    # the browser itself notes the 404
    watched.complaints[:] = [one for one in watched.complaints if "404" not in one]


def test_the_language_switch_keeps_the_question(open_page: Open) -> None:
    page = open_page("/peta?layer=jalan")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    settle(page)
    assert "layer=jalan" in page.url
    expect(page.get_by_role("link", name="Map", exact=True)).to_be_visible()
