"""Phones that change hands, keep nothing, are full or have a wrong clock."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from sipurbo_geo.database.tables import ajuan
from sipurbo_geo.model.waktu import WIB

from .kantor import JALAN, NAMA, PANJANG, SARI, Kantor
from .lapangan import kept_by, open_field, small_photo, write_report
from .waiting import wait_until


def test_signing_out_takes_the_person_from_the_phone_and_leaves_their_work(
    office: Kantor, phone: BrowserContext
) -> None:
    page = open_field(office, phone)
    phone.set_offline(True)
    write_report(page, JALAN, "44")
    phone.set_offline(False)
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    phone.set_offline(True)
    write_report(page, PANJANG, "21")
    phone.set_offline(False)
    page.goto(f"{office.base}/admin/")
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk")
    wait_until(lambda: kept_by(page)["salinan"] == [], page)
    phone.set_offline(True)
    page.goto(f"{office.base}/admin/lapangan")
    expect(page.get_by_text("Buka halaman ini sekali selagi ada sinyal")).to_be_visible()
    shown = page.locator("body").inner_text()
    assert NAMA[SARI] not in shown
    assert JALAN not in shown
    assert PANJANG not in shown


def test_the_field_page_signs_out_by_itself(office: Kantor, phone: BrowserContext) -> None:
    page = open_field(office, phone)
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk")
    assert kept_by(page)["salinan"] == []
    page.goto(f"{office.base}/admin/")
    assert "/masuk" in page.url


def test_a_browser_that_keeps_nothing_says_so_and_still_sends(
    office: Kantor, phone: BrowserContext
) -> None:
    phone.add_init_script(
        """Object.defineProperty(window, "indexedDB", {
          get() { throw new DOMException("", "SecurityError"); },
        });"""
    )
    page = open_field(office, phone)
    expect(page.get_by_text("Peramban ini tidak menyimpan apa pun")).to_be_visible()
    write_report(page, JALAN, "49")
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert len(office.rows(ajuan)) == 1


def test_a_full_phone_is_told_and_what_was_written_stays(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    phone.add_init_script(
        """const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value) {
          if (this.name === "berkas") throw new DOMException("full", "QuotaExceededError");
          return put.call(this, value);
        };"""
    )
    page = open_field(office, phone)
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Realisasi kumulatif").fill("50")
    page.get_by_label("Pilih foto").set_input_files(small_photo(tmp_path))
    expect(page.get_by_text("Penyimpanan ponsel penuh")).to_be_visible()
    assert kept_by(page)["foto"] == []
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert len(office.rows(ajuan)) == 1


def test_a_wrong_clock_is_told_and_the_date_is_the_offices(
    office: Kantor, phone: BrowserContext
) -> None:
    phone.add_init_script("const now = Date.now; Date.now = () => now() + 3 * 86400e3;")
    before = datetime.now(WIB).date()
    page = open_field(office, phone)
    expect(page.get_by_text("Jam ponsel ini berbeda 3 hari dari jam kantor")).to_be_visible()
    page.get_by_role("link", name=JALAN).click()
    day = page.get_by_label("Tanggal")
    expect(day).to_have_value(re.compile(r"\d{4}-\d{2}-\d{2}"))
    assert before <= date.fromisoformat(day.input_value()) <= datetime.now(WIB).date()
