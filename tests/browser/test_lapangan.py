"""Working at the site: what is entered there arrives once, whatever the network does meanwhile."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.database.tables import ajuan, ajuan_langkah, dokumen, foto

from .kantor import BUDI, JALAN, NAMA, PANJANG, SARI, Kantor, fill_sign_in
from .lapangan import (
    another_phone,
    kept_by,
    large_photo,
    open_field,
    small_photo,
    write_report,
)
from .test_every_page import serious
from .waiting import wait_until

TERKIRIM = re.compile(r"^Terkirim \d")
#: answers of the office to what is sent there (`lose`) never reach the phone, although the office
#: took it; nothing depends on how soon the page tries again
LOSE_ANSWERS = """
const fetched = window.fetch;
window.fetch = async (url, options) => {
  const answer = await fetched(url, options);
  const lost = localStorage.getItem("hilang") ?? "laporan";
  if (options?.method === "POST" && lost && String(url).endsWith(`/${lost}`)) {
    throw new TypeError("the answer was lost");
  }
  return answer;
};
"""
#: the office takes the report, and the page is closed before it hears of it
NEVER_ANSWER = LOSE_ANSWERS.replace(
    'throw new TypeError("the answer was lost")', "await new Promise(() => {})"
)


def lose(page: Page, what: str) -> None:
    """Which answers are lost from now on: to "laporan", to "foto", or "" for none."""
    page.evaluate("(what) => localStorage.setItem('hilang', what)", what)


def test_two_reports_with_photos_arrive_exactly_once(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    phone.add_init_script(LOSE_ANSWERS)
    page = open_field(office, phone)
    phone.set_offline(True)
    write_report(page, JALAN, "40,5", small_photo(tmp_path))
    write_report(page, PANJANG, "12", large_photo(tmp_path))
    expect(page.get_by_role("heading", name="4 belum terkirim")).to_be_visible()
    assert office.rows(ajuan) == []

    page.reload()
    expect(page.get_by_role("heading", name="4 belum terkirim")).to_be_visible()
    expect(page.get_by_text("2 laporan, 2 foto")).to_be_visible()

    phone.set_offline(False)
    # the office has the first report, but the phone has not heard of it
    expect(page.get_by_text("Sudah dikirim, jawaban belum diterima")).to_be_visible()
    lose(page, "foto")
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.get_by_text("Laporan terkirim, 1 foto menunggu").first).to_be_visible()
    lose(page, "")
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()

    reports = sorted(office.rows(ajuan), key=lambda row: row["isi"]["realisasi"])
    assert [(r["isi"]["realisasi"], r["minggu"], r["versi"]) for r in reports] == [
        ("12", 3, 1),
        ("40.5", 3, 1),
    ]
    assert len(office.rows(ajuan_langkah)) == 2
    photos = office.rows(dokumen)
    assert {row["ajuan_id"] for row in photos} == {row["id"] for row in reports}
    assert len(photos) == len(office.rows(foto)) == 2
    with office.catalogue.reading_register() as conn:
        assert list(broken_links(conn)) == []


def test_a_page_that_is_closed_while_it_sends_sends_again_and_counts_once(
    office: Kantor, phone: BrowserContext
) -> None:
    page = open_field(office, phone)
    page.add_init_script(NEVER_ANSWER)
    page.reload()
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()
    write_report(page, JALAN, "41")
    expect(page.get_by_text("Sedang mengirim …")).to_be_visible()
    wait_until(lambda: len(office.rows(ajuan)) == 1, page)
    page.close()
    again = phone.new_page()
    again.goto(f"{office.base}/admin/lapangan")
    expect(again.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    expect(again.get_by_text(TERKIRIM)).to_be_visible()
    assert len(office.rows(ajuan_langkah)) == 1


def test_what_is_still_to_be_reported_stands_first(office: Kantor, phone: BrowserContext) -> None:
    page = open_field(office, phone)
    names = page.locator('[data-daftar="kegiatan"] strong')
    expect(names).to_have_text([JALAN, PANJANG])
    write_report(page, JALAN, "41")
    expect(page.get_by_text(TERKIRIM)).to_be_visible()
    page.reload()
    expect(names).to_have_text([PANJANG, JALAN])


def test_without_a_session_nothing_is_lost(office: Kantor, phone: BrowserContext) -> None:
    page = open_field(office, phone)
    phone.set_offline(True)
    write_report(page, JALAN, "42")
    phone.clear_cookies()
    phone.set_offline(False)
    expect(page.get_by_text("Masuk dahulu untuk mengirim")).to_be_visible()
    expect(page.get_by_role("heading", name="1 belum terkirim")).to_be_visible()
    page.get_by_role("link", name="Masuk", exact=True).click()
    # who signs in again for the queue keeps the list, in case the network goes first
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
    assert kept_by(page)["salinan"] == ["kegiatan", "saya"]
    fill_sign_in(page, SARI)
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert page.url == f"{office.base}/admin/lapangan"
    assert [row["isi"]["realisasi"] for row in office.rows(ajuan)] == ["42"]


def test_the_queue_waits_for_its_owner(office: Kantor, phone: BrowserContext) -> None:
    page = open_field(office, phone)
    phone.set_offline(True)
    write_report(page, JALAN, "43")
    phone.clear_cookies()
    phone.set_offline(False)
    page.goto(f"{office.base}/admin/lapangan?masuk=1")
    fill_sign_in(page, BUDI)
    expect(page.get_by_text(f"Melapor sebagai {NAMA[BUDI]}")).to_be_visible()
    expect(page.get_by_text("1 kiriman milik akun lain menunggu")).to_be_visible()
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert page.get_by_text("43").count() == 0
    assert office.rows(ajuan) == []
    phone.clear_cookies()
    page.goto(f"{office.base}/admin/lapangan?masuk=1")
    fill_sign_in(page, SARI)
    expect(page.get_by_text(TERKIRIM)).to_be_visible()
    assert len(office.rows(ajuan)) == 1


def test_a_report_that_is_refused_says_why_and_can_be_mended(
    office: Kantor, phone: BrowserContext
) -> None:
    page = open_field(office, phone)
    write_report(page, JALAN, "45")
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    other = open_field(office, another_phone(phone), BUDI)
    write_report(other, JALAN, "46")
    expect(other.get_by_text("Ditolak: Minggu 3 sudah dilaporkan orang lain")).to_be_visible()
    expect(other.get_by_role("heading", name="1 belum terkirim")).to_be_visible()
    other.reload()
    other.get_by_role("link", name="Perbaiki").click()
    expect(other.get_by_role("alert")).to_contain_text("sudah dilaporkan orang lain")
    other.get_by_label("Minggu ke").fill("2")
    other.get_by_role("button", name="Simpan dan kirim").click()
    expect(other.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert sorted(row["minggu"] for row in office.rows(ajuan)) == [2, 3]


def test_what_is_written_survives_a_reload_and_can_be_thrown_away(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    page = open_field(office, phone)
    phone.set_offline(True)
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Realisasi kumulatif").fill("47")
    expect(page.get_by_text("Deviasi +2 poin terhadap rencana 45 %")).to_be_visible()
    page.get_by_label("Pilih foto").set_input_files(small_photo(tmp_path))
    page.get_by_label("Keterangan").fill("bahu kiri")
    page.get_by_label("Catatan").click()
    page.reload()
    expect(page.get_by_label("Realisasi kumulatif")).to_have_value("47")
    expect(page.get_by_label("Keterangan")).to_have_value("bahu kiri")
    expect(page.get_by_text("Posisi dari foto")).to_be_visible()
    page.get_by_role("button", name="Hapus laporan ini").click()
    page.get_by_role("button", name="Ya, hapus").click()
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert kept_by(page) == {
        "salinan": ["kegiatan", "saya"],
        "laporan": [],
        "foto": [],
        "berkas": [],
    }


def test_faults_stand_beside_their_fields(office: Kantor, phone: BrowserContext) -> None:
    page = open_field(office, phone)
    page.get_by_role("link", name=JALAN).click()
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.get_by_role("alert")).to_contain_text("Isi realisasi, atau tambahkan foto.")
    page.get_by_label("Realisasi kumulatif").fill("104")
    page.get_by_label("Minggu ke").fill("nol")
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.locator("#realisasi-salah")).to_have_text(
        "Isi persen dari 0 sampai 100, misalnya 85,74."
    )
    expect(page.get_by_label("Minggu ke")).to_be_focused()
    assert serious(page) == []
