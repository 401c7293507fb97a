"""Every address of the office, for every role, near and far: as the table of rights says.

What should be is derived from `WEWENANG`; an address that is added to `RUTE` is walked by itself.
"""

from __future__ import annotations

import pytest
from flask import Flask

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import PERAN_LABELS, Peran
from sipurbo_geo.model.wewenang import WEWENANG
from tests.kantor import Ground

from .walking import Step, enter, list_steps


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_is_not_signed_in_is_led_to_the_door(
    office_app: Flask, ground: Ground, method: str
) -> None:
    for step in list_steps(ground, method):
        answer = office_app.test_client().open(step.path, method=method)
        assert answer.status_code == 302, step
        assert answer.headers["Location"].startswith("/masuk"), step


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("peran", list(Peran))
def test_each_role_gets_what_the_table_says(
    office_app: Flask, office: Catalogue, ground: Ground, peran: Peran, method: str
) -> None:
    wrong = []
    for step in list_steps(ground, method):
        client, pelaku = enter(office_app, office, peran)
        answer = client.open(step.path, method=method)
        shut = answer.status_code == 403
        if shut == step.is_open_to(pelaku) or answer.status_code >= 500:
            wrong.append((step.path, step.letak, answer.status_code))
        elif shut and not _says_who(step, answer.text):
            wrong.append((step.path, step.letak, "does not say who may"))
    assert wrong == []


def _says_who(step: Step, page: str) -> bool:
    """A refusal names those who may, or says that it is only this kegiatan, and leads back."""
    holders = [PERAN_LABELS[peran].id for peran, verbs in WEWENANG.items()
               if step.rute.kuasa in verbs]  # fmt: skip
    told = all(name in page for name in holders) or "di luar lingkup Anda" in page
    return told and 'href="/admin/"' in page
