"""A weekly report is handed in once, by who may, and stays inside until it is approved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.database.tables import ajuan, ajuan_langkah, kegiatan, notifikasi, penugasan
from sipurbo_geo.errors import ConflictError, ForbiddenError, NotFoundError, ParameterError
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.peran import SISTEM, Peran
from tests.factories import make_progres

from .kantor import KINI, KODE, Kantor, make_laporan

MAY_REPORT = {Peran.PPK, Peran.PPTK, Peran.TIM_TEKNIS}


@pytest.mark.parametrize("peran", sorted(set(Peran) - MAY_REPORT))
def test_the_wrong_role_is_refused(office: Kantor, peran: Peran) -> None:
    with pytest.raises(ForbiddenError):
        office.lapor(make_laporan(), peran)


def test_the_keeper_of_the_machine_has_no_name_to_report_under(office: Kantor) -> None:
    with pytest.raises(ForbiddenError, match="akunnya"), office.catalogue.writing() as conn:
        report_progres(conn, SISTEM, office.id, make_laporan(), now=KINI)


def test_another_unit_is_out_of_reach_and_an_unknown_kegiatan_is_not_there(office: Kantor) -> None:
    with office.catalogue.writing() as conn:
        conn.execute(kegiatan.update().values(bidang="cipta-karya"))
    with pytest.raises(ForbiddenError, match="lingkup"):
        office.lapor(make_laporan())
    with pytest.raises(NotFoundError), office.catalogue.writing() as conn:
        report_progres(conn, office.orang(Peran.PPTK), 999, make_laporan(), now=KINI)


def test_an_assigned_konsultan_reports(office: Kantor) -> None:
    with office.catalogue.writing() as conn:
        person = office.orang(Peran.KONSULTAN).id
        conn.execute(penugasan.insert().values(pengguna_id=person, kegiatan_id=office.id))
    assert office.row(office.lapor(make_laporan(), Peran.KONSULTAN)).keadaan == "dilaporkan"


def test_what_cannot_be_is_refused_with_its_field(office: Kantor) -> None:
    with pytest.raises(ParameterError) as caught:
        office.lapor(make_laporan(realisasi=101))
    assert caught.value.name == "realisasi"
    with pytest.raises(ParameterError) as caught:
        office.lapor(make_laporan(minggu=40))
    assert caught.value.name == "tanggal"


def test_a_withdrawn_kegiatan_takes_no_report(office: Kantor) -> None:
    with office.catalogue.writing() as conn:
        move_kegiatan(conn, office.registry, KODE, Gerak.TARIK, catatan="dobel")
    with pytest.raises(ConflictError, match="ditarik"):
        office.lapor(make_laporan())


def test_a_report_stays_inside(office: Kantor) -> None:
    office.lapor(make_laporan(realisasi=43.21, catatan="hujan"))
    assert office.published()["progres"] == []


def test_the_same_uid_is_the_same_report(office: Kantor) -> None:
    first = office.lapor(make_laporan(realisasi=10), uid="a-1")
    assert office.lapor(make_laporan(realisasi=99), uid="a-1") == first
    assert office.row(first).isi["realisasi"] == "10"
    with office.catalogue.reading_register() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(ajuan_langkah)) == 1


def test_an_older_uid_does_not_come_back_over_a_newer_report(office: Kantor) -> None:
    first = office.lapor(make_laporan(realisasi=10), uid="a-1")
    assert office.lapor(make_laporan(realisasi=12), uid="a-2") == first
    assert office.lapor(make_laporan(realisasi=10), uid="a-1") == first
    assert office.row(first).isi["realisasi"] == "12"


def test_the_same_uid_in_other_hands_is_refused(office: Kantor) -> None:
    office.lapor(make_laporan(), uid="a-1")
    with pytest.raises(ConflictError, match="Pengenal"):
        office.lapor(make_laporan(minggu=2), Peran.PPTK, uid="a-1")
    with pytest.raises(ParameterError):
        office.lapor(make_laporan(minggu=2), uid="x" * 65)


def test_a_week_that_somebody_else_reported_is_under_way(office: Kantor) -> None:
    office.lapor(make_laporan())
    with pytest.raises(ConflictError, match="orang lain"):
        office.lapor(make_laporan(), Peran.PPTK)


def test_a_verified_report_is_not_mended_behind_the_verifier(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPTK)
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    with pytest.raises(ConflictError, match="Diverifikasi"):
        office.lapor(make_laporan(realisasi=20), Peran.PPTK)


def test_a_correction_of_what_is_recorded_needs_a_reason(office: Kantor) -> None:
    row, *_ = make_progres(KODE, rencana=(10,), realisasi=(12,))
    with office.catalogue.writing() as conn:
        record_progres(conn, office.registry, [row])
    with pytest.raises(ConflictError, match="alasan"):
        office.lapor(make_laporan(realisasi=11))
    same = make_laporan(realisasi=12, rencana=Decimal(10), alasan="ulang")
    with pytest.raises(ConflictError, match="sama"):
        office.lapor(same)
    assert office.lapor(replace(same, realisasi=Decimal(11)))


def test_those_who_verify_hear_of_it(office: Kantor) -> None:
    key = office.lapor(make_laporan(minggu=3), Peran.PPTK)
    with office.catalogue.reading_register() as conn:
        (told,) = conn.execute(sa.select(notifikasi)).all()
        version = conn.scalars(sa.select(ajuan.c.dasar_versi)).one()
    assert (told.pengguna_id, told.ajuan_id) == (office.orang(Peran.TIM_TEKNIS).id, key)
    assert (told.isi, version) == ({"minggu": 3}, 1)
