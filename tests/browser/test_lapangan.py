"""Working at the site, in a real browser on a phone's screen, with the network cut and restored."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.database.tables import ajuan, ajuan_langkah, dokumen, foto
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import shipped
from tests.berkas import DI_LOKASI, make_photo

from .conftest import PHONE, Watched, granian
from .kantor import NAMA, PANJANG, SARI, Kantor, build, settings_of

JALAN = "Pembangunan Jalan Rabat Beton Desa Contoh"
#: answers of the office that never reach the phone, although the office took what was sent
LOSE_ANSWERS = """
const fetched = window.fetch;
window.fetch = async (url, options) => {
  const answer = await fetched(url, options);
  const key = `hilang ${url}`;
  if (options?.method === "POST" && !sessionStorage.getItem(key)) {
    sessionStorage.setItem(key, "ya");
    throw new TypeError("the answer was lost");
  }
  return answer;
};
"""
SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } });"
#: the browser's own clock for retries does not know that a test cut the network
NO_SYNC = "if (self.ServiceWorkerRegistration) delete ServiceWorkerRegistration.prototype.sync;"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """A running office with two officers and two roads."""
    settings = settings_of(tmp_path_factory.mktemp("lapangan"))
    catalogue = build(settings, load_registry(shipped("layers")))
    with granian(settings) as base:
        yield Kantor(base, catalogue)
    catalogue.close()


@pytest.fixture(autouse=True)
def _empty(office: Kantor) -> None:
    """Nothing has been handed in yet."""
    with office.catalogue.writing() as conn:
        for table in (foto, dokumen, ajuan_langkah, ajuan):
            conn.execute(table.delete())


@pytest.fixture
def phone(watched: Watched) -> Iterator[BrowserContext]:
    """A phone; what the browser says about a network that is cut is no complaint."""
    context = watched.context(viewport=PHONE, is_mobile=True, has_touch=True)
    context.add_init_script(NO_SYNC)
    yield context
    cut = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED", "401", "409", "400")
    watched.complaints[:] = [
        one for one in watched.complaints if not any(word in one for word in cut)
    ]


def _open(office: Kantor, context: BrowserContext, akun: str = SARI) -> Page:
    """The field page of somebody who has signed in, ready to be used without a network."""
    page = context.new_page()
    office.sign_in(page, akun)
    page.goto(f"{office.base}/admin/lapangan")
    expect(page.get_by_text("Halaman ini dapat dibuka tanpa sinyal.")).to_be_visible()
    expect(page.get_by_text(f"Melapor sebagai {NAMA[akun]}")).to_be_visible()
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()
    return page


def _report(page: Page, road: str, realisasi: str, *photos: Path) -> None:
    page.get_by_role("link", name=road).click()
    page.get_by_label("Realisasi kumulatif").fill(realisasi)
    for number, photo in enumerate(photos, start=1):
        page.get_by_label("Pilih foto").set_input_files(photo)
        expect(page.get_by_text(f"Foto {number}", exact=True)).to_be_visible()
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.get_by_role("heading", name="Kegiatan saya")).to_be_visible()


def _small(folder: Path, name: str = "kecil.jpg", **more: object) -> Path:
    path = folder / name
    path.write_bytes(make_photo(lonlat=DI_LOKASI, waktu="2026:11:24 10:12:00", **more))
    return path


def _large(folder: Path) -> Path:
    """A photo of some megabytes, as phones take them."""
    path = folder / "besar.jpg"
    noise = Image.frombytes("RGB", (2000, 1500), random.Random(1).randbytes(9_000_000))
    with Image.open(_small(folder, "exif.jpg")) as small:
        exif = small.getexif()
    noise.save(path, "JPEG", quality=80, exif=exif)
    assert path.stat().st_size > 1_500_000
    return path


def test_two_reports_with_photos_arrive_exactly_once(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    phone.add_init_script(LOSE_ANSWERS)
    page = _open(office, phone)
    phone.set_offline(True)
    _report(page, JALAN, "40,5", _small(tmp_path))
    _report(page, PANJANG, "12", _large(tmp_path))
    expect(page.get_by_role("heading", name="4 belum terkirim")).to_be_visible()
    assert office.rows(ajuan) == []

    page.reload()
    expect(page.get_by_role("heading", name="4 belum terkirim")).to_be_visible()
    expect(page.get_by_text("2 laporan, 2 foto")).to_be_visible()

    phone.set_offline(False)
    # the office has the first report, but the phone has not heard of it
    expect(page.get_by_text("Sudah dikirim, jawaban belum diterima")).to_be_visible()
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.get_by_text("Laporan terkirim, 1 foto menunggu")).to_be_visible()
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
