"""A new officer, from signing in to the first weekly report, by the list in the docs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from sipurbo_geo.database.tables import ajuan, kegiatan
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import shipped

from .conftest import PHONE, Watched, granian
from .kantor import SANDI, SARI, Kantor, build, settings_of

GUIDE = Path(__file__).parents[2] / "docs" / "petugas.md"
MOST = 25


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """A running office."""
    settings = settings_of(tmp_path_factory.mktemp("petugas"))
    catalogue = build(settings, load_registry(shipped("layers")))
    with granian(settings) as base:
        yield Kantor(base, catalogue)
    catalogue.close()


class Officer:
    """Somebody at a page; every interaction is written down as the docs would say it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps: list[str] = []

    def fill(self, label: str, text: str) -> None:
        self.steps.append(f"Fill “{label}”")
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        self.steps.append(f"Choose “{label}”")
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def press(self, name: str) -> None:
        self.steps.append(f"Press “{name}”")
        found = self.page.get_by_role("button", name=name, exact=True)
        found.or_(self.page.get_by_role("link", name=name, exact=True)).first.click()

    def tap(self, x: float, y: float, step: str = "Tap the map") -> None:
        self.steps.append(step)
        self.page.locator("#peta-ubah").evaluate("(map) => map.scrollIntoView({ block: 'center' })")
        box = self.page.locator("#peta-ubah").bounding_box()
        assert box
        self.page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
        # two taps in quick succession would be a double tap
        self.page.wait_for_timeout(350)


def reported(office: Kantor, nama: str) -> str:
    """The realisasi of the one report that was handed in for this kegiatan."""
    joined = sa.select(ajuan.c.isi).join(kegiatan, kegiatan.c.id == ajuan.c.kegiatan_id)
    with office.catalogue.reading_register() as conn:
        return str(conn.scalars(joined.where(kegiatan.c.nama == nama)).one()["realisasi"])


def test_a_new_officer_enters_a_kegiatan_and_its_first_week(
    office: Kantor, watched: Watched
) -> None:
    officer = Officer(watched.context(viewport=PHONE).new_page())
    page = officer.page
    page.goto(f"{office.base}/masuk")
    officer.fill("Nama akun", SARI)
    officer.fill("Kata sandi", SANDI)
    officer.press("Masuk")
    officer.press("Kegiatan")
    officer.press("Kegiatan baru")
    page.wait_for_selector("#peta-ubah[data-siap]")
    officer.fill("Nama kegiatan", "Jalan yang pertama")
    officer.choose("Tahap", "Pelaksanaan")
    officer.press("Gambar garis")
    officer.tap(0.45, 0.5)
    officer.tap(0.55, 0.55)
    officer.tap(0.65, 0.5)
    officer.tap(0.65, 0.5, "Tap the last point again")
    officer.press("Simpan draf")
    expect(page.get_by_role("heading", name="Jalan yang pertama")).to_be_visible(timeout=20_000)
    officer.press("Data Progres")
    officer.fill("Minggu ke-", "1")
    officer.fill("Realisasi kumulatif (persen)", "4,5")
    officer.fill("Rencana kumulatif (persen)", "5")
    officer.press("Kirim laporan")
    expect(page.get_by_text("Dilaporkan").first).to_be_visible(timeout=20_000)
    assert reported(office, "Jalan yang pertama") == "4.5"
    guide = re.findall(r"^\d+\. (.+)$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert officer.steps == guide
    assert len(guide) <= MOST
