"""Steps about a critical contract follow each other, and none is skipped."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.record_penanganan import record_penanganan
from sipurbo_geo.database.tables import penanganan
from sipurbo_geo.errors import ConflictError, ForbiddenError, ParameterError
from sipurbo_geo.model.penanganan import Penanganan, Tindakan
from sipurbo_geo.model.peran import Peran

from .kantor import KINI, Kantor


def _record(
    office: Kantor, tindakan: Tindakan, day: int = 3, nomor: str = "600/1", peran: Peran = Peran.PPK
) -> int:
    with office.catalogue.writing() as conn:
        item = Penanganan(tindakan, date(2023, 7, day), nomor)
        return record_penanganan(conn, office.orang(peran), office.id, item, now=KINI)


def test_the_wrong_role_is_refused(office: Kantor) -> None:
    with pytest.raises(ForbiddenError):
        _record(office, Tindakan.SCM_I, peran=Peran.KONSULTAN)


def test_no_step_is_skipped(office: Kantor) -> None:
    with pytest.raises(ConflictError, match="SCM I"):
        _record(office, Tindakan.SP_I)
    _record(office, Tindakan.SCM_I)
    with pytest.raises(ConflictError, match="SP I"):
        _record(office, Tindakan.SCM_II)
    with pytest.raises(ConflictError):
        _record(office, Tindakan.PUTUS)


def test_dates_do_not_run_backwards_and_a_letter_has_a_number(office: Kantor) -> None:
    _record(office, Tindakan.SCM_I, 10)
    with pytest.raises(ParameterError) as caught:
        _record(office, Tindakan.SP_I, 9)
    assert caught.value.name == "tanggal"
    with pytest.raises(ParameterError) as caught:
        _record(office, Tindakan.SP_I, 11, " ")
    assert caught.value.name == "nomor_surat"


def test_the_whole_way_to_the_end_and_no_further(office: Kantor) -> None:
    for tindakan in Tindakan:
        _record(office, tindakan)
    with pytest.raises(ConflictError, match="putus"):
        _record(office, Tindakan.SCM_I)
    with office.catalogue.reading_register() as conn:
        kept = conn.scalars(sa.select(penanganan.c.tindakan).order_by(penanganan.c.id)).all()
    assert kept == list(Tindakan)


def test_a_work_that_recovered_begins_anew(office: Kantor) -> None:
    for tindakan in (Tindakan.SCM_I, Tindakan.SP_I, Tindakan.SCM_I):
        _record(office, tindakan)
