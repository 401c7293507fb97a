from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sipurbo_geo.model.label import Label
from sipurbo_geo.model.layer import Attribute, Choice, Layer, Style
from webmap.present.atribut import list_atribut

LAYER = Layer(
    key="jalan",
    name=Label("Jalan", "Roads"),
    description=Label("", ""),
    bidang="bina-marga",
    geometry=("LineString",),
    attributes=(
        Attribute("lebar", Label("Lebar", "Width"), "number", unit="m"),
        Attribute(
            "perkerasan",
            Label("Perkerasan", "Pavement"),
            "choice",
            choices=(Choice("beton", Label("Beton", "Concrete")),),
        ),
        Attribute("trotoar", Label("Trotoar", "Pavement for walking"), "boolean"),
        Attribute("survei", Label("Survei", "Survey"), "date"),
        Attribute("ruas", Label("Ruas", "Road"), "text"),
        Attribute("pemilik", Label("Pemilik", "Owner"), "text", public=False),
    ),
    style=Style("#000000", 3, "", "jalan"),
    owner="Bina Marga",
    reviewed=date(2026, 1, 1),
)


def rows(bahasa: str = "id", **values: Any) -> list[tuple[str, str]]:
    return [(row.label, row.nilai) for row in list_atribut(LAYER, values, bahasa)]


def test_what_is_not_public_is_not_listed_even_when_it_is_there() -> None:
    assert rows(pemilik="seseorang") == []


def test_empty_attributes_are_left_out_but_zero_and_no_are_answers() -> None:
    assert rows(lebar=0, trotoar=False, ruas="", survei=None) == [
        ("Lebar", "0 m"),
        ("Trotoar", "tidak"),
    ]


def test_values_are_written_for_people_in_their_language() -> None:
    values = {"lebar": 3.25, "perkerasan": "beton", "survei": "2026-01-05"}
    assert rows(**values) == [
        ("Lebar", "3,25 m"),
        ("Perkerasan", "Beton"),
        ("Survei", "5 Januari 2026"),
    ]
    assert rows("en", **values)[1] == ("Pavement", "Concrete")


def test_a_choice_that_the_theme_no_longer_knows_stands_for_itself() -> None:
    assert rows(perkerasan="lapen") == [("Perkerasan", "lapen")]


def test_a_hint_is_in_the_language_of_the_page() -> None:
    first = replace(LAYER.attributes[0], help=Label("badan jalan", "carriageway"))
    layer = replace(LAYER, attributes=(first,))
    assert list_atribut(layer, {"lebar": 3}, "en")[0].bantuan == "carriageway"
