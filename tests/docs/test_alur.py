"""docs/alur.md draws the machine that is at work, no other."""

from __future__ import annotations

import re

import pytest

from sipurbo_geo.model.alur import Gerak, Langkah
from tests.needs import ROOT

from .alur import MACHINES, table_of

TEXT = (ROOT / "docs" / "alur.md").read_text()
every_machine = pytest.mark.parametrize(("heading", "alur"), MACHINES.items())


def _section(heading: str) -> str:
    return TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@every_machine
def test_the_table_is_the_machine(heading: str, alur: tuple[Langkah, ...]) -> None:
    assert table_of(alur) in _section(heading), table_of(alur)


@every_machine
def test_the_drawing_names_every_state_and_every_step(
    heading: str, alur: tuple[Langkah, ...]
) -> None:
    drawing = _section(heading).split("```")[1]
    drawn = set(re.findall(r"[a-z_]+", drawing)) - {"text"}
    states = {state for step in alur for state in (step.dari, step.ke)}
    assert drawn == states | {step.gerak.value for step in alur}


@every_machine
def test_a_step_leads_from_a_state_to_one_place(heading: str, alur: tuple[Langkah, ...]) -> None:
    arrows = [(step.dari, step.gerak) for step in alur]
    assert len(arrows) == len(set(arrows)), heading
    assert {step.gerak for step in alur} <= set(Gerak)
