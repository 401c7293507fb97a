"""The Excel round trip in a real browser: out, changed, looked at, saved; on a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook
from playwright.sync_api import Page

from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.database.tables import pengguna
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import Settings, shipped
from tests.kantor import lay_ground, open_office
from tests.webmap.admin.accounts import SANDI, hash_of_sandi

from .conftest import Watched, granian
from .test_every_page import LOOKS, overflow, serious


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server over an office with works in several hands."""
    folder: Path = tmp_path_factory.mktemp("excel")
    settings = Settings(
        f"sqlite:///{folder / 'tebo.gpkg'}", secret_key="rahasia", media=folder / "media"
    )
    registry = load_registry(shipped("layers"))
    catalogue = open_catalogue(settings.database_url)
    open_office(catalogue, registry)
    lay_ground(catalogue, registry)
    with catalogue.writing() as conn:
        conn.execute(sa.update(pengguna).values(sandi=hash_of_sandi()))
    catalogue.close()
    with granian(settings) as base:
        yield base


def _open(watched: Watched, base: str, look: str) -> Page:
    options: dict[str, Any] = dict(LOOKS[look]) | {"accept_downloads": True}
    options.pop("bahasa")
    page = watched.context(**options).new_page()
    page.goto(f"{base}/masuk")
    page.locator("[name=akun]").fill(Peran.PPK.value)
    page.locator("[name=sandi]").fill(SANDI)
    page.locator("[name=sandi]").press("Enter")
    page.wait_for_url(f"{base}/admin/")
    return page


def _download(page: Page, folder: Path) -> Path:
    menu = page.get_by_role("navigation", name="Menu kantor")
    if menu.locator("summary").is_visible():
        menu.locator("summary").click()
    menu.get_by_text("Excel").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh buku kerja").click()
    path = folder / caught.value.suggested_filename
    caught.value.save_as(path)
    return path


def _change(path: Path, key: str, value: Any) -> None:
    book = load_workbook(path)
    sheet = book["Jalan"]
    keys = [cell.value for cell in sheet[2]]
    sheet.cell(3, keys.index(key) + 1).value = value
    book.save(path)


@pytest.mark.parametrize("look", list(LOOKS))
def test_a_changed_cell_is_shown_and_saved(
    office: str, watched: Watched, look: str, tmp_path: Path
) -> None:
    page = _open(watched, office, look)
    path = _download(page, tmp_path)
    _change(path, "lokasi", f"RT 09, dilihat dari {look}")
    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(path)
    page.get_by_role("button", name="Lihat perubahannya").click()
    page.get_by_role("heading", name="Perubahan dari Excel").wait_for()
    assert overflow(page) <= 0
    assert serious(page) == []
    page.reload()
    assert page.get_by_text(f"RT 09, dilihat dari {look}").is_visible(), "reloading loses nothing"
    page.get_by_role("button", name="Simpan 1 kegiatan").first.click()
    page.get_by_role("status").filter(has_text="Tersimpan: 1 diubah.").wait_for()
    page.go_back()
    page.reload()
    assert page.get_by_text("sudah disimpan").is_visible(), "and cannot be saved twice"
    watched.complaints[:] = [one for one in watched.complaints if "409" not in one]


def test_what_is_wrong_is_said_with_sheet_and_row(
    office: str, watched: Watched, tmp_path: Path
) -> None:
    page = _open(watched, office, "phone")
    path = _download(page, tmp_path)
    _change(path, "tahun", "entah")
    page.get_by_label("Buku kerja yang sudah diisi").set_input_files(path)
    page.get_by_role("button", name="Lihat perubahannya").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_text("baris 3").first.is_visible()
    assert not page.get_by_role("button", name="Simpan").count()
    assert overflow(page) <= 0
    assert serious(page) == []
