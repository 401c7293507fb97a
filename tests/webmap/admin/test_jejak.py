"""The page of the trail: who did what, when, from what to what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Rahasia
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

SignIn = Callable[[Peran], FlaskClient]


@pytest.fixture
def office(
    kantor: Catalogue, registry: Registry, pelaku_as: Callable[[Peran], Pelaku]
) -> Catalogue:
    """A road that was changed and withdrawn by people, and one of another unit."""
    road = make_kegiatan("A-1", nama="Jalan Berubah")
    other = make_kegiatan("LAIN-1", bidang="cipta-karya", nama="Urusan Bidang Lain")
    ppk = pelaku_as(Peran.PPK)
    changed = replace(
        road,
        pagu=Decimal(5),
        pptk="Nama Pejabat",
        atribut={"lebar_m": 3.5},
        rahasia=Rahasia(penyedia_npwp="77.777"),
    )
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [road, other])
        save_kegiatan(conn, registry, [changed], pelaku=ppk)
        move_kegiatan(
            conn, registry, "A-1", Gerak.TARIK, pelaku=ppk, catatan="Dobel dengan tahun lalu"
        )
    return kantor


def test_a_consultant_is_told_who_may_see_it(office: Catalogue, signed_in_as: SignIn) -> None:  # noqa: ARG001 - filled first
    assert signed_in_as(Peran.KONSULTAN).get("/admin/jejak").status_code == 403


@pytest.mark.parametrize("query", ["?sebelum=akhir", "?sebelum=-1", "?sebelum=99999999999999999"])
def test_a_number_without_sense_is_named(signed_in_as: SignIn, query: str) -> None:
    assert signed_in_as(Peran.PPK).get(f"/admin/jejak{query}").status_code == 400


def test_it_says_who_when_why_and_from_what_to_what(
    office: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
) -> None:
    page = signed_in_as(Peran.PPTK).get("/admin/jejak").text
    assert "Nama ppk, Pejabat Pembuat Komitmen (PPK)" in page
    assert "Dobel dengan tahun lalu" in page
    assert "Pagu: <del>Rp 200.000.000</del>" in page
    assert "<ins>Rp 5</ins>" in page
    assert "Lebar: <del>–</del>" in page
    assert "<ins>3,5 m</ins>" in page


def test_withheld_values_are_only_said_to_have_changed(
    office: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
) -> None:
    page = signed_in_as(Peran.ADMINISTRATOR).get("/admin/jejak").text
    assert "77.777" not in page
    assert "Nama Pejabat" not in page
    assert re.search(r"NPWP penyedia: <ins>berubah \(dirahasiakan\)", page)


def test_another_unit_and_what_concerns_no_single_kegiatan_stay_out_of_reach(
    office: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
) -> None:
    assert "2 kegiatan baru" not in signed_in_as(Peran.PPTK).get("/admin/jejak").text
    assert "2 kegiatan baru" in signed_in_as(Peran.KEPALA_DINAS).get("/admin/jejak").text
    found = signed_in_as(Peran.PPTK).get("/admin/jejak?kode=LAIN-1").text
    assert "Tidak ada jejak untuk kode itu" in found


def test_pages_lead_on_to_older_entries_and_end(
    office: Catalogue, registry: Registry, signed_in_as: SignIn
) -> None:
    for n in range(31):
        with office.writing() as conn:
            save_kegiatan(conn, registry, [make_kegiatan("LAIN-1", pagu=Decimal(n + 1))])
    client, address, seen = signed_in_as(Peran.ADMINISTRATOR), "/admin/jejak", []
    for _ in range(9):
        page = client.get(address).text
        seen += [int(n) for n in re.findall(r'id="jejak-(\d+)"', page)]
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        if onward is None:
            break
        address = onward[1]
    assert seen == list(range(max(seen), 0, -1)), "each entry once, the newest first"
