"""A form read as a kegiatan, on both databases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from shapely import LineString

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.formulir.acuan import load_names
from sipurbo_geo.intake.formulir.baca import Bacaan, read_isian
from sipurbo_geo.intake.formulir.isian import Isian, isian_of
from sipurbo_geo.model.kegiatan import Adendum, Anggaran, AsalKoordinat, Pendanaan
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

GARIS = '{"type":"LineString","coordinates":[[102.21,-1.44],[102.24,-1.42]]}'
#: the least that can be saved
LENGKAP: Isian = {
    "kode": ["PUPR-2026-0001"],
    "nama": ["Jalan Rabat Beton RT 09"],
    "layer": ["jalan"],
    "tahun": ["2026"],
    "asal_koordinat": ["digitasi"],
    "geometri": [GARIS],
}


def read(catalogue: Catalogue, registry: Registry, **changes: str | list[str]) -> Bacaan:
    typed = {k: v if isinstance(v, list) else [v] for k, v in changes.items()}
    with catalogue.reading_register() as conn:
        return read_isian(conn, registry, {**LENGKAP, **typed})


def fields(bacaan: Bacaan) -> dict[str, str]:
    return {found.field: found.code for found in bacaan.temuan}


@pytest.mark.parametrize("name", ["kode", "nama", "tahun"])
def test_without_a_required_field_nothing_is_saved(
    kantor: Catalogue, registry: Registry, name: str
) -> None:
    bacaan = read(kantor, registry, **{name: "  "})
    assert bacaan.item is None
    assert [(one.field, one.id) for one in bacaan.galat] == [(name, "Wajib diisi.")]


def test_every_fault_stands_beside_its_own_field(kantor: Catalogue, registry: Registry) -> None:
    bacaan = read(
        kantor,
        registry,
        pagu="dua ratus",
        tanggal_mulai="31 Februari 2026",
        panjang_kontrak_m="1.250",
        pendanaan_sumber=["apbd", ""],
        pendanaan_jumlah=["banyak", "5"],
        adendum_nomor=["1"],
    )
    assert {one.field for one in bacaan.galat} == {
        "pagu",
        "tanggal_mulai",
        "panjang_kontrak_m",
        "pendanaan_jumlah-0",
        "pendanaan_sumber-1",
        "adendum_tanggal-0",
        "adendum_uraian-0",
    }
    assert bacaan.item is None


def test_a_form_without_a_theme_says_so(kantor: Catalogue, registry: Registry) -> None:
    assert "layer" in {one.field for one in read(kantor, registry, layer="").galat}
    assert "layer" in {one.field for one in read(kantor, registry, layer="kereta").galat}


def test_neither_geometry_nor_reason_is_refused(kantor: Catalogue, registry: Registry) -> None:
    assert fields(read(kantor, registry, geometri=""))["geometri"] == "no_geometry"
    reason = read(kantor, registry, geometri="", alasan_tanpa_geometri="belum disurvei")
    assert reason.item is not None
    assert reason.item.alasan_tanpa_geometri == "belum disurvei"


def test_a_geometry_needs_its_origin(kantor: Catalogue, registry: Registry) -> None:
    assert fields(read(kantor, registry, asal_koordinat=""))["asal_koordinat"] == "no_origin"


@pytest.mark.parametrize(
    ("geometri", "code"),
    [
        ("bukan json", "not_geojson"),
        ('{"type":"Titik","coordinates":[1,2]}', "geojson_type"),
        ('{"type":"Point","coordinates":[-1.4,102.2]}', "swapped"),
        ('{"type":"Point","coordinates":[103.9,-1.4]}', "outside"),
        ('{"type":"Point","coordinates":[203000,9840000]}', "not_degrees"),
        ('{"type":"Polygon","coordinates":[[[102.2,-1.4],[102.3,-1.4],[102.3,-1.3],[102.2,-1.4]]]}',
         "geometry_type"),
        ("[" * 5000, "not_geojson"),
        ('[1, 2]', "geojson_geometry"),
    ],
)  # fmt: skip
def test_a_geometry_that_cannot_be_right_is_refused(
    kantor: Catalogue, registry: Registry, geometri: str, code: str
) -> None:
    bacaan = read(kantor, registry, geometri=geometri)
    assert fields(bacaan)["geometri"] == code
    assert bacaan.item is None
    assert "--tukar" not in "".join(one.id for one in bacaan.temuan)


def test_it_reads_as_the_import_does(kantor: Catalogue, registry: Registry) -> None:
    bacaan = read(
        kantor,
        registry,
        pagu="Rp 1.234.567,89",
        tanggal_mulai="17 Agustus 2026",
        panjang_kontrak_m="3.980,5 m",
        jenis_perkerasan="Rabat beton",
        anggaran_kode="1.03.10.2.01.0053",
        pendanaan_sumber=["dau", "dak_fisik", ""],
        pendanaan_jumlah=["200 juta", "", ""],
        adendum_nomor=["01/ADD", ""],
        adendum_tanggal=["1/9/2026", ""],
        adendum_uraian=["Tambah waktu", ""],
        adendum_nilai_baru=["", ""],
        adendum_tanggal_selesai_baru=["31/12/2026", ""],
    )
    assert bacaan.temuan == ()
    item = bacaan.item
    assert item is not None
    assert item.pagu == Decimal("1234567.89")
    assert item.tanggal_mulai == date(2026, 8, 17)
    assert item.atribut == {"panjang_kontrak_m": 3980.5, "jenis_perkerasan": "beton"}
    assert item.anggaran.kode == "1.03.10.2.01.0053"
    assert item.pendanaan == (Pendanaan("dau", Decimal(200_000_000)), Pendanaan("dak_fisik"))
    assert item.adendum == (
        Adendum("01/ADD", date(2026, 9, 1), "Tambah waktu", None, date(2026, 12, 31)),
    )
    assert item.asal_koordinat is AsalKoordinat.DIGITASI


def test_several_parts_become_one_geometry(kantor: Catalogue, registry: Registry) -> None:
    parts = f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{}},\
"geometry":{GARIS}}},{{"type":"Feature","properties":{{}},"geometry":\
{{"type":"LineString","coordinates":[[102.25,-1.42],[102.26,-1.43]]}}}}]}}'
    item = read(kantor, registry, geometri=parts).item
    assert item is not None
    assert item.geometry is not None
    assert item.geometry.geom_type == "MultiLineString"


def test_it_says_where_it_lies_and_what_does_not_agree(
    kantor: Catalogue, registry: Registry
) -> None:
    bacaan = read(kantor, registry, kecamatan="Tebo Timur", panjang_kontrak_m="5000")
    assert bacaan.item is not None
    assert bacaan.letak is not None
    assert [part.nama for part in bacaan.letak.kecamatan] == ["Tebo Barat"]
    assert [part.kode for part in bacaan.letak.desa] == ["15.09.01.2001"]
    assert bacaan.letak.panjang_m == pytest.approx(4004.6, abs=0.1)
    assert fields(bacaan) == {"kecamatan": "other_kecamatan", "panjang_kontrak_m": "other_length"}
    assert {one.severity for one in bacaan.temuan} == {"peringatan"}


def test_within_ten_percent_of_the_contract_nothing_is_said(
    kantor: Catalogue, registry: Registry
) -> None:
    assert read(kantor, registry, panjang_kontrak_m="3700").temuan == ()


def test_what_stands_is_written_and_read_back_unchanged(
    kantor: Catalogue, registry: Registry
) -> None:
    road = make_kegiatan(
        pagu=Decimal("200000000.5"),
        anggaran=Anggaran("2019", "1.03.10", "1.03.10", "Program", "Kegiatan", "Sub"),
        asal_koordinat=AsalKoordinat.SURVEI_GNSS,
        tanggal_koordinat=date(2023, 6, 1),
        # finer than the form would round what somebody draws
        geometry=LineString([(102.2112345678, -1.44), (102.24, -1.4298765432)]),
        atribut={"lebar_m": 3.125, "panjang_kontrak_m": 3980.0, "jenis_perkerasan": "beton"},
    )
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [road])
        standing = read_kegiatan(conn, [road.kode])[road.kode]
        isian = isian_of(standing, registry.layers["jalan"], load_names(conn))
        bacaan = read_isian(conn, registry, isian, standing=standing)
    assert bacaan.galat == ()
    assert bacaan.item == standing
