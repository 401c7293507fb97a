"""How much work it is: a new officer enters a kegiatan with its place and its first week.

Every click, text, choice and key press counts. The list stands in docs/masukan.md too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import shipped
from tests.needs import ROOT
from webmap.kata_sandi import hash_sandi

from .conftest import DESK, PHONE, Watched, granian
from .kantor import Kantor, build, settings_of
from .menggambar import at

SEMENTARA, SENDIRI = "pohon di tepi sungai", "hujan turun sejak subuh"
NAMA = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN"
MOST, SECONDS_EACH, LONGEST_S = 25, 7, 180
LISTED = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)


@dataclass
class Hands:
    """What the hands of an officer do at a page, counted."""

    page: Page
    done: list[str] = field(default_factory=list)

    def fill(self, label: str, text: str, name: str = "") -> None:
        """Type or paste into one field."""
        self.page.get_by_label(label, exact=True).first.fill(text)
        self.done.append(f"isi **{name or label}**")

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.page.get_by_label(label, exact=True).select_option(label=option)
        self.done.append(f"pilih **{label}**: {option}")

    def press(self, button: str, role: str = "button") -> None:
        """Click or tap what has this name."""
        self.page.get_by_role(role, name=button, exact=True).first.click()  # type: ignore[arg-type]
        self.done.append(f"tekan **{button}**")

    def tap(self, what: str, x: float, y: float) -> None:
        """Tap the map at a part of its width and height."""
        self.page.mouse.click(*at(self.page, x, y))
        self.page.wait_for_timeout(350)
        self.done.append(what)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """An office in which two accounts were opened today, each with a password given once."""
    settings = settings_of(tmp_path_factory.mktemp("masukan"))
    catalogue = build(settings, load_registry(shipped("layers")))
    with catalogue.writing() as conn:
        for akun in ("meja", "ponsel"):
            mark = hash_sandi(SEMENTARA)
            add_pengguna(conn, akun, "Petugas Baru", Peran.PPTK, sandi=mark, bidang=["bina-marga"])
    with granian(settings) as base:
        yield Kantor(base, catalogue)
    catalogue.close()


def enter(hands: Hands, akun: str) -> None:
    """From the door to the first week."""
    hands.fill("Nama akun", akun)
    hands.fill("Kata sandi", SEMENTARA)
    hands.press("Masuk")
    hands.fill("Kata sandi lama", SEMENTARA)
    hands.fill("Kata sandi baru", SENDIRI)
    hands.fill("Ulangi kata sandi baru", SENDIRI)
    hands.press("Simpan kata sandi")
    hands.press("Kegiatan baru", "link")
    hands.page.wait_for_selector("#peta-ubah[data-siap]")
    hands.fill("Nama kegiatan wajib", f"{NAMA} {akun}", "Nama kegiatan")
    hands.choose("Tahap", "Pelaksanaan")
    hands.press("Gambar garis")
    hands.tap("ketuk peta di pangkal jalan", 0.4, 0.5)
    hands.tap("ketuk peta di tikungan", 0.5, 0.6)
    hands.tap("ketuk peta di ujung jalan", 0.6, 0.5)
    hands.tap("ketuk ujung itu sekali lagi", 0.6, 0.5)
    hands.press("Simpan draf")
    hands.press("Data Progres", "link")
    hands.fill("Realisasi kumulatif (persen)", "3,5")
    hands.fill("Rencana kumulatif (persen)", "4,25")
    hands.press("Kirim laporan")


@pytest.mark.parametrize(
    ("akun", "options"),
    [
        pytest.param("meja", {"viewport": DESK}, id="desk"),
        pytest.param("ponsel", {"viewport": PHONE, "is_mobile": True, "has_touch": True},
                     id="phone"),
    ],
)  # fmt: skip
def test_a_new_officer_needs_few_steps(
    office: Kantor, watched: Watched, akun: str, options: dict[str, object]
) -> None:
    page = watched.context(**options).new_page()
    page.goto(f"{office.base}/masuk")
    hands = Hands(page)
    enter(hands, akun)
    row = page.get_by_role("row", name="M1 ")
    expect(row).to_contain_text("3,50")
    expect(row).to_contain_text("Dilaporkan")
    assert len(hands.done) <= MOST
    assert len(hands.done) * SECONDS_EACH < LONGEST_S
    assert hands.done == _documented()


def _documented() -> list[str]:
    listed = LISTED.findall(Path(ROOT, "docs", "masukan.md").read_text())
    assert [int(number) for number, _ in listed] == list(range(1, len(listed) + 1))
    return [text for _, text in listed]
