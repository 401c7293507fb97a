"""Working at the site, in a real browser on a phone's screen, with the network cut and restored."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Error, Page, expect

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.database.tables import ajuan, ajuan_langkah, dokumen, foto
from sipurbo_geo.registry import Registry
from tests.berkas import DI_LOKASI, HEIC, make_photo

from .conftest import PHONE, Watched, granian
from .kantor import BUDI, JALAN, NAMA, PANJANG, SARI, Kantor, build, fill_sign_in, settings_of
from .test_every_page import overflow, serious

TERKIRIM = re.compile(r"^Terkirim \d")
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
#: the office takes the report, and the page is closed before it hears of it
NEVER_ANSWER = LOSE_ANSWERS.replace(
    'throw new TypeError("the answer was lost")', "await new Promise(() => {})"
)
SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } });"
#: the browser's own clock for retries does not know that a test cut the network
NO_SYNC = "if (self.ServiceWorkerRegistration) delete ServiceWorkerRegistration.prototype.sync;"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Iterator[Kantor]:
    """A running office with two officers."""
    settings = settings_of(tmp_path_factory.mktemp("lapangan"))
    catalogue = build(settings, registry)
    with granian(settings) as base:
        yield Kantor(base, catalogue)
    catalogue.close()


@pytest.fixture
def office(running: Kantor, registry: Registry) -> Kantor:
    """The same office with two roads of which nothing has been reported."""
    return running.with_new_roads(registry)


@pytest.fixture
def phone(watched: Watched) -> Iterator[BrowserContext]:
    """A phone; what the browser says about a network that is cut is no complaint."""
    context = watched.context(viewport=PHONE, is_mobile=True, has_touch=True)
    context.add_init_script(NO_SYNC)
    yield context
    # what it has still to say is said when it closes
    context.close()
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


def test_a_page_that_is_closed_while_it_sends_sends_again_and_counts_once(
    office: Kantor, phone: BrowserContext
) -> None:
    page = _open(office, phone)
    page.add_init_script(NEVER_ANSWER)
    page.reload()
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()
    _report(page, JALAN, "41")
    expect(page.get_by_text("Sedang mengirim …")).to_be_visible()
    _wait_for(lambda: len(office.rows(ajuan)) == 1, page)
    page.close()
    again = phone.new_page()
    again.goto(f"{office.base}/admin/lapangan")
    expect(again.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    expect(again.get_by_text(TERKIRIM)).to_be_visible()
    assert len(office.rows(ajuan_langkah)) == 1


def test_without_a_session_nothing_is_lost(office: Kantor, phone: BrowserContext) -> None:
    page = _open(office, phone)
    phone.set_offline(True)
    _report(page, JALAN, "42")
    phone.clear_cookies()
    phone.set_offline(False)
    expect(page.get_by_text("Masuk dahulu untuk mengirim")).to_be_visible()
    expect(page.get_by_role("heading", name="1 belum terkirim")).to_be_visible()
    page.get_by_role("link", name="Masuk", exact=True).click()
    # who signs in again for the queue keeps the list, in case the network goes first
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
    assert _kept(page)["salinan"] == ["kegiatan", "saya"]
    fill_sign_in(page, SARI)
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert page.url == f"{office.base}/admin/lapangan"
    assert [row["isi"]["realisasi"] for row in office.rows(ajuan)] == ["42"]


def test_the_queue_waits_for_its_owner(office: Kantor, phone: BrowserContext) -> None:
    page = _open(office, phone)
    phone.set_offline(True)
    _report(page, JALAN, "43")
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


def test_signing_out_takes_the_person_from_the_phone_and_leaves_their_work(
    office: Kantor, phone: BrowserContext
) -> None:
    page = _open(office, phone)
    phone.set_offline(True)
    _report(page, JALAN, "44")
    phone.set_offline(False)
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    phone.set_offline(True)
    _report(page, PANJANG, "21")
    phone.set_offline(False)
    page.goto(f"{office.base}/admin/")
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk")
    _wait_for(lambda: _kept(page)["salinan"] == [], page)
    phone.set_offline(True)
    page.goto(f"{office.base}/admin/lapangan")
    expect(page.get_by_text("Buka halaman ini sekali selagi ada sinyal")).to_be_visible()
    shown = page.locator("body").inner_text()
    assert NAMA[SARI] not in shown
    assert JALAN not in shown
    assert PANJANG not in shown


def test_the_field_page_signs_out_by_itself(office: Kantor, phone: BrowserContext) -> None:
    page = _open(office, phone)
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk")
    assert _kept(page)["salinan"] == []
    page.goto(f"{office.base}/admin/")
    assert "/masuk" in page.url


def test_a_report_that_is_refused_says_why_and_can_be_mended(
    office: Kantor, phone: BrowserContext
) -> None:
    page = _open(office, phone)
    _report(page, JALAN, "45")
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    other = _open(office, _another(phone), BUDI)
    _report(other, JALAN, "46")
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
    page = _open(office, phone)
    phone.set_offline(True)
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Realisasi kumulatif").fill("47")
    expect(page.get_by_text("Deviasi +2 poin terhadap rencana 45 %")).to_be_visible()
    page.get_by_label("Pilih foto").set_input_files(_small(tmp_path))
    page.get_by_label("Keterangan").fill("bahu kiri")
    page.get_by_label("Catatan").click()
    page.reload()
    expect(page.get_by_label("Realisasi kumulatif")).to_have_value("47")
    expect(page.get_by_label("Keterangan")).to_have_value("bahu kiri")
    expect(page.get_by_text("Posisi dari foto")).to_be_visible()
    page.get_by_role("button", name="Hapus laporan ini").click()
    page.get_by_role("button", name="Ya, hapus").click()
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert _kept(page) == {"salinan": ["kegiatan", "saya"], "laporan": [], "foto": [], "berkas": []}


def test_faults_stand_beside_their_fields(office: Kantor, phone: BrowserContext) -> None:
    page = _open(office, phone)
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


# -- photos ----------------------------------------------------------------------------------


def test_on_a_slow_network_a_smaller_copy_goes_with_what_the_original_said(
    office: Kantor, phone: BrowserContext, tmp_path: Path
) -> None:
    phone.add_init_script(SLOW)
    page, large = _open(office, phone), _large(tmp_path)
    _report(page, JALAN, "48", large)
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
    page, large = _open(office, phone), _large(tmp_path)
    _report(page, JALAN, "48", large)
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
    page, silent = _open(office, phone), tmp_path / "tanpa.jpg"
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
    page, other = _open(office, phone), tmp_path / "IMG_2.heic"
    other.write_bytes(HEIC)
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Pilih foto").set_input_files(other)
    expect(page.get_by_text("IMG_2.heic tidak dapat dibuka sebagai gambar")).to_be_visible()
    assert _kept(page)["foto"] == []


# -- what a phone may lack -------------------------------------------------------------------


def test_a_browser_that_keeps_nothing_says_so_and_still_sends(
    office: Kantor, phone: BrowserContext
) -> None:
    phone.add_init_script(
        """Object.defineProperty(window, "indexedDB", {
          get() { throw new DOMException("", "SecurityError"); },
        });"""
    )
    page = _open(office, phone)
    expect(page.get_by_text("Peramban ini tidak menyimpan apa pun")).to_be_visible()
    _report(page, JALAN, "49")
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
    page = _open(office, phone)
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Realisasi kumulatif").fill("50")
    page.get_by_label("Pilih foto").set_input_files(_small(tmp_path))
    expect(page.get_by_text("Penyimpanan ponsel penuh")).to_be_visible()
    assert _kept(page)["foto"] == []
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()
    assert len(office.rows(ajuan)) == 1


def test_a_wrong_clock_is_told_and_the_date_is_the_offices(
    office: Kantor, phone: BrowserContext
) -> None:
    phone.add_init_script("const now = Date.now; Date.now = () => now() + 3 * 86400e3;")
    page = _open(office, phone)
    expect(page.get_by_text("Jam ponsel ini berbeda 3 hari dari jam kantor")).to_be_visible()
    page.get_by_role("link", name=JALAN).click()
    expect(page.get_by_label("Tanggal")).to_have_value(
        datetime.now().astimezone().date().isoformat()
    )


# -- the worker and the look -----------------------------------------------------------------


def test_the_worker_keeps_the_field_page_and_no_other(
    office: Kantor, phone: BrowserContext
) -> None:
    page = _open(office, phone)
    for path in ("/admin/", "/peta", "/feeds/kegiatan.geojson", "/admin/lapangan/saya"):
        assert page.evaluate("(path) => fetch(path).then((one) => one.ok)", path)
    kept = page.evaluate(
        """async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const keys = await Promise.all(caches_.map((one) => one.keys()));
          return keys.flat().map((request) => new URL(request.url).pathname);
        }"""
    )
    assert "/admin/lapangan" in kept
    assert [path for path in kept if path != "/admin/lapangan" and "/static/" not in path] == []
    phone.set_offline(True)
    for path in ("/admin/", "/peta", "/admin/lapangan/saya"):
        with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
            phone.new_page().goto(office.base + path)
    page.goto(f"{office.base}/admin/lapangan")
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()
    page.goto(f"{office.base}/admin/lapangan?masuk=1")
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()


def test_a_new_version_replaces_the_old_one(office: Kantor, phone: BrowserContext) -> None:
    page = _open(office, phone)
    before = page.evaluate("caches.keys()")
    # the page in another language is another version
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="My kegiatan")).to_be_visible()
    _wait_for(lambda: page.evaluate("caches.keys()") != before, page)
    assert len(page.evaluate("caches.keys()")) == 1
    phone.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="0 not sent yet")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_used_by_everyone(
    office: Kantor, watched: Watched, tmp_path: Path, scheme: str
) -> None:
    context = watched.context(viewport=PHONE, is_mobile=True, has_touch=True, color_scheme=scheme)
    context.add_init_script(NO_SYNC)
    page = _open(office, context)
    context.set_offline(True)
    _report(page, PANJANG, "20", _small(tmp_path))
    assert (overflow(page), serious(page)) == (0, [])
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Realisasi kumulatif").fill("1")
    page.get_by_label("Pilih foto").set_input_files(_small(tmp_path, "lain.jpg", size=(90, 60)))
    expect(page.get_by_text("Foto 1", exact=True)).to_be_visible()
    assert (overflow(page), serious(page)) == (0, [])
    small = page.evaluate(
        """() => [...document.querySelectorAll("#lapangan :is(button, .tombol, input)")]
          .filter((one) => one.checkVisibility() && one.type !== "file")
          .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
          .filter(([, height]) => height < 43.5)"""
    )
    assert small == []
    watched.complaints.clear()


# -- helpers ---------------------------------------------------------------------------------


def _another(phone: BrowserContext) -> BrowserContext:
    assert phone.browser is not None
    return phone.browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)


def _kept(page: Page) -> dict[str, list[str]]:
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


def _wait_for(condition: Callable[[], bool], page: Page) -> None:
    for _ in range(100):
        if condition():
            return
        page.wait_for_timeout(100)
    pytest.fail("it did not happen within ten seconds")
