"""On paper: A4 without navigation, with the map, the curve, the source and its QR code."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .kabupaten import SENDIRI


@pytest.mark.parametrize("path", ["/", "/kegiatan", f"/kegiatan/{SENDIRI}", "/bidang/bina-marga"])
def test_paper_has_no_navigation_but_the_source_and_its_code(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    for hidden in (".menu", ".bahasa", ".tombol", ".leaflet-control-zoom", "form"):
        for one in page.locator(hidden).all():
            expect(one).to_be_hidden()
    source = page.locator(".cetak-sumber")
    expect(source.locator("svg")).to_be_visible()
    expect(source).to_contain_text(path)


def test_a_kegiatan_fits_few_sheets_of_a4(open_page: Open) -> None:
    page = open_page(f"/kegiatan/{SENDIRI}", color_scheme="dark")
    sheets = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", sheets))
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {(595, 842)}
    assert 1 <= len(re.findall(rb"/Type ?/Page\b(?!s)", sheets)) <= 4


def test_dark_rooms_print_on_white(open_page: Open) -> None:
    page = open_page(f"/kegiatan/{SENDIRI}", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")


def test_the_curve_stands_beside_the_map(open_page: Open) -> None:
    page = open_page(f"/kegiatan/{SENDIRI}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    drawn, curve = (page.locator(one).bounding_box() for one in (".peta-kecil", ".kurva"))
    assert drawn
    assert curve
    assert abs(drawn["y"] - curve["y"]) < 40
    assert curve["x"] > drawn["x"] + drawn["width"]
