"""Without JavaScript every page says its content, and the filter works."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE, Open
from .kabupaten import PANJANG


@pytest.mark.parametrize("viewport", [PHONE, None])
def test_the_map_page_says_everything_but_the_map(
    open_page: Open, viewport: dict[str, int] | None
) -> None:
    options = {"viewport": viewport} if viewport else {}
    page = open_page("/", java_script_enabled=False, wait=False, **options)
    expect(page.locator("noscript .tanpa-skrip")).to_be_visible()
    expect(page.locator(".kalimat")).to_have_text("63 kegiatan")
    assert page.locator("#daftar li").count() == 25
    expect(page.get_by_role("heading", name="Pekerjaan umum di Kabupaten Tebo")).to_be_visible()
    assert page.locator("#tak-dipetakan a.judul").count() == 2


def test_the_filter_is_a_plain_form(open_page: Open) -> None:
    page = open_page("/peta", java_script_enabled=False, wait=False)
    page.locator(".saring > details > summary").click()
    page.locator(".saring summary", has_text="Kecamatan").click()
    page.get_by_label("Sumay").check()
    page.get_by_role("button", name="Terapkan").click()
    page.wait_for_url(re.compile("kecamatan=15.09.05"))
    expect(page.locator(".kalimat")).to_contain_text("di Kec. Sumay")
    page.locator(".keping").first.click()
    page.wait_for_url("**/peta")


def test_a_kegiatan_shows_its_curve_and_its_figures(open_page: Open) -> None:
    page = open_page("/kegiatan/PUPR-2026-0000", java_script_enabled=False, wait=False)
    expect(page.get_by_role("heading", name=PANJANG)).to_be_visible()
    expect(page.locator("svg.kurva")).to_be_visible()
    expect(page.locator("#riwayat + .bingkai-tabel tbody tr")).to_have_count(8)


def test_the_list_turns_its_order_without_scripts(open_page: Open) -> None:
    page = open_page("/kegiatan", java_script_enabled=False, wait=False)
    page.get_by_role("link", name=re.compile("Tahun")).click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
