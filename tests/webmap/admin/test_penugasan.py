"""Assigning people to a kegiatan from its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.model.peran import Pelaku, Peran

from .chain import Chain

As = Callable[[Peran], Pelaku]
SignIn = Callable[[Peran], FlaskClient]


@pytest.fixture
def path(chain: Chain) -> str:
    """The page of the road."""
    return f"/admin/kegiatan/{chain.road}/penugasan"


@pytest.mark.parametrize("pengguna_id", ["", "satu", "-1", "²", "9" * 30, "999"])
def test_nobody_is_not_assigned(signed_in_as: SignIn, path: str, pengguna_id: str) -> None:
    client = signed_in_as(Peran.PPTK)
    answer = client.post(path, data={"pengguna_id": pengguna_id})
    assert answer.status_code in (400, 404)
    assert 'id="galat"' in answer.text
    assert client.post(f"{path}/lepas", data={"pengguna_id": pengguna_id}).status_code in (400, 404)


def test_a_role_that_reaches_everything_needs_no_assignment(
    signed_in_as: SignIn, pelaku_as: As, path: str
) -> None:
    answer = signed_in_as(Peran.PPTK).post(path, data={"pengguna_id": pelaku_as(Peran.PPID).id})
    assert answer.status_code == 400
    assert "menjangkau semua" in answer.text


@pytest.mark.parametrize("peran", [Peran.TIM_TEKNIS, Peran.KONSULTAN, Peran.BENDAHARA])
def test_who_may_not_assign_is_told_who_may(
    signed_in_as: SignIn, pelaku_as: As, path: str, peran: Peran
) -> None:
    given = {"pengguna_id": pelaku_as(Peran.KONSULTAN).id}
    for answer in (signed_in_as(peran).get(path), signed_in_as(peran).post(path, data=given)):
        assert answer.status_code == 403
        assert "Pejabat Pelaksana Teknis Kegiatan (PPTK)" in answer.text
        assert 'href="/admin/"' in answer.text


def test_a_konsultan_sees_the_kegiatan_while_assigned(
    signed_in_as: SignIn, pelaku_as: As, path: str
) -> None:
    pptk, konsultan = signed_in_as(Peran.PPTK), signed_in_as(Peran.KONSULTAN)
    page, given = path.removesuffix("/penugasan"), {"pengguna_id": pelaku_as(Peran.KONSULTAN).id}
    assert konsultan.get(page).status_code == 403
    assert path in pptk.get(page).text
    assert pptk.post(path, data=given).headers["Location"] == path
    assert konsultan.get(page).status_code == 200
    assert path not in konsultan.get(page).text
    shown = pptk.get(path).text
    assert "Cabut penugasan Nama konsultan" in shown
    assert f'<option value="{given["pengguna_id"]}">' not in shown
    assert pptk.post(f"{path}/lepas", data=given).headers["Location"] == path
    assert konsultan.get(page).status_code == 403


def test_the_page_says_whose_unit_it_is_anyway(signed_in_as: SignIn, path: str) -> None:
    near = signed_in_as(Peran.PPTK).get(path).text.partition('id="judul-sebidang"')[2]
    assert [peran.value for peran in Peran if f"Nama {peran.value}<" in near] == [
        "kpa",
        "ppk",
        "pptk",
        "tim_teknis",
    ]
