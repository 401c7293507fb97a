"""The columns of the tables: kinds, empty values, themes that disagree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import sipurbo_geo
from sipurbo_geo.klien import Terbitan
from sipurbo_geo.klien.bingkai import kegiatan_frame
from sipurbo_geo.model.feature import PROPERTY_NAMES, Jenis


@pytest.fixture(scope="module")
def terbitan(filled: Path) -> Terbitan:
    return sipurbo_geo.open(filled)


def test_every_column_has_its_kind_even_where_nothing_is_found(terbitan: Terbitan) -> None:
    for frame in (terbitan.kegiatan(layer="jalan"), terbitan.kegiatan(tahun=1999)):
        kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
        assert kinds["kode"] == kinds["status"] == "string"
        assert kinds["tahun"] == kinds["minggu"] == "Int64"
        assert kinds["pagu"] == kinds["deviasi"] == "float64"
        assert kinds["tanggal_mulai"] == kinds["tanggal_progres"] == "datetime64[s]"
        assert kinds["diperbarui"] == "datetime64[us, UTC]"
        assert kinds["kecamatan"] == "object"
        assert frame.crs == "EPSG:4326"
        assert tuple(frame.columns[: len(PROPERTY_NAMES)]) == PROPERTY_NAMES


def test_dates_can_be_reckoned_with_and_lists_stay_lists(terbitan: Terbitan) -> None:
    road = terbitan.kegiatan(q="lintas").iloc[0]
    assert road.tanggal_selesai - road.tanggal_mulai == pd.Timedelta(days=89)
    assert road.kecamatan == ["Tebo Timur", "Tebo Barat"]  # two thirds lie in the first
    assert road.geometry.geom_type == "LineString"


def test_what_is_on_no_map_has_no_geometry(terbitan: Terbitan) -> None:
    frame = terbitan.kegiatan()
    assert frame.kode[frame.geometry.isna()].tolist() == ["PUPR-2023-0003"]


def test_only_the_attributes_of_the_themes_that_occur_follow(terbitan: Terbitan) -> None:
    roads, all_themes = terbitan.kegiatan(layer="jalan"), terbitan.kegiatan()
    assert "jenis_perkerasan" in roads
    assert "jenis_pekerjaan_sungai" not in roads
    assert {"jenis_perkerasan", "jenis_pekerjaan_sungai"} <= set(all_themes)
    assert list(all_themes)[-1] == "geometry"


def test_reports_are_numbers_by_week(terbitan: Terbitan) -> None:
    reports = terbitan.progres("PUPR-2023-0001")
    assert list(reports)[:5] == ["minggu", "tanggal", "rencana", "realisasi", "deviasi"]
    assert reports.minggu.tolist() == [1, 2, 3, 4, 5]
    assert reports.deviasi.tolist() == [0, 48, 38, 0, 0]
    assert str(reports.tanggal.dtype) == "datetime64[s]"
    nothing = terbitan.progres("PUPR-2023-0002")
    assert (len(nothing), list(nothing.dtypes)) == (0, list(reports.dtypes))


def _features(*properties: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    # each in a batch of its own
    for row in properties:
        yield [{"geometry": None, "properties": row}]


def test_themes_that_use_one_name_differently_share_a_wider_column() -> None:
    kinds = {
        "a": {"lebar": Jenis.NUMBER, "nomor": Jenis.INTEGER},
        "b": {"lebar": Jenis.INTEGER, "nomor": Jenis.TEXT},
    }
    rows = _features({"layer": "a", "lebar": 3.5, "nomor": 7}, {"layer": "b", "lebar": 3})
    frame = kegiatan_frame(rows, kinds.__getitem__)
    assert frame.lebar.tolist() == [3.5, 3.0]
    assert str(frame.lebar.dtype) == "float64"
    assert frame.nomor.isna().tolist() == [False, True]
    assert str(frame.nomor.dtype) == "string"


def test_values_that_no_theme_describes_stay_what_they_are() -> None:
    rows = _features({"layer": "a"}, {"layer": "a", "baru": "x", "lebar": "tiga"})
    frame = kegiatan_frame(rows, lambda _: {"lebar": Jenis.NUMBER})
    assert frame.baru.tolist() == [None, "x"]
    assert frame.lebar.tolist() == [None, "tiga"]
