"""A plan is frozen with the contract; only a recorded amendment makes a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.record_adendum import record_adendum
from sipurbo_geo.catalogue.set_jadwal import read_jadwal, set_jadwal
from sipurbo_geo.database.tables import jadwal, kegiatan
from sipurbo_geo.errors import ConflictError, ForbiddenError, ParameterError
from sipurbo_geo.model.jadwal import MingguJadwal
from sipurbo_geo.model.kegiatan import Adendum
from sipurbo_geo.model.peran import Peran

from .kantor import KINI, KODE, SENIN, Kantor, make_laporan


def _plan(*rencana: float) -> list[MingguJadwal]:
    return [
        MingguJadwal(n, SENIN + timedelta(weeks=n - 1), Decimal(str(value)))
        for n, value in enumerate(rencana, start=1)
    ]


PLAN = _plan(4, 62, 100)


def _set(
    office: Kantor,
    plan: Sequence[MingguJadwal] = PLAN,
    adendum: str = "",
    peran: Peran = Peran.PPTK,
) -> int:
    with office.catalogue.writing() as conn:
        return set_jadwal(conn, office.orang(peran), office.id, plan, adendum=adendum, now=KINI)


def _amend(office: Kantor, nomor: str) -> None:
    with office.catalogue.writing() as conn:
        change = Adendum(nomor, date(2023, 7, 3), "Perpanjangan waktu")
        record_adendum(conn, office.registry, {KODE: [change]})


@pytest.mark.parametrize("peran", [Peran.KONSULTAN, Peran.BENDAHARA, Peran.KPA, Peran.PPID])
def test_the_wrong_role_is_refused(office: Kantor, peran: Peran) -> None:
    with pytest.raises(ForbiddenError):
        _set(office, peran=peran)


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ([], "minggu"),
        (PLAN[1:], "Minggu 1 tidak ada"),
        ([*PLAN[:2], replace(PLAN[2], rencana=Decimal(99))], "100"),
        ([PLAN[0], replace(PLAN[1], rencana=Decimal(3)), PLAN[2]], "kumulatif"),
        ([PLAN[0], replace(PLAN[1], tanggal=SENIN), PLAN[2]], "Tanggal minggu 2"),
        ([replace(PLAN[0], rencana=Decimal("NaN")), *PLAN[1:]], "persen"),
    ],
)
def test_what_is_no_plan_is_refused(office: Kantor, plan: list[MingguJadwal], says: str) -> None:
    with pytest.raises(ParameterError, match=says):
        _set(office, plan)


def test_a_plan_needs_a_contract(office: Kantor) -> None:
    with office.catalogue.writing() as conn:
        conn.execute(kegiatan.update().values(tanggal_kontrak=None))
    with pytest.raises(ConflictError, match="kontrak"):
        _set(office)


def test_a_frozen_plan_stays(office: Kantor) -> None:
    assert _set(office) == 1
    with pytest.raises(ParameterError, match="dibekukan"):
        _set(office, _plan(1, 100))
    with pytest.raises(sa.exc.DBAPIError), office.catalogue.writing() as conn:
        conn.execute(jadwal.update().values(nomor=2, adendum="x"))


def test_a_new_plan_names_an_amendment_that_is_recorded_once(office: Kantor) -> None:
    _set(office)
    with pytest.raises(ParameterError, match="belum tercatat"):
        _set(office, _plan(1, 100), "01")
    _amend(office, "01")
    longer = _plan(4, 40, 80, 100)
    assert _set(office, longer, "01") == 2
    with office.catalogue.reading_register() as conn:
        assert read_jadwal(conn, office.id) == longer
    with pytest.raises(ConflictError, match="satu kali"):
        _set(office, PLAN, "01")


def test_a_report_takes_its_plan_from_the_one_that_stands(office: Kantor) -> None:
    _set(office)
    assert office.row(office.lapor(make_laporan(1))).isi["rencana"] == "4.0000"
    assert Decimal(office.row(office.lapor(make_laporan(9))).isi["rencana"]) == 100
    _amend(office, "01")
    _set(office, _plan(4, 40, 100), "01")
    assert Decimal(office.row(office.lapor(make_laporan(2))).isi["rencana"]) == 40


def test_nobody_restates_a_frozen_plan(office: Kantor) -> None:
    _set(office)
    with pytest.raises(ParameterError) as caught:
        office.lapor(make_laporan(2, rencana=Decimal(30)))
    assert caught.value.name == "rencana"
    assert office.lapor(make_laporan(2, rencana=Decimal(62)))


def test_without_a_plan_the_reporter_states_it_or_nobody_does(office: Kantor) -> None:
    assert office.row(office.lapor(make_laporan(1, rencana=Decimal(5)))).isi["rencana"] == "5"
    assert office.row(office.lapor(make_laporan(2))).isi["rencana"] is None
