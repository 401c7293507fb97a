"""The drawing for CAD: metres of one zone, a layer a theme, and words that the format can hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.unduhan.dxf import layer_name, nearest_colour, plain_text, utm_of

from .unduhan import read_drawing


@pytest.mark.parametrize(
    ("west", "south", "epsg"),
    [(101.0, -1.5, 32747), (102.1, -1.5, 32748), (95.0, 4.0, 32646), (179.0, -1.0, 32760)],
)
def test_the_zone_is_the_one_around_the_data(west: float, south: float, epsg: int) -> None:
    assert utm_of((west, south, west + 0.2, south + 0.2)) == epsg


def test_the_middle_of_both_sides_of_a_border_chooses(registry: Registry) -> None:
    assert utm_of((101.8, -1.7, 102.8, -1.0)) == 32748
    assert {layer_name(key, "_KODE")[-5:] for key in registry.layers} == {"_KODE"}


@pytest.mark.parametrize(
    ("color", "number"), [("#ff0000", 10), ("#0000ff", 170), ("#ff7f7f", 11), ("#00a500", 92)]
)
def test_a_colour_is_the_closest_that_there_is(color: str, number: int) -> None:
    assert nearest_colour(color) == number


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Ruas é", "Ruas \\U+00E9"),
        ("dua\nbaris\t", "dua baris "),
        ("\N{BRICK}", "?"),
        ("a" * 300, "a" * 255),
        ("a" * 250 + "é", "a" * 250),
    ],
)
def test_a_text_is_one_line_of_ascii_and_no_letter_is_cut(text: str, spelt: str) -> None:
    assert plain_text(text) == spelt


def test_every_code_is_written_beside_its_line(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "kegiatan.dxf"
    path.write_bytes(app.test_client().get("/unduh/kegiatan.dxf").data)
    drawn = read_drawing(str(path))
    road = drawn["PUPR-2023-0001"]
    assert (road["Layer"], road["label"]) == ("JALAN", "JALAN_KODE")
    assert road["nama"] == 'Jalan "Baru", Ruas \\U+00E9 baris dua'
    assert all(row["label"] == f"{row['Layer']}_KODE" for row in drawn.values())


def test_the_first_lines_say_what_it_is(app: Flask) -> None:
    text = app.test_client().get("/unduh/kegiatan.dxf?tahun=2023").data.decode("ascii")
    said = text.split("0\nSECTION")[0].splitlines()[1::2]
    assert said[0] == "EPSG:32748"
    assert "saringan: TA 2023" in said
    assert said[-1].startswith("lisensi: https://")


def test_nothing_chosen_is_a_drawing_without_entities(app: Flask) -> None:
    text = app.test_client().get("/unduh/kegiatan.dxf?q=zzzz").data.decode("ascii")
    assert text.endswith("2\nENTITIES\n0\nENDSEC\n0\nEOF\n")
