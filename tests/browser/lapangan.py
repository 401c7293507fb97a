"""What the tests of the field page share: opening it, writing a report, photos, looking inside."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.berkas import DI_LOKASI, make_photo

from .conftest import PHONE
from .kantor import JALAN, NAMA, SARI, Kantor


def open_field(office: Kantor, context: BrowserContext, akun: str = SARI) -> Page:
    """The field page of somebody who has signed in, ready to be used without a network."""
    page = context.new_page()
    office.sign_in(page, akun)
    page.goto(f"{office.base}/admin/lapangan")
    expect(page.get_by_text("Halaman ini dapat dibuka tanpa sinyal.")).to_be_visible()
    expect(page.get_by_text(f"Melapor sebagai {NAMA[akun]}")).to_be_visible()
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()
    return page


def write_report(page: Page, road: str, realisasi: str, *photos: Path) -> None:
    """Write a report, with photos that are chosen, and hand it to the queue."""
    page.get_by_role("link", name=road).click()
    page.get_by_label("Realisasi kumulatif").fill(realisasi)
    for number, photo in enumerate(photos, start=1):
        page.get_by_label("Pilih foto").set_input_files(photo)
        expect(page.get_by_text(f"Foto {number}", exact=True)).to_be_visible()
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.get_by_role("heading", name="Kegiatan saya")).to_be_visible()


def small_photo(folder: Path, name: str = "kecil.jpg", **more: object) -> Path:
    """A photo of some kilobytes, taken at the road."""
    path = folder / name
    path.write_bytes(make_photo(lonlat=DI_LOKASI, waktu="2026:11:24 10:12:00", **more))
    return path


def large_photo(folder: Path) -> Path:
    """A photo of some megabytes, as phones take them."""
    path = folder / "besar.jpg"
    noise = Image.frombytes("RGB", (2000, 1500), random.Random(1).randbytes(9_000_000))
    with Image.open(small_photo(folder, "exif.jpg")) as small:
        exif = small.getexif()
    noise.save(path, "JPEG", quality=80, exif=exif)
    assert path.stat().st_size > 1_500_000
    return path


def another_phone(phone: BrowserContext) -> BrowserContext:
    """A second phone; nobody listens to what it complains about."""
    assert phone.browser is not None
    return phone.browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)


def kept_by(page: Page) -> dict[str, list[str]]:
    """The keys of everything that the phone keeps."""
    kept: dict[str, list[str]] = page.evaluate(
        """() => new Promise((resolve) => {
          indexedDB.open("sipurbo-lapangan").onsuccess = async ({ target: { result } }) => {
            const names = [...result.objectStoreNames];
            const keys = (name) => new Promise((done) => {
              result.transaction([name]).objectStore(name).getAllKeys().onsuccess = (event) =>
                done(event.target.result);
            });
            const found = await Promise.all(names.map(keys));
            result.close();
            resolve(Object.fromEntries(names.map((name, at) => [name, found[at]])));
          };
        })"""
    )
    return kept
