"""The desk: what waits for a person comes first, and nothing out of reach is on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_progres, make_unmapped
from tests.queries import QueryCount

SignIn = Callable[[Peran], FlaskClient]


@pytest.fixture
def office(
    app: Flask, kantor: Catalogue, registry: Registry, pelaku_as: Callable[[Peran], Pelaku]
) -> Catalogue:
    """A late road, a draft that was submitted, and another unit's work."""
    app.config["HARI_INI"] = date(2023, 8, 1)
    works = [
        make_kegiatan("A-1", nama="Jalan Terlambat"),
        make_unmapped("A-2", nama="Jalan Diajukan", keadaan=Keadaan.DRAF),
        make_kegiatan("A-3", nama="Urusan Bidang Lain", bidang="cipta-karya"),
    ]
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, works)
        record_progres(conn, registry, make_progres("A-1", (50,), (20,)))
        move_kegiatan(conn, registry, "A-2", Gerak.AJUKAN, pelaku=pelaku_as(Peran.PPTK))
    return kantor


def test_what_waits_stands_before_everything_else(
    office: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
) -> None:
    page = signed_in_as(Peran.PPK).get("/admin/").text
    order = [
        page.index(f'id="{name}"')
        for name in ("judul-tugas", "judul-lapor", "judul-terlambat", "judul-hitungan")
    ]
    assert order == sorted(order)
    assert "1 hal menunggu Anda." in page
    assert "Jalan Diajukan" in page[order[0] : order[1]]
    assert "Jalan Terlambat" in page[order[1] : order[2]], "nobody reported for weeks"
    assert "tertinggal 30,00 poin" in page[order[2] : order[3]]


@pytest.mark.parametrize("peran", [Peran.PPK, Peran.PPTK, Peran.TIM_TEKNIS, Peran.KONSULTAN])
def test_nothing_of_another_unit_is_on_the_desk(
    office: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
    peran: Peran,
) -> None:
    assert "Urusan Bidang Lain" not in signed_in_as(peran).get("/admin/").text


def test_who_has_nothing_yet_is_told_so_and_not_left_alone(
    kantor: Catalogue,  # noqa: ARG001 - no kegiatan at all
    signed_in_as: SignIn,
) -> None:
    for peran in Peran:
        answer = signed_in_as(peran).get("/admin/")
        assert answer.status_code == 200
        assert "Tidak ada yang menunggu Anda." in answer.text
        assert "Belum ada kegiatan dalam lingkup Anda." in answer.text
    assert "menugaskan kegiatan kepada Anda" in signed_in_as(Peran.KONSULTAN).get("/admin/").text
    assert "/admin/kegiatan/baru" in signed_in_as(Peran.PPTK).get("/admin/").text


def test_the_meeting_summary_is_one_tap_away_for_those_who_may_see_it(
    kantor: Catalogue,  # noqa: ARG001 - no kegiatan at all
    signed_in_as: SignIn,
) -> None:
    link = '<a class="tombol utama" href="/admin/rekap">'
    assert link in signed_in_as(Peran.KEPALA_DINAS).get("/admin/").text
    assert link not in signed_in_as(Peran.KONSULTAN).get("/admin/").text


def test_the_number_of_statements_does_not_grow_with_the_works(
    office: Catalogue, signed_in_as: SignIn, registry: Registry, query_count: QueryCount
) -> None:
    client = signed_in_as(Peran.PPK)
    counts = []
    for step in range(2):
        query_count.clear()
        assert client.get("/admin/").status_code == 200
        counts.append(query_count.total)
        more = [make_kegiatan(f"B-{step}-{n}") for n in range(20)]
        with office.writing() as conn:
            save_kegiatan(conn, registry, more)
            for item in more:
                record_progres(conn, registry, make_progres(item.kode, (50,), (20,)))
    assert counts[0] == counts[1] <= 18, str(query_count)
