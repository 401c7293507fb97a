"""The grid of the week: one line a work, saved one by one, with a script or without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.tables import ajuan, kegiatan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.tahap import Tahap
from tests.factories import make_kegiatan

from .chain import Chain

SignIn = Callable[[Peran], FlaskClient]
JSON = {"Accept": "application/json"}
ROW = {"minggu": "2", "tanggal": "2023-06-13", "hari": "2023-06-13", "uid": "u" * 32}


@pytest.fixture(autouse=True)
def today(app: Flask) -> None:
    app.config["HARI_INI"] = date(2023, 6, 13)


def _count(chain: Chain) -> int:
    with chain.catalogue.reading_register() as conn:
        return conn.scalar(sa.select(sa.func.count()).select_from(ajuan)) or 0


def test_it_holds_what_is_being_built_in_ones_own_scope(chain: Chain, signed_in_as: SignIn) -> None:
    with chain.catalogue.writing() as conn:
        others = [
            make_kegiatan("LAIN", bidang="cipta-karya"),
            make_kegiatan("RENCANA", tahap=Tahap.PENGADAAN),
            make_kegiatan("NANTI", tanggal_mulai=date(2024, 1, 1)),
        ]
        save_kegiatan(conn, chain.registry, others)
    page = signed_in_as(Peran.PPTK).get("/admin/minggu").text
    assert page.count("data-baris") == 1
    assert "minggu 2" in page
    assert signed_in_as(Peran.BENDAHARA).get("/admin/minggu").status_code == 403
    assert "Tidak ada kegiatan" in signed_in_as(Peran.KONSULTAN).get("/admin/minggu").text


@pytest.mark.parametrize("day", ["", "kemarin", "2023-02-31", "9999-01-01"])
def test_what_is_no_past_day_means_today(chain: Chain, signed_in_as: SignIn, day: str) -> None:
    assert chain.road
    page = signed_in_as(Peran.PPTK).get(f"/admin/minggu?tanggal={day}").text
    assert 'value="2023-06-13"' in page


def test_without_a_script_a_fault_keeps_the_row_as_typed(
    chain: Chain, signed_in_as: SignIn
) -> None:
    answer = signed_in_as(Peran.PPTK).post(
        f"/admin/kegiatan/{chain.road}/minggu",
        data=ROW | {"realisasi": "banyak", "catatan": "hujan"},
    )
    assert answer.status_code == 400
    assert 'value="banyak"' in answer.text
    assert 'value="hujan"' in answer.text
    assert "tidak terbaca sebagai persen" in answer.text
    assert _count(chain) == 0


def test_without_a_script_a_row_is_saved_and_the_grid_comes_back_to_it(
    chain: Chain, signed_in_as: SignIn
) -> None:
    client = signed_in_as(Peran.PPTK)
    answer = client.post(f"/admin/kegiatan/{chain.road}/minggu", data=ROW | {"realisasi": "12,5"})
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"#baris-{chain.road}")
    assert 'value="12,5"' in client.get("/admin/minggu").text


def test_a_script_is_told_what_the_figure_means(chain: Chain, signed_in_as: SignIn) -> None:
    client, address = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}/minggu"
    form = ROW | {"realisasi": "30", "rencana": "62"}
    told = client.post(address, data=form, headers=JSON)
    assert (told.status_code, told.json["status"], told.json["deviasi"]) == (200, "kritis", "−32")
    assert told.json["keadaan"] == "dilaporkan"
    refused = client.post(address, data=form | {"realisasi": "300"}, headers=JSON)
    assert (refused.status_code, refused.json["nama"]) == (400, "realisasi")


def test_the_same_row_twice_is_one_report_and_a_new_figure_replaces_it(
    chain: Chain, signed_in_as: SignIn
) -> None:
    client, address = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}/minggu"
    for figure in ("30", "30", "31"):
        assert client.post(address, data=ROW | {"realisasi": figure}, headers=JSON).is_json
    assert _count(chain) == 1
    with chain.catalogue.reading_register() as conn:
        row = conn.execute(sa.select(ajuan.c.isi, ajuan.c.versi)).one()
    assert (row.isi["realisasi"], row.versi) == ("31", 2)


def test_what_others_reported_or_verified_is_shown_and_locked(
    chain: Chain, signed_in_as: SignIn
) -> None:
    key = chain.report(2, 25, Peran.PPK)
    client = signed_in_as(Peran.PPTK)
    assert 'name="realisasi"' not in client.get("/admin/minggu").text
    refused = client.post(
        f"/admin/kegiatan/{chain.road}/minggu", data=ROW | {"realisasi": "30"}, headers=JSON
    )
    assert refused.status_code == 409
    chain.move(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    assert 'name="realisasi"' not in signed_in_as(Peran.PPK).get("/admin/minggu").text


def test_a_recorded_week_asks_for_a_reason(chain: Chain, signed_in_as: SignIn) -> None:
    key = chain.report(2, 25)
    chain.move(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    chain.move(key, Gerak.SETUJUI, Peran.PPK)
    client, address = signed_in_as(Peran.PPTK), f"/admin/kegiatan/{chain.road}/minggu"
    assert 'name="alasan"' in client.get("/admin/minggu").text
    refused = client.post(address, data=ROW | {"realisasi": "20"}, headers=JSON)
    assert refused.status_code == 409
    reasoned = ROW | {"realisasi": "20", "alasan": "salah ukur"}
    assert client.post(address, data=reasoned, headers=JSON).status_code == 200


def test_a_work_that_is_finished_leaves_the_grid(chain: Chain, signed_in_as: SignIn) -> None:
    key = chain.report(1, 100)
    chain.move(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    chain.move(key, Gerak.SETUJUI, Peran.PPK)
    assert "data-baris" not in signed_in_as(Peran.PPTK).get("/admin/minggu").text


def test_many_works_cost_no_more_questions(
    chain: Chain, signed_in_as: SignIn, query_count: object
) -> None:
    client = signed_in_as(Peran.PPTK)

    def cost() -> int:
        query_count.clear()  # type: ignore[attr-defined]
        client.get("/admin/minggu")
        return query_count.total  # type: ignore[attr-defined,no-any-return]

    one = cost()
    with chain.catalogue.writing() as conn:
        save_kegiatan(conn, chain.registry, [make_kegiatan(f"N-{n}") for n in range(20)])
        assert conn.scalar(sa.select(sa.func.count()).select_from(kegiatan)) == 21
    assert cost() == one
