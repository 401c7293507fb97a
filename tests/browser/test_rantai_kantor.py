"""From an empty database to a public page, by the hands of those who have the right to each step.

After every step a stranger reads every public byte: what is not yet decided stands in none of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.catalogue.sync_registry import sync_registry
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import jejak
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.berkas import PDF, make_photo
from tests.factories import make_wilayah
from webmap.kata_sandi import hash_sandi

from .conftest import Watched, granian, settle
from .menggambar import draw_line
from .petugas import Petugas
from .publik import Publik
from .test_every_page import serious

NAMA = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR"
KODE = "PUPR-2026-7001"
MULAI = datetime.now(WIB).date() - timedelta(days=13)
#: cumulative plan, week by week, and what was done: figures that stand nowhere else, neither as a
#: time of day (19.47) nor, being five signs long, by chance in a picture or an archive
RENCANA = ("19,37", "31,83", "46,29", "71,43", "100")
SATU, DUA_KELIRU, DUA = "18,61", "57,69", "29,67"
DEVIASI_DUA = "−2,16"
CATATAN, KETERANGAN = "kenari-periksa-lagi", "Pengecoran lapis pertama"
SURAT, FOTO = "SPMK kenari nomor tujuh.pdf", "kenari dari kamera.jpg"
SANDI_AWAL = "pohon di tepi sungai"
ORANG = {
    "konsultan": Peran.KONSULTAN,
    "teknis": Peran.TIM_TEKNIS,
    "pptk": Peran.PPTK,
    "ppk": Peran.PPK,
    "ppid": Peran.PPID,
}


@dataclass
class Rantai:
    """The running office, its people, and what the public must not know yet."""

    base: str
    publik: Publik
    orang: dict[str, Petugas] = field(default_factory=dict)
    rahasia: set[str] = field(default_factory=set)
    #: the key of the kegiatan, as it stands in the addresses of the office
    kunci: str = ""

    def __getitem__(self, akun: str) -> Petugas:
        return self.orang[akun]

    @property
    def path(self) -> str:
        """The office's page of the kegiatan."""
        return f"/admin/kegiatan/{self.kunci}"

    def hides(self, *secrets: str) -> None:
        """From now on these must not be seen; reads every public byte."""
        self.rahasia.update(secrets)
        assert self.publik.finds(self.rahasia) == []

    def shows(self, *now_public: str) -> str:
        """These are public from now on; everything else is still hidden. Gives the page."""
        self.rahasia.difference_update(now_public)
        self.hides()
        page = self.publik.get(f"/kegiatan/{KODE}").text
        for text in now_public:
            assert text in page
        return page

    def refuses(self, akun: str, holder: str, path: str, **form: str) -> None:
        """A step that this officer may not take: 403, on a page of the office that says who may."""
        answer = self[akun].tries(path, **form)
        assert answer.status == 403, (akun, path)
        for words in (holder, "Menu kantor"):
            assert words in answer.text(), (akun, path, words)


@pytest.fixture
def rantai(
    catalogue: Catalogue, settings: Settings, registry: Registry, watched: Watched
) -> Iterator[Rantai]:
    """Boundaries, the themes, and one administrator whom the keeper of the machine has opened."""
    with catalogue.writing() as conn:
        sync_registry(conn, registry)
        save_wilayah(conn, make_wilayah())
        mark = hash_sandi(SANDI_AWAL)
        add_pengguna(conn, "admin", "Kenari Admin", Peran.ADMINISTRATOR, sandi=mark)
    with granian(settings) as base:
        office = Rantai(base, Publik(base))
        for akun in ("admin", *ORANG):
            office.orang[akun] = Petugas(base, akun, watched.context().new_page())
        yield office


@pytest.mark.slow
def test_from_an_empty_database_to_a_public_page(
    rantai: Rantai, catalogue: Catalogue, watched: Watched, tmp_path: Path
) -> None:
    open_accounts(rantai)
    create_kegiatan(rantai)
    upload(rantai, tmp_path)
    submit_and_publish(rantai)
    freeze_plan(rantai)
    assign_konsultan(rantai)
    report_first_week(rantai)
    report_second_week_twice(rantai)
    decide_documents(rantai)
    look_at_the_public_page(rantai, watched.context().new_page())
    check_trail(catalogue)


def open_accounts(rantai: Rantai) -> None:
    """The administrator opens the accounts; everybody changes the password that was given."""
    admin = rantai["admin"]
    admin.enter(SANDI_AWAL)
    for akun, peran in ORANG.items():
        page = admin.open("/admin/pengguna/baru")
        page.get_by_label("Nama akun").fill(akun)
        page.get_by_label("Nama lengkap").fill(f"Kenari {akun}")
        page.get_by_label("Peran", exact=True).select_option(peran.value)
        page.get_by_label("Bina Marga").check()
        admin.press("Buka akun")
        rantai[akun].enter(page.locator("[data-sandi]").inner_text())
    rantai.hides("Kenari admin", *(f"Kenari {akun}" for akun in ORANG))
    for akun in ORANG:
        rantai.refuses(akun, "Administrator", "/admin/pengguna")


def create_kegiatan(rantai: Rantai) -> None:
    """The PPTK fills in the form and draws the line."""
    for akun in ("konsultan", "ppid"):
        rantai.refuses(akun, "Tim Teknis", "/admin/kegiatan/baru")
        rantai.refuses(akun, "Tim Teknis", "/admin/kegiatan/baru", nama=NAMA, aksi="simpan")
    page = rantai["pptk"].open("/admin/kegiatan/baru")
    page.wait_for_selector("#peta-ubah[data-siap]")
    page.get_by_label("Nama kegiatan").fill(NAMA)
    page.get_by_label("Kode kegiatan").fill(KODE)
    page.get_by_label("Tahap").select_option("pelaksanaan")
    draw_line(page)
    page.get_by_role("heading", name="Kontrak dan waktu").click()
    for name, value in (
        ("nilai_kontrak", "1,25 miliar"),
        ("nomor_kontrak", "600/17/PUPR"),
        ("tanggal_kontrak", f"{MULAI:%d-%m-%Y}"),
        ("tanggal_mulai", f"{MULAI:%d-%m-%Y}"),
        ("tanggal_selesai", f"{MULAI + timedelta(weeks=5):%d-%m-%Y}"),
    ):
        page.locator(f"#isian-{name}").fill(value)
    rantai["pptk"].press("Simpan draf")
    expect(page.get_by_text("Tersimpan sebagai draf. Publik belum melihatnya.")).to_be_visible()
    rantai.kunci = rantai["pptk"].at().rpartition("/")[2]
    rantai.hides(NAMA, KODE, "600/17/PUPR")
    assert rantai.publik.get(f"/kegiatan/{KODE}").status == 404


def upload(rantai: Rantai, folder: Path) -> None:
    """A letter and a photo wait for their decision."""
    letter, photo = folder / SURAT, folder / FOTO
    letter.write_bytes(PDF)
    photo.write_bytes(make_photo(size=(640, 480), lonlat=(102.22, -1.43)))
    page = rantai["pptk"].open(f"{rantai.path}/dokumen")
    for jenis, file in (("spmk", letter), ("dokumentasi_0", photo)):
        part = page.locator(f"#{jenis}")
        part.locator("details.unggah summary").click()
        part.locator("[type=file]").set_input_files(file)
        if jenis == "dokumentasi_0":
            part.get_by_label("Keterangan (boleh kosong)").fill(KETERANGAN)
        part.get_by_role("button", name="Unggah", exact=True).click()
        expect(page.locator(f"#{jenis} .dokumen-dokumen")).to_contain_text(file.name)
    sums = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (letter, photo)]
    rantai.hides(SURAT, FOTO, KETERANGAN, *sums)
    for sha256 in sums:
        assert rantai.publik.get(f"/dokumen/{sha256}").status == 404


def submit_and_publish(rantai: Rantai) -> None:
    """The PPTK hands it in, the PPK publishes it: now it is public, and nothing else."""
    move = f"{rantai.path}/gerak"
    for akun in ("konsultan", "ppid"):
        rantai.refuses(akun, "Tim Teknis", f"{rantai.path}/ubah")
    rantai["pptk"].open(rantai.path)
    rantai["pptk"].press("Ajukan")
    rantai.hides()
    for akun in ("pptk", "teknis", "ppid", "admin"):
        rantai.refuses(akun, "Pejabat Pembuat Komitmen (PPK)", move, gerak="terbitkan")
    page = rantai["ppk"].open("/admin/tugas")
    page.locator(".daftar-tugas li", has_text="Diajukan").get_by_role("link").click()
    rantai["ppk"].press("Terbitkan")
    # who is responsible for a kegiatan is public, and only that
    rantai.shows(NAMA, KODE, "600/17/PUPR", "Kenari pptk")


def freeze_plan(rantai: Rantai) -> None:
    """The time schedule is pasted, looked at, and frozen."""
    pptk, pasted = rantai["pptk"], "\n".join(f"{n}\t{x}" for n, x in enumerate(RENCANA, start=1))
    rantai.refuses("ppid", "Tim Teknis", f"{rantai.path}/jadwal", jadwal=pasted, langkah="bekukan")
    page = pptk.open(f"{rantai.path}/progres")
    page.get_by_label("Tempel time schedule dari Excel").fill(pasted)
    pptk.press("Periksa jadwal")
    expect(page.get_by_text("Beginilah jadwal itu terbaca")).to_be_visible()
    pptk.press("Bekukan jadwal ini")
    expect(page.get_by_text("5 minggu sampai")).to_be_visible()
    rantai.hides()


def assign_konsultan(rantai: Rantai) -> None:
    """A konsultan sees only what is assigned to them."""
    rantai.refuses("konsultan", "di luar lingkup Anda", f"{rantai.path}/progres")
    page = rantai["pptk"].open(f"{rantai.path}/penugasan")
    who = page.get_by_role("combobox", name="Tugaskan")
    who.select_option(label="Kenari konsultan (Bina Marga)")
    rantai["pptk"].press("Tugaskan")
    rantai["konsultan"].open(f"{rantai.path}/progres")
    rantai.hides()


def report(rantai: Rantai, minggu: int, realisasi: str) -> None:
    """The konsultan sends the figure of a week."""
    page = rantai["konsultan"].open(f"{rantai.path}/progres")
    page.get_by_role("textbox", name="Minggu ke-").fill(str(minggu))
    day = MULAI + timedelta(days=6 if minggu == 1 else 13)
    page.locator("#laporan-tanggal").fill(day.isoformat())
    page.get_by_label("Realisasi kumulatif (persen)").fill(realisasi)
    rantai["konsultan"].press("Kirim laporan")
    expect(page.get_by_role("row", name=f"M{minggu} ")).to_contain_text(realisasi)
    expect(page.get_by_role("row", name=f"M{minggu} ")).to_contain_text("Dilaporkan")


def decide(rantai: Rantai, akun: str, button: str, catatan: str = "") -> None:
    """What waits is found in the list of tasks and decided."""
    page = rantai[akun].open("/admin/tugas")
    page.locator(".daftar-tugas a", has_text="Laporan mingguan").first.click()
    page.get_by_label("Catatan").fill(catatan)
    rantai[akun].press(button)


def open_report(rantai: Rantai) -> str:
    """The address where the newest report is decided about."""
    page = rantai["ppk"].open(f"{rantai.path}/progres")
    link = page.locator("tr.berjalan a").last.get_attribute("href")
    assert link is not None
    return f"{link}/gerak"


def report_first_week(rantai: Rantai) -> None:
    """Reported, verified, approved: only then does the public know."""
    rantai.refuses("ppid", "Konsultan supervisi", f"{rantai.path}/progres", minggu="1")
    report(rantai, 1, SATU)
    rantai.hides(SATU)
    door = open_report(rantai)
    for akun in ("konsultan", "pptk", "ppk", "ppid"):
        rantai.refuses(akun, "Tim Teknis", door, gerak="verifikasi", versi="1")
    decide(rantai, "teknis", "Verifikasi")
    rantai.hides()
    for akun in ("konsultan", "teknis", "ppid", "admin"):
        rantai.refuses(akun, "Pejabat Pembuat Komitmen (PPK)", door, gerak="setujui", versi="2")
    decide(rantai, "ppk", "Setujui")
    assert RENCANA[0] in rantai.shows(SATU)


def report_second_week_twice(rantai: Rantai) -> None:
    """The first figure comes back with a note; the second goes through."""
    report(rantai, 2, DUA_KELIRU)
    rantai.hides(DUA_KELIRU, CATATAN)
    decide(rantai, "teknis", "Kembalikan", CATATAN)
    rantai.hides()
    page = rantai["konsultan"].open("/admin/tugas")
    expect(page.locator(".daftar-pesan")).to_contain_text(CATATAN)
    report(rantai, 2, DUA)
    rantai.hides(DUA)
    decide(rantai, "teknis", "Verifikasi")
    rantai.hides()
    decide(rantai, "pptk", "Setujui")
    assert DEVIASI_DUA in rantai.shows(DUA)


def decide_documents(rantai: Rantai) -> None:
    """The PPID looks at the letter and the photo; under their own names they stay inside."""
    page = rantai["ppid"].open(f"{rantai.path}/dokumen")
    keys = page.locator(".dokumen").evaluate_all("(all) => all.map((one) => one.id.slice(8))")
    assert len(keys) == 2
    door = f"{rantai.path}/dokumen/gerak"
    for akun in ("konsultan", "teknis", "pptk", "admin"):
        for key in keys:
            rantai.refuses(akun, "Pejabat informasi (PPID)", door, dokumen=key, gerak="setujui")
    rantai.hides()
    for _ in keys:
        page.get_by_role("button", name="Setujui").first.click()
        page.wait_for_load_state("load")
    rantai.rahasia -= {hashlib.sha256(PDF).hexdigest(), SURAT}
    rantai.shows(KETERANGAN)


def look_at_the_public_page(rantai: Rantai, page: Page) -> None:
    """What a citizen sees at the end: the weeks, the curve, the letter and the photo."""
    page.goto(f"{rantai.base}/kegiatan")
    page.get_by_role("link", name=NAMA).first.click()
    settle(page)
    for week, rencana, realisasi in ((1, RENCANA[0], SATU), (2, RENCANA[1], DUA)):
        row = page.get_by_role("row", name=f"M{week} ")
        expect(row).to_contain_text(rencana)
        expect(row).to_contain_text(realisasi)
    expect(page.locator(".angka-angka")).to_contain_text(f"{DUA} %")
    expect(page.locator("svg.kurva .realisasi").first).to_be_visible()
    with page.expect_download() as letter:
        page.get_by_role("link", name="SPMK").click()
    assert Path(letter.value.path()).read_bytes() == PDF
    photo = page.locator(".galeri img")
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("complete", value=True)
    assert photo.evaluate("(one) => one.naturalWidth") > 0
    expect(page.locator(".galeri")).to_contain_text(KETERANGAN)
    assert serious(page) == []


def check_trail(catalogue: Catalogue) -> None:
    """Every step left its link, in the name of the right role, and the chain holds."""
    with catalogue.reading_register() as conn:
        assert list(broken_links(conn)) == []
        rows = conn.execute(sa.select(jejak.c.verb, jejak.c.peran)).all()
    steps = Counter((row.verb, row.peran) for row in rows)
    assert steps["report_progres", "konsultan"] == 3
    assert steps["record_progres", "ppk"] == steps["record_progres", "pptk"] == 1
