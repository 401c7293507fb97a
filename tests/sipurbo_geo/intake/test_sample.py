"""The sample files arrive whole on both databases, and show what they are meant to show."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from sipurbo_geo.catalogue.record_adendum import record_adendum
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.errors import SipurboError, UnreadableFileError
from sipurbo_geo.intake.sample import build_sample
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.status import Status
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.kegiatan import get_kegiatan, list_kegiatan
from sipurbo_geo.query.summary import summarise
from sipurbo_geo.query.tally import tally
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import shipped

from ...conftest import BOTH

EVERYTHING = KegiatanFilter()
FOLDER = shipped("sample_data")


@pytest.fixture(scope="module", params=BOTH)
def filled(
    request: pytest.FixtureRequest, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Catalogue]:
    """The whole sample on either database, built once: these tests only look at it."""
    if request.param == "geopackage":
        path = tmp_path_factory.mktemp("sample") / "tebo.gpkg"
        shutil.copyfile(request.getfixturevalue("empty_geopackage"), path)
        yield from _fill(f"sqlite:///{path}", registry)
        return
    server, name = request.getfixturevalue("postgres"), f"sipurbo_{uuid.uuid4().hex[:12]}"
    url = server.create(name, request.getfixturevalue("empty_postgis"))
    yield from _fill(url, registry)
    server.drop(name)


def _fill(url: str, registry: Registry) -> Iterator[Catalogue]:
    opened = open_catalogue(url)
    build_sample(opened, registry, FOLDER)
    yield opened
    opened.close()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "sample"))


@pytest.fixture
def geopackage(geopackage_url: str) -> Iterator[Catalogue]:
    opened = open_catalogue(geopackage_url)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "right", "wrong", "told"),
    [
        ("kegiatan_sanitasi.csv", "spald_s", "spald_x", "spald_x"),
        ("progres.csv", "PUPR-2021-0001", "PUPR-1999-0001", "PUPR-1999-0001"),
        ("keuangan.csv", "911", "sembilan-", "sembilan"),
        ("adendum.csv", ",01,", ",,", "nomor"),
    ],
)
def test_a_file_that_does_not_fit_is_named(
    geopackage: Catalogue, registry: Registry, copied: Path, name: str, right: str, wrong: str,
    told: str,
) -> None:  # fmt: skip
    path = copied / name
    path.write_text(path.read_text().replace(right, wrong))
    with pytest.raises(UnreadableFileError) as caught:
        build_sample(geopackage, registry, copied)
    assert name in caught.value.id
    assert told in caught.value.id


def test_a_missing_file_is_named(geopackage: Catalogue, registry: Registry, copied: Path) -> None:
    (copied / "progres.csv").unlink()
    with pytest.raises(SipurboError, match=r"progres\.csv"):
        build_sample(geopackage, registry, copied)


def test_all_kegiatan_arrive(filled: Catalogue) -> None:
    with filled.reading() as conn:
        found = tally(conn, EVERYTHING)
        themes = {row.kunci: row.jumlah for row in summarise(conn, EVERYTHING, "layer")}
        years = {row.kunci for row in summarise(conn, EVERYTHING, "tahun")}
    assert found.jumlah == sum(themes.values()) == 163
    assert found.tanpa_geometri == 13
    assert len(themes) == 10
    assert years == {"2021", "2022", "2023", "2024", "2025", "2026"}


def test_every_status_and_every_stage_occurs(filled: Catalogue) -> None:
    with filled.reading() as conn:
        statuses = {row.kunci for row in summarise(conn, EVERYTHING, "status")}
        stages = {row.kunci for row in summarise(conn, EVERYTHING, "tahap")}
    assert statuses == set(Status)
    assert stages == set(Tahap)


def test_every_kecamatan_has_works(filled: Catalogue) -> None:
    with filled.reading() as conn:
        counts = {row.kunci: row.jumlah for row in summarise(conn, EVERYTHING, "kecamatan")}
        places = list_wilayah(conn, Tingkat.KECAMATAN)
    assert {place.kode for place in places} == counts.keys() - {""}
    assert min(counts.values()) >= 8


def test_boundaries_are_marked_as_drawn(filled: Catalogue) -> None:
    with filled.reading() as conn:
        places = [place for tingkat in Tingkat for place in list_wilayah(conn, tingkat)]
    assert len(places) == 96
    assert all(place.ilustrasi for place in places)


def test_number_fifteen_of_the_report_jumps_in_its_second_week(filled: Catalogue) -> None:
    with filled.reading() as conn:
        found = get_kegiatan(conn, "PUPR-2023-0015")
    weeks = found.rincian["progres"]
    assert [week["rencana"] for week in weeks] == [0, 4, 62, 100, 100]
    assert [week["realisasi"] for week in weeks] == [0, 52, 100, 100, 100]
    assert [week["janggal"] for week in weeks] == [False, True, True, False, False]
    assert not any(week["kritis"] for week in weeks)
    assert found.fitur["properties"]["asal_koordinat"] == "perkiraan"


def test_the_ten_of_the_report_lie_in_their_kecamatan(filled: Catalogue) -> None:
    with filled.reading() as conn:
        ten = [get_kegiatan(conn, f"PUPR-2023-{n:04}").fitur["properties"] for n in range(11, 21)]
    assert [place for properties in ten for place in properties["kecamatan"]] == [
        "Serai Serumpun",
        "Tebo Tengah",
        "Muara Tabir",
        "Muara Tabir",
        "Muara Tabir",
        "VII Koto",
        "Sumay",
        "Tebo Ilir",
        "Rimbo Bujang",
        "Rimbo Ulu",
    ]
    assert all("rabat beton" in properties["nama"].casefold() for properties in ten)


def test_three_roads_belong_to_two_kecamatan_with_shares_of_one_length(filled: Catalogue) -> None:
    with filled.reading() as conn:
        roads = list_kegiatan(conn, KegiatanFilter(layer=("jalan",)), limit=100)
        crossing = [road for road in roads if len(road["kecamatan"]) == 2]
        details = [get_kegiatan(conn, road["kode"]) for road in crossing]
    assert len(crossing) == 3
    for found in details:
        parts = [p for p in found.rincian["wilayah"] if p["tingkat"] == "kecamatan"]
        assert sum(part["bagian"] for part in parts) == pytest.approx(1)
        whole = found.fitur["properties"]["panjang_m"]
        assert sum(part["panjang_m"] for part in parts) == pytest.approx(whole, abs=0.5)


def test_what_is_not_mapped_says_why(filled: Catalogue) -> None:
    with filled.reading() as conn:
        unmapped = list_kegiatan(conn, KegiatanFilter(dipetakan=False), limit=100)
    assert len(unmapped) == 13
    assert all(len(row["alasan_tanpa_geometri"]) > 20 for row in unmapped)


def test_a_corrected_report_keeps_the_old_figure_and_the_reason(filled: Catalogue) -> None:
    with filled.reading() as conn:
        rows = list_kegiatan(conn, KegiatanFilter(tahun=(2026,)), limit=100)
        weeks = [w for row in rows for w in get_kegiatan(conn, row["kode"]).rincian["progres"]]
    corrected = [week for week in weeks if week["koreksi"]]
    assert len(corrected) == 1
    assert corrected[0]["koreksi"][0]["realisasi"] > corrected[0]["realisasi"]
    assert "opname" in corrected[0]["koreksi"][0]["alasan"]


def test_payments_and_amendments_arrive_once(filled: Catalogue, registry: Registry) -> None:
    with filled.reading() as conn:
        rows = list_kegiatan(conn, EVERYTHING, limit=200)
        details = {row["kode"]: get_kegiatan(conn, row["kode"]).rincian for row in rows}
    amended = {kode: detail["adendum"] for kode, detail in details.items() if detail["adendum"]}
    assert len(amended) > 15
    assert sum(len(detail["keuangan"]) for detail in details.values()) > 250
    with filled.writing() as conn:
        saved = record_adendum(conn, registry, {kode: [] for kode in amended})
    assert (saved.baru, saved.berubah) == (0, 0)


def test_no_person_is_named(filled: Catalogue) -> None:
    with filled.reading() as conn:
        rows = list_kegiatan(conn, EVERYTHING, limit=200)
        details = [get_kegiatan(conn, row["kode"]).rincian for row in rows]
    firms = {row["penyedia"] for row in rows} | {detail["konsultan"] for detail in details}
    assert all(firm.startswith(("CV Contoh ", "PT Contoh ")) for firm in firms if firm)
    assert all(detail["ppk"].startswith("PPK Bidang ") for detail in details)
    assert all(detail["pptk"].startswith("PPTK Wilayah ") for detail in details)
