"""Coordinates as people paste them."""

from __future__ import annotations

import pytest
import shapely
from pyproj import Transformer

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.formulir.tempelan import Jenis, Sistem, read_tempelan

LON, LAT = 102.3345, -1.4512
UTM_48 = Transformer.from_crs("EPSG:4326", "EPSG:32748", always_xy=True).transform(LON, LAT)
UTM_47 = Transformer.from_crs("EPSG:4326", "EPSG:32747", always_xy=True).transform(101.9, LAT)


@pytest.mark.parametrize(
    ("text", "jenis"),
    [
        ("satu dua", Jenis.TITIK),
        ("-1.45", Jenis.TITIK),
        ("-1.45 102.3", Jenis.GARIS),
        ("-1.45 102.3\n-1.45 102.3", Jenis.GARIS),
        ("-1.45 102.3\n-1.46 102.3", Jenis.BIDANG),
        ("203456 9839876", Jenis.TITIK),
        ("1°75'00\" LS, 102°20'00\" BT", Jenis.TITIK),
    ],
)
def test_what_is_no_coordinate_is_refused_with_its_line(text: str, jenis: Jenis) -> None:
    with pytest.raises(ValueParseError):
        read_tempelan(text, Sistem.DERAJAT, jenis)


@pytest.mark.parametrize("text", ["203456", "1 2 3", "-1.45 102.3", "203456 839876", "a b"])
def test_what_is_no_utm_is_refused(text: str) -> None:
    with pytest.raises(ValueParseError):
        read_tempelan(text, Sistem.UTM_48S, Jenis.TITIK)


def test_the_message_names_the_line_and_the_way_out() -> None:
    with pytest.raises(ValueParseError, match=r"baris 2: x y"):
        read_tempelan("-1.45 102.3\nx y", Sistem.DERAJAT, Jenis.GARIS)
    with pytest.raises(ValueParseError, match="Pilih UTM"):
        read_tempelan("203456 9839876", Sistem.DERAJAT, Jenis.TITIK)


@pytest.mark.parametrize(
    "text",
    [
        "-1.4512, 102.3345",
        "-1,4512 102,3345",
        "-1.4512\t102.3345",
        "-1,4512;102,3345",
        "102.3345 -1.4512",
        "P1\t-1,4512\t102,3345",
        "P1 -1,4512 102,3345",
        "1°27'4.32\" LS, 102°20'4.2\" BT",
        "1° 27' 4,32\" LS 102° 20' 4,2\" BT",
        "1°27'4.32\"S 102°20'4.2\"E",
        "S 1 27 4.32 E 102 20 4.2",
    ],
)
def test_degrees_are_read_in_any_spelling(text: str) -> None:
    point = read_tempelan(text, Sistem.DERAJAT, Jenis.TITIK)
    assert point is not None
    assert shapely.get_coordinates(point)[0] == pytest.approx((LON, LAT), abs=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        f"{UTM_48[0]:.2f} {UTM_48[1]:.2f}",
        f"{UTM_48[1]:.2f} {UTM_48[0]:.2f}",
        f"{UTM_48[0]:.2f}, {UTM_48[1]:.2f}".replace(".", ","),
        f"{UTM_48[0]:,.2f}\t{UTM_48[1]:,.2f}",
        f"{UTM_48[0]:,.2f} {UTM_48[1]:,.2f}".translate(str.maketrans(",.", ".,")),
        f"48M {UTM_48[0]:.2f} {UTM_48[1]:.2f}",
        f"{UTM_48[0]:.2f} mE {UTM_48[1]:.2f} mN".replace(" m", "m"),
    ],
)
def test_metres_of_zone_48_are_read_in_any_spelling(text: str) -> None:
    point = read_tempelan(text, Sistem.UTM_48S, Jenis.TITIK)
    assert point is not None
    assert shapely.get_coordinates(point)[0] == pytest.approx((LON, LAT), abs=1e-6)


def test_zone_47_lies_west_of_102() -> None:
    point = read_tempelan(f"{UTM_47[0]:.2f} {UTM_47[1]:.2f}", Sistem.UTM_47S, Jenis.TITIK)
    assert shapely.get_coordinates(point)[0] == pytest.approx((101.9, LAT), abs=1e-6)


def test_an_empty_line_begins_another_part() -> None:
    text = "-1.45 102.3\n-1.46 102.31\n\n\n-1.47 102.32\n-1.48 102.33\n"
    both = read_tempelan(text, Sistem.DERAJAT, Jenis.GARIS)
    assert both is not None
    assert [part.geom_type for part in both.geoms] == ["LineString", "LineString"]
    assert read_tempelan(" \n", Sistem.DERAJAT, Jenis.GARIS) is None


def test_a_polygon_is_closed() -> None:
    area = read_tempelan("-1.4 102.3\n-1.4 102.4\n-1.3 102.4", Sistem.DERAJAT, Jenis.BIDANG)
    assert area is not None
    assert area.geom_type == "Polygon"
    assert area.area == pytest.approx(0.005)
