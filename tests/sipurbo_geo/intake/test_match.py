"""Names of places and choices in the spellings that people bring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.match import index_names, match_choice
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.layer import Choice

KECAMATAN = {
    f"15.09.{number:02}": nama
    for number, nama in enumerate(
        (
            *("Tebo Tengah", "Tebo Ilir", "Tebo Ulu", "Rimbo Bujang", "Sumay", "VII Koto"),
            *("Rimbo Ulu", "Rimbo Ilir", "Tengah Ilir", "Serai Serumpun", "VII Koto Ilir"),
            "Muara Tabir",
        ),
        start=1,
    )
}
INDEX = index_names(KECAMATAN)
KONDISI = (
    Choice("baik", Label("Baik", "Good")),
    Choice("rusak_ringan", Label("Rusak ringan", "Slight damage"), aliases=("RR",)),
)


@pytest.mark.parametrize("text", ["Tebo", "Koto", "VI Koto", "Jakarta", "Rimbo"])
def test_a_name_that_fits_no_place_or_several_is_refused_with_the_nearest(text: str) -> None:
    with pytest.raises(ValueParseError) as refused:
        INDEX.find(text)
    assert "terdekat" in refused.value.id
    assert "Nearest" in refused.value.en


def test_a_name_that_two_places_bear_asks_for_the_code() -> None:
    index = index_names({"15.09.01.2003": "Tanjung", "15.09.02.2004": "Desa Tanjung"})
    with pytest.raises(ValueParseError, match="kodenya"):
        index_names({"15.09.01.2003": "Tanjung", "15.09.02.2004": "TANJUNG"}).find("tanjung")
    assert index.find("Tanjung").kode == "15.09.01.2003"  # type: ignore[union-attr]
    assert index.find("Desa Tanjung").kode == "15.09.02.2004"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "nama"),
    [
        ("tebo tengah", "Tebo Tengah"),
        ("Kec. Tebo  Tengah", "Tebo Tengah"),
        ("KECAMATAN SUMAY", "Sumay"),
        ("Kec.Sumay", "Sumay"),
        ("7 Koto", "VII Koto"),
        ("VIIKOTO", "VII Koto"),
        ("vii koto ilir", "VII Koto Ilir"),
        ("7 KOTO ILIR", "VII Koto Ilir"),
        ("RIMBOBUJANG", "Rimbo Bujang"),
        ("Rimbo-Bujang", "Rimbo Bujang"),
        ("Serai\u00a0Serumpun ", "Serai Serumpun"),
    ],
)
def test_spelling_variants_of_a_name_are_the_same_place(text: str, nama: str) -> None:
    found = INDEX.find(text)
    assert found is not None
    assert (found.nama, found.near) == (nama, False)


@pytest.mark.parametrize(
    ("text", "nama"), [("Tebo Hulu", "Tebo Ulu"), ("Muaro Tabir", "Muara Tabir")]
)
def test_a_near_name_is_found_and_marked(text: str, nama: str) -> None:
    found = INDEX.find(text)
    assert found is not None
    assert (found.nama, found.near) == (nama, True)


def test_dusun_may_be_part_of_a_name() -> None:
    index = index_names({"15.09.06.2014": "Dusun Baru", "15.09.06.2015": "Baru"})
    assert index.find("Dusun Baru").kode == "15.09.06.2014"  # type: ignore[union-attr]
    assert index.find("Baru").kode == "15.09.06.2015"  # type: ignore[union-attr]


def test_nothing_is_found_in_an_empty_cell_or_an_empty_list() -> None:
    assert INDEX.find("-") is None
    with pytest.raises(ValueParseError, match="bukan nama yang dikenal"):
        index_names({}).find("Sumay")


@pytest.mark.parametrize("text", ["BAIK", " baik ", "Good"])
def test_a_choice_is_found_in_any_case_and_language(text: str) -> None:
    assert match_choice(text, KONDISI) == "baik"


@pytest.mark.parametrize("text", ["rusak_ringan", "Rusak Ringan", "rusak-ringan", "rr"])
def test_a_choice_is_found_by_alias_and_with_other_blanks(text: str) -> None:
    assert match_choice(text, KONDISI) == "rusak_ringan"


def test_an_unknown_choice_lists_what_is_allowed() -> None:
    assert match_choice("", KONDISI) is None
    with pytest.raises(ValueParseError, match="baik, rusak_ringan"):
        match_choice("hancur", KONDISI)


@given(st.text() | st.integers() | st.floats())
def test_nothing_but_a_refusal_comes_of_any_text(text: object) -> None:
    for find in (INDEX.find, lambda cell: match_choice(cell, KONDISI)):
        try:
            find(text)
        except ValueParseError:
            continue


@given(st.sampled_from(sorted(KECAMATAN)), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_name_finds_itself(kode: str, case: object) -> None:
    found = INDEX.find(case("Kec.  " + KECAMATAN[kode]))  # type: ignore[operator]
    assert found is not None
    assert found.kode == kode
    assert not found.near
