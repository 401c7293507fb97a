"""Who has not reported this week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.move_ajuan import move_ajuan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import kegiatan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.laporan import Laporan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.query.kantor.belum_lapor import list_belum_lapor
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_progres

SENIN = date(2023, 6, 5)
KINI = datetime(2023, 7, 1, 3, tzinfo=UTC)
Orang = Callable[[Peran], Pelaku]


@pytest.fixture
def works(kantor: Catalogue, registry: Registry) -> Catalogue:
    """Silent since the start, reported twice, finished, of another unit, not begun."""
    items = [
        make_kegiatan("DIAM"),
        make_kegiatan("LAPOR"),
        make_kegiatan("SELESAI"),
        make_kegiatan("LAIN", bidang="cipta-karya"),
        make_kegiatan("RENCANA", tahap=Tahap.PENGADAAN),
        make_kegiatan("NANTI", tanggal_mulai=date(2023, 12, 1)),
    ]
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, items)
        record_progres(conn, registry, make_progres("LAPOR", (10, 20), (10, 20)))
        record_progres(conn, registry, make_progres("SELESAI", (50, 100), (50, 100)))
    return kantor


def _silent(works: Catalogue, pelaku: Pelaku, day: date) -> list[tuple[str, int | None, bool]]:
    with works.reading_register() as conn:
        found = list_belum_lapor(conn, pelaku, day)
    return [(row.kontrak.kode, row.hari, row.dikembalikan) for row in found]


def test_a_week_may_pass_and_then_it_shows(works: Catalogue, pelaku_as: Orang) -> None:
    pptk = pelaku_as(Peran.PPTK)
    assert _silent(works, pptk, SENIN + timedelta(days=7)) == []
    assert _silent(works, pptk, SENIN + timedelta(days=14)) == [("DIAM", 14, False)]
    assert _silent(works, pptk, SENIN + timedelta(days=15)) == [
        ("DIAM", 15, False),
        ("LAPOR", 8, False),
    ]


def test_the_head_sees_every_unit_and_a_stranger_none(works: Catalogue, pelaku_as: Orang) -> None:
    day = SENIN + timedelta(days=14)
    assert {kode for kode, *_ in _silent(works, pelaku_as(Peran.KEPALA_DINAS), day)} == {
        "DIAM",
        "LAIN",
    }
    assert _silent(works, pelaku_as(Peran.KONSULTAN), day) == []


def test_what_waits_for_a_decision_was_reported_and_what_came_back_was_not(
    works: Catalogue, registry: Registry, pelaku_as: Orang
) -> None:
    day = SENIN + timedelta(days=14)
    pptk, team = pelaku_as(Peran.PPTK), pelaku_as(Peran.TIM_TEKNIS)
    with works.writing() as conn:
        key = conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == "DIAM")).one()
        report = report_progres(conn, pptk, key, Laporan(2, day, Decimal(5)), now=KINI)
    assert _silent(works, pptk, day) == []
    with works.writing() as conn:
        move_ajuan(
            conn, registry, report, Gerak.KEMBALIKAN, pelaku=team, versi=1, catatan="foto", now=KINI
        )
    assert _silent(works, pptk, day) == [("DIAM", 14, True)]
