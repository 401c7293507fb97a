"""The grid of the week in a real browser: keys, pasting from a workbook, a network that drops."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from sipurbo_geo.database.tables import ajuan

from .conftest import PHONE, Watched
from .kantor import JALAN, PANJANG, SARI, Kantor
from .test_every_page import overflow, serious

PASTE = """([field, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
  );
}"""


@pytest.fixture
def grid(office: Kantor, watched: Watched) -> Iterator[Page]:
    """The grid on a desk; a refused row and a cut network are noted by the browser itself."""
    page = watched.context().new_page()
    office.sign_in(page, SARI)
    page.goto(f"{office.base}/admin/minggu")
    yield page
    expected = ("400", "409", "net::ERR_INTERNET_DISCONNECTED")
    watched.complaints[:] = [
        one for one in watched.complaints if not any(word in one for word in expected)
    ]


def _row(page: Page, name: str) -> Locator:
    return page.locator("tr[data-baris]", has=page.get_by_role("link", name=name))


def _figure(page: Page, name: str) -> Locator:
    return _row(page, name).locator("[name=realisasi]")


def _kept(office: Kantor) -> list[tuple[str, str, int]]:
    rows = sorted(office.rows(ajuan), key=lambda row: row["kegiatan_id"])
    return [(row["isi"]["realisasi"], row["isi"]["catatan"], row["versi"]) for row in rows]


def test_keys_walk_down_the_column_and_leave_saved_rows_behind(office: Kantor, grid: Page) -> None:
    _figure(grid, JALAN).fill("20")
    _figure(grid, JALAN).press("Enter")
    expect(_figure(grid, PANJANG)).to_be_focused()
    expect(_row(grid, JALAN)).to_contain_text("Tersimpan: Dilaporkan")
    grid.keyboard.type("12,5")
    grid.keyboard.press("ArrowUp")
    expect(_figure(grid, JALAN)).to_be_focused()
    # the plan of the third week stands at 45
    expect(_row(grid, JALAN)).to_contain_text("−25")
    expect(_row(grid, JALAN)).to_contain_text("Kritis")
    assert _kept(office) == [("20", "", 1), ("12.5", "", 1)]
    assert serious(grid) == []


def test_a_figure_is_judged_while_it_is_typed(grid: Page, office: Kantor) -> None:
    _figure(grid, JALAN).press_sequentially("99")
    expect(_row(grid, JALAN)).to_contain_text("Jauh di depan rencana")
    assert _kept(office) == []


def test_rows_from_a_workbook_fall_into_place(office: Kantor, grid: Page) -> None:
    field = _figure(grid, JALAN).element_handle()
    grid.evaluate(PASTE, [field, "12,5\thujan dua hari\n20,25\tlancar\n30\tlebih"])
    expect(_row(grid, PANJANG)).to_contain_text("Tersimpan")
    expect(grid.locator("#kabar")).to_contain_text("Ditempel ke baris: 2.")
    expect(grid.locator("#kabar")).to_contain_text("30\tlebih")
    assert _kept(office) == [("12.5", "hujan dua hari", 1), ("20.25", "lancar", 1)]


def test_a_line_that_names_a_kode_finds_its_row(office: Kantor, grid: Page) -> None:
    kode = _row(grid, JALAN).get_attribute("data-kode")
    field = _figure(grid, PANJANG).element_handle()
    grid.evaluate(PASTE, [field, f"7\t{kode}\t{JALAN}\t33,3 %\tcuaca baik\n"])
    expect(_row(grid, JALAN)).to_contain_text("Tersimpan")
    assert _kept(office) == [("33.3", "cuaca baik", 1)]


def test_a_refused_row_keeps_what_was_typed_and_says_why(office: Kantor, grid: Page) -> None:
    _figure(grid, JALAN).fill("300")
    _figure(grid, JALAN).press("Enter")
    expect(_row(grid, JALAN).locator("[data-salah]")).to_contain_text("0 sampai 100")
    expect(_figure(grid, JALAN)).to_have_attribute("aria-invalid", "true")
    expect(_figure(grid, JALAN)).to_have_value("300")
    assert serious(grid) == []
    _figure(grid, JALAN).fill("30")
    _figure(grid, JALAN).press("Enter")
    expect(_row(grid, JALAN)).to_contain_text("Tersimpan")
    assert _kept(office) == [("30", "", 1)]


def test_without_a_network_a_row_waits_and_is_sent_once(office: Kantor, grid: Page) -> None:
    grid.context.set_offline(True)
    _figure(grid, JALAN).fill("30")
    _figure(grid, PANJANG).focus()
    expect(_row(grid, JALAN)).to_contain_text("belum tersimpan")
    grid.context.set_offline(False)
    _figure(grid, JALAN).focus()
    _figure(grid, PANJANG).focus()
    expect(_row(grid, JALAN)).to_contain_text("Tersimpan")
    assert _kept(office) == [("30", "", 1)]


def test_on_a_phone_and_without_scripts_each_row_has_its_button(
    office: Kantor, watched: Watched
) -> None:
    page = watched.context(viewport=PHONE, java_script_enabled=False).new_page()
    office.sign_in(page, SARI)
    page.goto(f"{office.base}/admin/minggu")
    _figure(page, JALAN).fill("31")
    _row(page, JALAN).get_by_role("button", name="Simpan").click()
    page.wait_for_url(f"**#baris-{office.jalan[0]}")
    expect(_figure(page, JALAN)).to_have_value("31")
    assert _kept(office) == [("31", "", 1)]


def test_it_fits_a_phone(office: Kantor, watched: Watched) -> None:
    page = watched.context(viewport=PHONE).new_page()
    office.sign_in(page, SARI)
    page.goto(f"{office.base}/admin/minggu")
    assert overflow(page) <= 0
    assert serious(page) == []
