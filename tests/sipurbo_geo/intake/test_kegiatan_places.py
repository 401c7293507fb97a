from __future__ import annotations

import pytest

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.kegiatan_places import Places, places_of
from sipurbo_geo.model.wilayah import Tingkat, Wilayah


@pytest.fixture
def desa() -> Places:
    names = ("Tanjung Pucuk Jambi", "Kuamang", "Teluk Kuali", "Paseban dan Rambai")
    return places_of(
        [
            Wilayah(Tingkat.DESA, f"15.09.06.{2001 + number}", name)
            for number, name in enumerate(names)
        ]
    )


def _named(desa: Places, text: str) -> list[str]:
    return [desa.name(kode) for kode in desa.find(text).kode]


def test_a_name_that_nobody_knows_is_refused(desa: Places) -> None:
    with pytest.raises(ValueParseError):
        desa.find("Atlantis; Kuamang")


def test_two_names_in_a_cell_are_two_places_and_not_one_that_is_nearly_both(desa: Places) -> None:
    assert _named(desa, "Tanjung Pucuk Jambi; Kuamang") == ["Tanjung Pucuk Jambi", "Kuamang"]


def test_a_name_that_holds_the_word_between_stays_whole(desa: Places) -> None:
    assert _named(desa, "Paseban dan Rambai") == ["Paseban dan Rambai"]


def test_a_near_name_is_found_and_told(desa: Places) -> None:
    found = desa.find("Teluk Kualli")
    assert [desa.name(kode) for kode in found.kode] == ["Teluk Kuali"]
    assert found.near
