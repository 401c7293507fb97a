"""Every page of the office, on a phone and on a desk, for everyone; pages added later too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.database.tables import pengguna
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.wewenang import WEWENANG
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import Settings, shipped
from tests.kantor import Ground, Letak, lay_ground, open_office
from tests.webmap.admin.accounts import SANDI, hash_of_sandi
from tests.webmap.admin.walking import Step, list_steps
from webmap.admin import RUTE

from .conftest import PHONE, Watched, granian
from .test_every_page import LOOKS, overflow, serious

#: files and answers for scripts, which are no pages
_NO_PAGE = (".pdf", ".xlsx", ".json", ".js", "/unduh", "/saya", "/lapangan/kegiatan")
_WHO = (Peran.PPK, Peran.ADMINISTRATOR, Peran.BENDAHARA)
#: both languages on both screens
BOTH_LOOKS = LOOKS | {
    f"{name}-{bahasa}": LOOKS[name] | {"bahasa": bahasa, "color_scheme": scheme}
    for name, bahasa, scheme in (("phone", "id", "light"), ("desk", "en", "dark"))
}
PAGES = sorted(
    {
        rute.alamat
        for rute in RUTE
        if "GET" in rute.methods
        and not rute.alamat.startswith("/dokumen/")
        and not (rute.alamat.endswith(_NO_PAGE) or "sha256" in rute.alamat)
    }
)


@dataclass(frozen=True, slots=True)
class Kantor:
    """A running office and what lies in it."""

    base: str
    ground: Ground


@pytest.fixture(scope="module")
def kantor_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """The real server over an office whose people all have the password `SANDI`."""
    folder: Path = tmp_path_factory.mktemp("kantor")
    settings = Settings(
        f"sqlite:///{folder / 'tebo.gpkg'}", secret_key="rahasia", media=folder / "media"
    )
    registry = load_registry(shipped("layers"))
    catalogue = open_catalogue(settings.database_url)
    open_office(catalogue, registry)
    ground = lay_ground(catalogue, registry)
    with catalogue.writing() as conn:
        conn.execute(sa.update(pengguna).values(sandi=hash_of_sandi()))
    catalogue.close()
    with granian(settings) as base:
        yield Kantor(base, ground)


def _sign_in(page: Page, base: str, akun: str) -> None:
    page.goto(f"{base}/masuk")
    page.locator("[name=akun]").fill(akun)
    page.locator("[name=sandi]").fill(SANDI)
    page.locator("[name=sandi]").press("Enter")
    page.wait_for_url(f"{base}/admin/")


def _step(kantor: Kantor, alamat: str) -> tuple[Step, Peran]:
    """The page with real keys, and somebody who may open it."""
    step = next(
        step
        for step in list_steps(kantor.ground, "GET")
        if step.rute.alamat == alamat and step.letak in (None, Letak.SEBIDANG)
    )
    verbs = step.rute.kuasa
    return step, next(peran for peran in _WHO if verbs is None or verbs in WEWENANG[peran])


@pytest.mark.slow
@pytest.mark.parametrize("look", list(BOTH_LOOKS))
def test_each_page_fits_and_can_be_used_by_everyone(
    kantor_server: Kantor, watched: Watched, look: str, tmp_path: Path
) -> None:
    options: dict[str, Any] = dict(BOTH_LOOKS[look])
    bahasa = options.pop("bahasa")
    pages: dict[Peran, Page] = {}
    wrong = []
    for alamat in PAGES:
        step, peran = _step(kantor_server, alamat)
        if peran not in pages:
            context = watched.context(**options)
            context.add_cookies([{"name": "bahasa", "value": bahasa, "url": kantor_server.base}])
            pages[peran] = context.new_page()
            _sign_in(pages[peran], kantor_server.base, peran.value)
        page = pages[peran]
        answer = page.goto(kantor_server.base + step.path)
        page.wait_for_load_state("load")
        page.screenshot(path=tmp_path / f"{look}{alamat.replace('/', '_')}.png", full_page=True)
        if answer is None or answer.status != 200:
            wrong.append((alamat, answer and answer.status))
        if wide := overflow(page):
            wrong.append((alamat, f"{wide} px wider than the window"))
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        if wide := overflow(page):
            wrong.append((alamat, f"unfolded, {wide} px wider than the window"))
        wrong += [(alamat, fault) for fault in serious(page)]
    assert wrong == []


@pytest.mark.parametrize("look", list(LOOKS))
def test_the_door_a_refusal_and_a_new_password_too(
    kantor_server: Kantor, watched: Watched, look: str, tmp_path: Path
) -> None:
    options: dict[str, Any] = dict(LOOKS[look])
    bahasa = options.pop("bahasa")
    context = watched.context(**options)
    base = kantor_server.base
    context.add_cookies([{"name": "bahasa", "value": bahasa, "url": base}])
    page = context.new_page()

    def look_at(name: str) -> None:
        page.screenshot(path=tmp_path / f"{look}_{name}.png", full_page=True)
        assert overflow(page) <= 0, name
        assert serious(page) == [], name

    page.goto(f"{base}/masuk")
    look_at("masuk")
    page.locator("[name=akun]").fill("konsultan")
    page.locator("[name=sandi]").fill("bukan kata sandinya")
    page.locator("[name=sandi]").press("Enter")
    page.get_by_role("alert").wait_for()
    look_at("masuk-salah")
    _sign_in(page, base, "konsultan")
    page.goto(f"{base}/admin/pengguna")
    look_at("403")
    assert page.locator(".deret a").count() >= 1
    menu = page.locator(".menu-kantor")
    if menu.locator("summary").is_visible():  # folded on a phone
        menu.locator("summary").click()
    menu.locator("button").last.click()
    _sign_in(page, base, "administrator")
    page.goto(f"{base}/admin/pengguna/baru")
    page.locator("#akun").fill(f"baru-{look}")
    page.locator("#nama").fill("PEMBANGUNAN Nama Yang Panjang Sekali, S.T., M.T., IPM")
    page.locator("#peran").select_option("tim_teknis")
    page.locator("[name=bidang][value=bina-marga]").check()
    page.locator("main form button").click()
    page.locator("[data-sandi]").wait_for()
    look_at("sandi-baru")
    # the browser itself notes the answers 401 and 403
    watched.complaints[:] = [c for c in watched.complaints if "401" not in c and "403" not in c]


def test_on_a_phone_the_office_keeps_folded_what_is_long(
    kantor_server: Kantor, watched: Watched
) -> None:
    page = watched.context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    _sign_in(page, kantor_server.base, "administrator")
    page.goto(f"{kantor_server.base}/admin/rekap")
    menu = page.get_by_role("navigation", name="Menu kantor")
    expect(menu.get_by_role("link", name="Jejak")).to_be_hidden()
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Jejak")).to_be_visible()
    group = page.locator(".rekap-kelompok").first
    expect(group.locator("table")).to_be_hidden()
    page.locator("#rekap-total tbody a").first.click()
    expect(group.locator("table")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert overflow(page) <= 0
    assert serious(page) == []
