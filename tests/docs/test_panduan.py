"""The guide per role: what it names is there, is open to that role, and nothing is left out."""

from __future__ import annotations

import re

import pytest

from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.wewenang import may
from tests.needs import ROOT
from webmap.admin import RUTE

from . import texts

_GUIDE = (ROOT / "docs" / "panduan.md").read_text()
#: heading → what stands under it
_SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", _GUIDE, re.MULTILINE | re.DOTALL))
#: address with any key → the right that it asks for
_RIGHTS = {
    re.sub(r"<[^>]+>", "<>", f"/admin{rute.alamat}"): rute.kuasa
    for rute in RUTE
    if "GET" in rute.methods
}
_PERAN = [
    (Peran(name), heading) for heading in _SECTIONS for name in re.findall(r"`(\w+)`", heading)
]


def _office(text: str) -> set[str]:
    """The addresses of the office in a text, each key the same."""
    paths = {path for path in texts.addresses(text) if path.startswith("/admin")}
    return {re.sub(r"<[^>]+>", "<>", path) for path in paths}


def test_every_role_has_its_section() -> None:
    assert sorted(peran for peran, _ in _PERAN) == sorted(Peran)
    assert {"Masyarakat", "Perencana dan peneliti", "Semua petugas"} <= set(_SECTIONS)


@pytest.mark.parametrize(("peran", "heading"), _PERAN)
def test_a_role_is_led_only_where_it_may_go(peran: Peran, heading: str) -> None:
    person = Pelaku(1, peran)
    for path in _office(_SECTIONS[heading]) | _office(_SECTIONS["Semua petugas"]):
        kuasa = _RIGHTS[path]
        assert kuasa is None or may(person, kuasa), f"{peran} may not open {path}"


def test_the_public_is_led_to_no_page_of_the_office() -> None:
    for heading in ("Masyarakat", "Perencana dan peneliti"):
        assert _office(_SECTIONS[heading]) == set()


def test_every_page_in_the_offices_menu_is_explained() -> None:
    menu = {f"/admin{rute.alamat}" for rute in RUTE if rute.menu}
    assert menu <= _office(_GUIDE)
