"""A file, a database and a server give the same tables and refuse with the same sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from geopandas.testing import assert_geodataframe_equal
from pandas.testing import assert_frame_equal

import sipurbo_geo
from sipurbo_geo.errors import NotFoundError, ParameterError
from sipurbo_geo.klien import Terbitan

from .conftest import Tempat

pytestmark = pytest.mark.postgis

#: what is asked, and how many answer
ASKED: list[tuple[dict[str, Any], int]] = [
    ({}, 13),
    ({"layer": "jalan"}, 4),
    ({"layer": ["jalan", "irigasi"], "tahun": 2023}, 5),
    ({"kecamatan": "Tebo Timur"}, 2),
    ({"kecamatan": ("15.09.02", "1508001"), "bidang": "bina-marga"}, 5),
    ({"status": "selesai"}, 1),
    ({"sumber_dana": "apbd", "tahap": "pelaksanaan", "q": "rabat"}, 2),
    ({"bbox": (102.305, -1.5, 102.4, -1.3)}, 1),
    ({"pada": date(2099, 1, 1), "layer": "jembatan"}, 1),
    ({"pada": "2001-01-01"}, 0),
    ({"limit": 5, "offset": 10}, 3),
    ({"tahun": 1999}, 0),
]

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"kecamatn": "Sumay"}, "Maksud Anda 'kecamatan'?"),
    ({"kecamatan": "Atlantis"}, "15.09.01 (Tebo Barat)"),
    ({"bidang": "bina-marg"}, "Maksud Anda 'bina-marga'?"),
    ({"layer": ["jalan", "rel"]}, "jembatan"),
    ({"tahun": 12}, "misalnya 2026"),
    ({"status": "telat"}, "terlambat"),
    ({"bbox": (1, 2, 3)}, "barat,selatan,timur,utara"),
    ({"pada": "kemarin"}, "2026-11-24"),
    ({"limit": -1}, "bilangan bulat mulai 0"),
    ({"tahun": []}, "kosong"),
    ({"q": "x" * 300}, "paling banyak 200"),
    ({"q": "jalan\0"}, "memuat NUL"),
    ({"q": "\ud83d"}, "separuh karakter"),
]


@pytest.fixture(scope="module")
def everywhere(tempat: Tempat) -> list[Terbitan]:
    """The same catalogue from all places, the file first."""
    places = (tempat.berkas, tempat.postgis, tempat.web, f"{tempat.web_postgis}/ogc/")
    return [sipurbo_geo.open(place) for place in places]


@pytest.mark.parametrize(("asked", "count"), ASKED, ids=str)
def test_the_same_question_gives_the_same_table(
    everywhere: list[Terbitan], asked: dict[str, Any], count: int
) -> None:
    first, *others = (one.kegiatan(**asked) for one in everywhere)
    assert len(first) == count
    for other in others:
        assert_geodataframe_equal(first, other)


def test_reports_and_boundaries_are_the_same(everywhere: list[Terbitan]) -> None:
    for kode in ("PUPR-2023-0001", "PUPR-2023-0002"):
        first, *others = (one.progres(kode) for one in everywhere)
        for other in others:
            assert_frame_equal(first, other)
    first, *others = (one.kecamatan() for one in everywhere)
    for other in others:
        assert_geodataframe_equal(first, other)


@pytest.mark.parametrize(("asked", "hint"), WRONG, ids=str)
def test_a_wrong_filter_is_refused_by_name_with_what_would_be_right(
    everywhere: list[Terbitan], asked: dict[str, Any], hint: str
) -> None:
    said = set()
    for one in everywhere:
        with pytest.raises(ParameterError) as refused:
            one.kegiatan(**asked)
        assert refused.value.name == next(iter(asked))
        said.add(str(refused.value))
    (sentence,) = said
    assert hint in sentence


def test_a_kode_that_is_not_published_is_not_found(everywhere: list[Terbitan]) -> None:
    said = set()
    for one in everywhere:
        with pytest.raises(NotFoundError) as refused:
            one.progres("TIDAK/ADA 1")
        said.add(str(refused.value))
    assert said == {"Kegiatan dengan kode 'TIDAK/ADA 1' tidak ada atau belum terbit."}


def test_each_tells_where_it_is_and_hides_the_password(
    everywhere: list[Terbitan], tempat: Tempat
) -> None:
    for one, where in zip(everywhere, (tempat.berkas, "", tempat.web, ""), strict=True):
        assert repr(one).startswith(f"<Terbitan {where}")
        assert ": 13 kegiatan, diperbarui 20" in repr(one)
    secret = tempat.postgis.replace("@", ":sandi-rahasia@") if "@" in tempat.postgis else ""
    if secret:
        assert "sandi-rahasia" not in repr(sipurbo_geo.open(secret))
