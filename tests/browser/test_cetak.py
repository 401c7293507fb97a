"""On paper: A4 without navigation, with the map, the curve, the source and its QR code."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.needs import need_program

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


#: `--darat` on paper, and the green of what is finished
LAND, DONE = (243, 241, 234), (13, 138, 95)


@pytest.mark.parametrize("path", ["/", "/bidang/bina-marga", "/kecamatan/15.09.05"])
def test_the_map_on_paper_keeps_the_land_below_and_all_that_lies_on_it(
    open_page: Open, path: str, tmp_path: Path
) -> None:
    sheet = open_page(path, color_scheme="dark").pdf(prefer_css_page_size=True)
    (tmp_path / "peta.pdf").write_bytes(sheet)
    translate = need_program("gdal_translate")
    subprocess.run(
        [translate, "-q", tmp_path / "peta.pdf", tmp_path / "peta.png"], check=True, timeout=60
    )
    with Image.open(tmp_path / "peta.png") as image:
        picture = image.convert("RGB")
    inked = {colour: number for number, colour in picture.getcolors(1 << 24) or ()}
    assert inked.get(LAND, 0) > 20_000
    assert inked.get(DONE, 0) > 200


def test_after_printing_the_map_shows_what_it_showed_before(open_page: Open) -> None:
    page = open_page("/peta?layer=jalan#10/-1.45000/102.35000")
    before = page.evaluate("location.hash")
    page.pdf(prefer_css_page_size=True)
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash") == before


def test_a_table_on_paper_is_no_wider_than_its_column(open_page: Open) -> None:
    page = open_page("/bidang/bina-marga")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    frames = page.locator(".bingkai-tabel").all()
    assert frames
    for frame in frames:
        assert frame.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
