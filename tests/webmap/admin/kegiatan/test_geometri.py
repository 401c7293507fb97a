"""Geometries that are brought to the form, and what it says about them while it is filled in."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.query.register_kegiatan import read_kegiatan

SignIn = Callable[[Peran], FlaskClient]
GEOMETRI, PERIKSA = "/admin/kegiatan/geometri", "/admin/kegiatan/periksa"
GPX = b"""<?xml version="1.0"?><gpx version="1.1" creator="uji"
 xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Jalan A</name><trkseg>
 <trkpt lat="-1.44" lon="102.21"/><trkpt lat="-1.42" lon="102.24"/></trkseg></trk></gpx>"""


def file(content: bytes, name: str) -> dict[str, Any]:
    return {"berkas": (io.BytesIO(content), name)}


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "kosong.geojson", "kosong"),
        (b"{}", "a.geojson", ""),
        (b"MZ\x90", "program.exe", "jenis berkas tidak dikenal"),
        (b"bukan zip", "a.zip", ""),
        (GPX, "../../etc/passwd", "jenis berkas tidak dikenal"),
        (b'{"type":"FeatureCollection","features":[]}', "a.geojson", "tidak ada geometri"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    signed_in_as: SignIn, content: bytes, name: str, said: str
) -> None:
    answer = signed_in_as(Peran.PPTK).post(GEOMETRI, data=file(content, name))
    assert answer.status_code in (400, 422)
    assert said in answer.get_json()["detail"]


def test_pasted_coordinates_that_are_none_are_told(signed_in_as: SignIn) -> None:
    answer = signed_in_as(Peran.PPTK).post(GEOMETRI, data={"tempelan": "di sana"})
    assert answer.status_code == 400
    assert "baris 1" in answer.get_json()["detail"]


def test_who_may_not_save_reads_nothing(signed_in_as: SignIn) -> None:
    assert signed_in_as(Peran.KONSULTAN).post(GEOMETRI).status_code == 403
    assert signed_in_as(Peran.KONSULTAN).post(PERIKSA).status_code == 403


def test_a_track_becomes_a_part_with_its_name(signed_in_as: SignIn) -> None:
    answer = signed_in_as(Peran.PPTK).post(GEOMETRI, data=file(GPX, "Jejak Saya.GPX"))
    (part,) = answer.get_json()["bagian"]
    assert part["nama"] == "Jalan A"
    assert part["geometri"]["type"] in ("LineString", "MultiLineString")


def test_nothing_brought_is_nothing(signed_in_as: SignIn) -> None:
    assert signed_in_as(Peran.PPTK).post(GEOMETRI).get_json() == {"bagian": []}


def test_without_scripts_pasted_coordinates_are_saved_with_the_rest(
    signed_in_as: SignIn, isian: dict[str, str], kantor: Catalogue
) -> None:
    typed = isian | {
        "geometri": "",
        "tempelan": "-1,44 102,21\n-1,42 102,24",
        "tempelan_sistem": "derajat",
        "tempelan_jenis": "garis",
    }
    assert signed_in_as(Peran.PPTK).post("/admin/kegiatan/baru", data=typed).status_code == 303
    with kantor.reading_register() as conn:
        saved = read_kegiatan(conn, ["PUPR-2026-0001"])["PUPR-2026-0001"]
    assert saved.geometry is not None
    assert saved.geometry.geom_type == "LineString"


def test_without_scripts_a_wrong_paste_keeps_the_form(
    signed_in_as: SignIn, isian: dict[str, str]
) -> None:
    answer = signed_in_as(Peran.PPTK).post(
        "/admin/kegiatan/baru", data=isian | {"tempelan": "di sana"}
    )
    assert answer.status_code == 422
    assert 'id="isian-tempelan-temuan"' in answer.text
    assert ">di sana</textarea>" in answer.text


def test_the_check_tells_measures_places_and_what_does_not_agree(
    signed_in_as: SignIn, isian: dict[str, str]
) -> None:
    typed = isian | {"nama": "", "kecamatan": "Tebo Timur", "panjang_kontrak_m": "5000"}
    found = signed_in_as(Peran.PPTK).post(PERIKSA, data=typed).get_json()
    assert found["letak"] == {
        "panjang": "4 km",
        "luas": "",
        "kecamatan": "Tebo Barat",
        "desa": "Desa Barat 1",
    }
    # a name that is still to be typed is not blamed yet
    assert [(one["isian"], one["kode"]) for one in found["temuan"]] == [
        ("isian-kecamatan", "other_kecamatan"),
        ("isian-panjang_kontrak_m", "other_length"),
    ]


@pytest.mark.parametrize(
    ("geometri", "kode"),
    [
        ('{"type":"Point","coordinates":[-1.4,102.2]}', "swapped"),
        ('{"type":"Point","coordinates":[103.9,-1.4]}', "outside"),
    ],
)
def test_the_check_tells_what_is_elsewhere(
    signed_in_as: SignIn, isian: dict[str, str], geometri: str, kode: str
) -> None:
    found = signed_in_as(Peran.PPTK).post(PERIKSA, data=isian | {"geometri": geometri}).get_json()
    assert [(one["isian"], one["kode"], one["tingkat"]) for one in found["temuan"]] == [
        ("isian-geometri", kode, "galat")
    ]


def test_an_empty_form_is_not_blamed(signed_in_as: SignIn) -> None:
    assert signed_in_as(Peran.PPTK).post(PERIKSA).get_json() == {"letak": None, "temuan": []}


def test_a_long_road_fits_into_the_form(signed_in_as: SignIn, isian: dict[str, str]) -> None:
    line = ",".join(f"[{102.21 + n * 1e-6:.7f},-1.4400000]" for n in range(30_000))
    typed = isian | {"geometri": f'{{"type":"LineString","coordinates":[{line}]}}'}
    assert signed_in_as(Peran.PPTK).post("/admin/kegiatan/baru", data=typed).status_code == 303


def test_our_own_pages_may_ask_where_the_phone_is(signed_in_as: SignIn) -> None:
    headers = signed_in_as(Peran.PPTK).get("/admin/kegiatan/baru").headers
    assert "geolocation=(self)" in headers["Permissions-Policy"]
