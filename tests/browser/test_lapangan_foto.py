"""Photos from the site: what is sent of them, and who vouches for their place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from sipurbo_geo.database.tables import ajuan, dokumen, foto
from tests.berkas import DI_LOKASI, HEIC, make_photo

from .kantor import JALAN, Kantor
from .lapangan import kept_by, large_photo, open_field, write_report

SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } });"


def test_on_a_slow_network_a_smaller_copy_goes_with_what_the_original_said(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    phone.add_init_script(SLOW)
    page, large = open_field(office, phone), large_photo(tmp_path)
    write_report(page, JALAN, "48", large)
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    (seen,), (kept,) = office.rows(foto), office.rows(dokumen)
    assert (seen["sumber_posisi"], seen["bukti"]) == ("perangkat", "dekat")
    assert seen["sha256_asal"] == hashlib.sha256(large.read_bytes()).hexdigest()
    assert max(seen["lebar"], seen["tinggi"]) == 1600
    assert kept["ukuran"] < large.stat().st_size
    assert seen["waktu_foto"] == "2026-11-24T10:12:00"


def test_on_a_fast_one_the_original_speaks_for_itself(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    page, large = open_field(office, phone), large_photo(tmp_path)
    write_report(page, JALAN, "48", large)
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    (seen,), (kept,) = office.rows(foto), office.rows(dokumen)
    assert (seen["sumber_posisi"], seen["sha256_asal"]) == ("berkas", "")
    assert kept["sha256"] == hashlib.sha256(large.read_bytes()).hexdigest()


def test_the_phone_lends_its_own_position_to_a_photo_just_taken(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    lon, lat = DI_LOKASI
    phone.grant_permissions(["geolocation"])
    phone.set_geolocation({"longitude": lon, "latitude": lat, "accuracy": 12})
    page, silent = open_field(office, phone), tmp_path / "tanpa.jpg"
    silent.write_bytes(make_photo())
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Ambil foto").set_input_files(silent)
    expect(page.get_by_text("Posisi dari ponsel")).to_be_visible()
    silent.write_bytes(make_photo(color=(1, 2, 3)))
    page.get_by_label("Pilih foto").set_input_files(silent)
    expect(page.get_by_text("Tanpa posisi")).to_be_visible()
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.get_by_text("Foto tanpa laporan")).to_be_visible()
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert office.rows(ajuan) == []
    assert [row["sumber_posisi"] for row in office.rows(foto)] == ["perangkat", ""]


def test_what_is_no_image_is_told_and_not_kept(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    page, other = open_field(office, phone), tmp_path / "IMG_2.heic"
    other.write_bytes(HEIC)
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Pilih foto").set_input_files(other)
    expect(page.get_by_text("IMG_2.heic tidak dapat dibuka sebagai gambar")).to_be_visible()
    assert kept_by(page)["foto"] == []
