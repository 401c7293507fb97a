"""The whole chain with five accounts: from an empty register to a public page."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Locator, Page, expect

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.tables import jejak, pengguna
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.registry import Registry
from tests.berkas import DI_LOKASI, make_photo
from tests.kantor import open_office
from tests.webmap.admin.accounts import SANDI, hash_of_sandi

from .conftest import Watched, granian
from .kantor import settings_of
from .test_formulir import draw_line

LIMA = (Peran.PPTK, Peran.KONSULTAN, Peran.TIM_TEKNIS, Peran.PPK, Peran.BENDAHARA)
NAMA = "Pembangunan Jalan Rabat Beton Desa Teluk"
MULAI = datetime.now(WIB).date() - timedelta(days=10)
#: figures that stand nowhere else
PERTAMA, SALAH, KEDUA = "13,37", "71,93", "24,68"


@dataclass(frozen=True)
class Panggung:
    """The running office, a desk for each of the five, and what the public gets."""

    base: str
    catalogue: Catalogue
    meja: dict[Peran, Page]

    def public_bytes(self, kode: str) -> str:
        """Everything that anybody may fetch about one kegiatan."""
        parts = ("/kegiatan", f"/kegiatan/{kode}", "/feeds/kegiatan.geojson",
                 f"/feeds/kegiatan/{kode}.geojson", "/", "/healthz")  # fmt: skip
        return "\n".join(map(self._fetch, parts))

    def _fetch(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.base + path, timeout=20) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()


@pytest.fixture
def panggung(tmp_path: Path, registry: Registry, watched: Watched) -> Iterator[Panggung]:
    """An office without any kegiatan, and five people who have signed in."""
    settings = settings_of(tmp_path)
    catalogue = open_catalogue(settings.database_url)
    open_office(catalogue, registry)
    with catalogue.writing() as conn:
        conn.execute(sa.update(pengguna).values(sandi=hash_of_sandi()))
    with granian(settings) as base:
        desks = {peran: watched.context().new_page() for peran in LIMA}
        for peran, page in desks.items():
            page.goto(f"{base}/masuk")
            page.locator("[name=akun]").fill(peran.value)
            page.locator("[name=sandi]").fill(SANDI)
            page.locator("[name=sandi]").press("Enter")
            page.wait_for_url("**/admin/**")
        yield Panggung(base, catalogue, desks)
    watched.complaints[:] = [c for c in watched.complaints if "403" not in c]
    catalogue.close()


def _create(stage: Panggung) -> tuple[str, str]:
    """The PPTK fills in the kegiatan, draws it and hands it in; gives its page and kode."""
    page = stage.meja[Peran.PPTK]
    page.goto(f"{stage.base}/admin/kegiatan/baru")
    page.wait_for_selector("#peta-ubah[data-siap]")
    page.get_by_label("Nama kegiatan").fill(NAMA)
    kode = page.get_by_label("Kode kegiatan").input_value()
    draw_line(page)
    form = page.locator("#formulir-kegiatan")
    form.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    form.locator("[name=tahap]").select_option("pelaksanaan")
    for name in ("tanggal_kontrak", "tanggal_mulai"):
        form.locator(f"[name={name}]").fill(f"{MULAI}")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_role("heading", name=NAMA)).to_be_visible()
    address = page.url.split("?")[0]
    page.goto(f"{address}/penugasan")
    chosen = page.locator("#pengguna_id option", has_text="konsultan").get_attribute("value")
    page.locator("#pengguna_id").select_option(chosen)
    page.get_by_role("button", name="Tugaskan").click()
    expect(page.locator(".daftar-orang").first).to_contain_text("konsultan")
    return address, kode


def _report(stage: Panggung, address: str, minggu: int, figure: str) -> None:
    page = stage.meja[Peran.KONSULTAN]
    page.goto(f"{address}/progres?minggu={minggu}")
    page.get_by_label("Realisasi kumulatif").fill(figure)
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_role("status").first).to_contain_text(f"Laporan minggu {minggu} terkirim")


def _decide(stage: Panggung, peran: Peran, button: str, catatan: str = "") -> None:
    """Take the report that waits, and press the button."""
    page = stage.meja[peran]
    page.goto(f"{stage.base}/admin/tugas")
    page.locator(".daftar-tugas a", has_text="Laporan mingguan").click()
    page.get_by_label("Catatan", exact=True).fill(catatan)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Tersimpan")


def _refused(stage: Panggung, peran: Peran, path: str) -> None:
    answer = stage.meja[peran].goto(path if path.startswith("http") else stage.base + path)
    assert answer is not None
    assert answer.status == 403
    expect(stage.meja[peran].get_by_role("heading", name="Di luar wewenang Anda")).to_be_visible()


def _step(stage: Panggung, peran: Peran, address: str, button: str) -> None:
    """A step of the kegiatan itself."""
    page = stage.meja[peran]
    page.goto(address)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def _upload(stage: Panggung, address: str, photo: Path) -> None:
    page = stage.meja[Peran.KONSULTAN]
    page.goto(f"{address}/dokumen")
    kind = page.locator("details.unggah", has_text="Foto progres mingguan")
    kind.locator("summary").click()
    kind.locator("[type=file]").set_input_files(photo)
    kind.get_by_role("button", name="Unggah").click()
    expect(page.locator("li.dokumen")).to_have_count(1)


def test_five_people_take_a_road_from_nothing_to_the_public(
    panggung: Panggung, tmp_path: Path
) -> None:
    photo = tmp_path / "lapangan.jpg"
    photo.write_bytes(make_photo(lonlat=DI_LOKASI))
    address, kode = _create(panggung)
    key = address.rsplit("/", 1)[1]
    assert NAMA not in panggung.public_bytes(kode)
    _refused(panggung, Peran.KONSULTAN, f"{address}/ubah")
    _step(panggung, Peran.PPTK, address, "Ajukan")
    assert NAMA not in panggung.public_bytes(kode)
    _decide_kegiatan(panggung, address)
    assert NAMA in panggung.public_bytes(kode)

    _upload(panggung, address, photo)
    _report(panggung, address, 1, PERTAMA)
    _refused(panggung, Peran.BENDAHARA, "/admin/minggu")
    _decide(panggung, Peran.TIM_TEKNIS, "Verifikasi")
    _decide(panggung, Peran.PPTK, "Setujui")
    assert _seen(PERTAMA, panggung.public_bytes(kode))

    _report(panggung, address, 2, SALAH)
    _decide(panggung, Peran.TIM_TEKNIS, "Kembalikan", "Angka ini tidak cocok dengan foto")
    expect(_first_task(panggung)).to_contain_text("minggu 2")
    _report(panggung, address, 2, KEDUA)
    _decide(panggung, Peran.TIM_TEKNIS, "Verifikasi")
    assert not _seen(KEDUA, panggung.public_bytes(kode))
    _decide(panggung, Peran.PPK, "Setujui")
    public = panggung.public_bytes(kode)
    assert _seen(KEDUA, public)
    assert not _seen(SALAH, public)
    assert "tidak cocok" not in public
    _check_trail(panggung, int(key))


def _decide_kegiatan(stage: Panggung, address: str) -> None:
    """What is submitted waits on the PPK's list."""
    page = stage.meja[Peran.PPK]
    page.goto(f"{stage.base}/admin/tugas")
    page.locator(".daftar-tugas a").first.click()
    assert page.url == address
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    page.wait_for_load_state()


def _first_task(stage: Panggung) -> Locator:
    page = stage.meja[Peran.KONSULTAN]
    page.goto(f"{stage.base}/admin/tugas")
    return page.locator(".daftar-tugas > li").first


def _seen(figure: str, text: str) -> bool:
    """Whether a figure stands there, as people or as machines write it."""
    return figure in text or figure.replace(",", ".") in text


def _check_trail(stage: Panggung, key: int) -> None:
    """Every step left its link, by five people, and the chain holds."""
    with stage.catalogue.reading_register() as conn:
        rows = conn.execute(
            sa.select(jejak.c.verb, jejak.c.peran).where(jejak.c.kegiatan_id == key)
        ).all()
        assert list(broken_links(conn)) == []
    verbs = [row.verb for row in rows]
    assert verbs.count("report_progres") == 3
    assert verbs.count("record_progres") == 2
    assert {row.peran for row in rows} == {"pptk", "ppk", "konsultan", "tim_teknis"}
