"""The table of rights, sentence by sentence."""

from __future__ import annotations

import pytest

from sipurbo_geo.errors import ForbiddenError
from sipurbo_geo.model.peran import PERAN_LABELS, SISTEM, Pelaku, Peran
from sipurbo_geo.model.wewenang import (
    WEWENANG,
    Kuasa,
    Lingkup,
    Sasaran,
    is_bounded,
    may,
    require,
)

_DECISIONS = {kuasa for kuasa in Kuasa if kuasa.startswith("approve_")}
OWN, OTHER = Sasaran(1, "bina-marga"), Sasaran(2, "cipta-karya")


def _who(peran: Peran, *ditugaskan: int) -> Pelaku:
    return Pelaku(7, peran, ("bina-marga",), frozenset(ditugaskan))


def test_every_role_is_there_and_every_right_has_a_holder() -> None:
    assert WEWENANG.keys() == PERAN_LABELS.keys() == set(Peran)
    assert set(Kuasa) == {kuasa for verbs in WEWENANG.values() for kuasa in verbs}


def test_who_keeps_the_accounts_decides_nothing() -> None:
    assert not _DECISIONS & WEWENANG[Peran.ADMINISTRATOR].keys()
    keepers = [peran for peran in Peran if Kuasa.MANAGE_PENGGUNA in WEWENANG[peran]]
    assert keepers == [Peran.ADMINISTRATOR]


def test_who_reports_money_does_not_approve_it() -> None:
    for verbs in WEWENANG.values():
        assert not {Kuasa.REPORT_KEUANGAN, Kuasa.APPROVE_KEUANGAN} <= verbs.keys()


def test_a_konsultan_reaches_only_what_is_assigned() -> None:
    assert set(WEWENANG[Peran.KONSULTAN].values()) == {Lingkup.DITUGASKAN}
    assert not may(_who(Peran.KONSULTAN), Kuasa.REPORT_PROGRES, OWN)
    assert may(_who(Peran.KONSULTAN, 2), Kuasa.REPORT_PROGRES, OTHER)
    assert not may(_who(Peran.KONSULTAN, 2), Kuasa.APPROVE_PROGRES, OTHER)


@pytest.mark.parametrize("peran", [Peran.KPA, Peran.PPK, Peran.PPTK, Peran.TIM_TEKNIS])
def test_a_unit_ends_where_the_next_begins_unless_one_is_assigned(peran: Peran) -> None:
    assert may(_who(peran), Kuasa.VIEW_KEGIATAN, OWN)
    assert not may(_who(peran), Kuasa.VIEW_KEGIATAN, OTHER)
    assert may(_who(peran, 2), Kuasa.VIEW_KEGIATAN, OTHER)
    # what is not saved yet has no key that could be assigned
    assert not may(_who(peran, 2), Kuasa.VIEW_KEGIATAN, Sasaran(None, "cipta-karya"))


def test_an_assignment_widens_only_roles_that_end_somewhere() -> None:
    assert [peran for peran in Peran if not is_bounded(peran)] == [
        Peran.ADMINISTRATOR,
        Peran.KEPALA_DINAS,
        Peran.PPID,
        Peran.BENDAHARA,
    ]


def test_a_refusal_names_those_who_may() -> None:
    with pytest.raises(ForbiddenError, match="Yang berwenang: Administrator"):
        require(_who(Peran.PPK), Kuasa.MANAGE_PENGGUNA)
    with pytest.raises(ForbiddenError, match="di luar lingkup Anda"):
        require(_who(Peran.PPK), Kuasa.SAVE_KEGIATAN, OTHER)
    require(SISTEM, Kuasa.MANAGE_PENGGUNA, OTHER)
