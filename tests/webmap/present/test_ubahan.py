"""Changed columns and their values in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from shapely import LineString, MultiPoint, Point

from sipurbo_geo.model.kegiatan import Pendanaan
from sipurbo_geo.registry import Registry
from webmap.present.ubahan import format_nilai, name_kolom

_NAMES = {"bina-marga": "Bina Marga", "15.09.01": "Tebo Barat", "15.09.02": "Tebo Timur"}


@pytest.mark.parametrize(
    ("kolom", "value", "text"),
    [
        ("pagu", Decimal(200_000_000), "Rp 200.000.000"),
        ("pagu", "200000000.50", "Rp 200.000.000,5"),
        ("tanggal_mulai", date(2023, 6, 5), "5 Juni 2023"),
        ("tanggal_mulai", "2023-06-05", "5 Juni 2023"),
        ("tahap", "pelaksanaan", "Pelaksanaan"),
        ("keadaan", "draf", "Draf"),
        ("bidang", "bina-marga", "Bina Marga"),
        ("kecamatan", ("15.09.01", "15.09.02"), "Tebo Barat, Tebo Timur"),
        ("kecamatan", "Tebo Barat", "Tebo Barat"),
        ("sumber_dana", "apbd,dau", "APBD, DAU"),
        ("sumber_dana", (Pendanaan("apbd", Decimal(5)), Pendanaan("dau")), "APBD Rp 5, DAU"),
        ("pendanaan", [{"sumber": "apbd", "jumlah": "5.00"}], "APBD Rp 5"),
        ("geom", Point(102.2, -1.4), "titik"),
        ("geom", MultiPoint([(102.2, -1.4), (102.3, -1.4)]), "titik, 2 titik"),
        ("geom", LineString([(102.2, -1.4), (102.3, -1.4)]), "garis, 2 titik"),
        ("geom", {"geometri": "3fa9c1d2e5"}, "geometri 3fa9c1d2"),
        ("atribut.lebar_m", 3.5, "3,5 m"),
        ("atribut.status_jalan", "kabupaten", "Kabupaten"),
        ("atribut.tidak_dikenal", "apa saja", "apa saja"),
        ("batas_periode", "70.00", "70 %"),
        ("penyedia", "", "–"),
        ("sumber_dana", (), "–"),
        ("adendum", ["ADD-1", "ADD-2"], "ADD-1, ADD-2"),
    ],
)
def test_values_are_written_as_people_write_them(
    registry: Registry, kolom: str, value: Any, text: str
) -> None:
    assert format_nilai(kolom, value, "id", registry.layers["jalan"], _NAMES) == text


@pytest.mark.parametrize(
    ("kolom", "text"),
    [
        ("pagu", "Pagu"),
        ("atribut.lebar_m", "Lebar"),
        ("sumber_dana", "Sumber dana"),
        ("catatan_internal", "Catatan internal"),
        ("belum_ada_namanya", "belum_ada_namanya"),
    ],
)
def test_columns_bear_the_names_that_people_know(registry: Registry, kolom: str, text: str) -> None:
    assert name_kolom(kolom, "id", registry.layers["jalan"]) == text
