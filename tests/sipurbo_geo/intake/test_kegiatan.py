"""The import of kegiatan on both databases: what is wrong first, then what arrives."""

from __future__ import annotations

import subprocess
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shapely

from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.errors import UnreadableFileError, UsageError
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.report import ImportReport
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.kegiatan import get_kegiatan, list_kegiatan
from sipurbo_geo.query.register import list_kode
from sipurbo_geo.registry import Registry
from tests.factories import BARAT, TIMUR, make_wilayah
from tests.needs import need_program

from .files import feature, kegiatan, line, point, write_csv, write_geojson


@pytest.fixture
def district(catalogue: Catalogue) -> Catalogue:
    """A catalogue that knows the district of `tests.factories`."""
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    return catalogue


def kode_of(catalogue: Catalogue) -> set[str]:
    with catalogue.reading() as conn:
        return set(list_kode(conn))


def rincian(catalogue: Catalogue, kode: str) -> tuple[dict[str, Any], dict[str, Any]]:
    with catalogue.reading() as conn:
        found = get_kegiatan(conn, kode)
    return found.fitur, found.rincian


def problems(report: ImportReport) -> set[tuple[str, str, str]]:
    return {(p.severity, p.code, p.where) for p in report.problems}


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.refused


def test_an_error_in_the_last_row_keeps_everything_out(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    rows = [kegiatan(f"K-{n}") for n in range(50)]
    path = write_geojson(tmp_path / "a.geojson", [*rows, kegiatan("K-50", line([[0, 0], [0, 0]]))])
    report = import_kegiatan(district, registry, path, batch=10)
    assert not report.applied
    assert (report.read, counts(report)) == (51, (0, 0, 0, 1))
    assert problems(report) == {("galat", "null_island", "fitur 51")}
    assert kode_of(district) == set()


def test_partial_keeps_the_good_rows(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(
        tmp_path / "a.geojson",
        [kegiatan("K-1"), kegiatan("K-2", line("x")), kegiatan("K-3", tahun="kapan")],
    )
    report = import_kegiatan(district, registry, path, partial=True)
    assert report.applied
    assert report.exit_code == 1
    assert (report.read, counts(report)) == (3, (1, 0, 0, 2))
    assert kode_of(district) == {"K-1"}


def test_a_dry_run_counts_and_writes_nothing(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan("K-1")])
    report = import_kegiatan(district, registry, path, dry_run=True)
    assert (report.applied, counts(report)) == (False, (1, 0, 0, 0))
    assert kode_of(district) == set()


def test_the_same_file_again_changes_nothing(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    rows = [kegiatan("K-1", pagu="Rp 1.000.000"), kegiatan("K-2", kondisi="Rusak Berat")]
    path = write_geojson(tmp_path / "a.geojson", rows)
    assert counts(import_kegiatan(district, registry, path)) == (2, 0, 0, 0)
    assert counts(import_kegiatan(district, registry, path)) == (0, 0, 2, 0)
    rows[1]["properties"]["kondisi"] = "baik"
    write_geojson(path, rows)
    assert counts(import_kegiatan(district, registry, path)) == (0, 1, 1, 0)


def test_what_cannot_be_read_at_all_leaves_the_catalogue_alone(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan(f"K-{n}") for n in range(30)])
    path.write_text(path.read_text()[:-200])
    with pytest.raises(UnreadableFileError):
        import_kegiatan(district, registry, path, batch=5)
    assert kode_of(district) == set()


BAD_ROWS = [
    ("null_island", kegiatan("K", point(0, 0)), "geometry"),
    ("swapped", kegiatan("K", point(-1.44, 102.21)), "geometry"),
    ("outside", kegiatan("K", point(110.3, -1.44)), "geometry"),
    ("wrong_value", kegiatan("K", kondisi="hancur"), "kondisi"),
    ("wrong_value", kegiatan("K", tahap="entah"), "tahap"),
    ("wrong_value", kegiatan("K", **{"Nilai Kontrak": "seratus"}), "Nilai Kontrak"),
    ("wrong_value", kegiatan("K", tanggal_mulai="31 Pebruari 2023"), "tanggal_mulai"),
    ("wrong_value", kegiatan("K", layer="jalann"), "layer"),
    ("out_of_range", kegiatan("K", lebar_m=300), "lebar_m"),
    ("empty_cell", kegiatan("K", nama=" - "), "nama"),
    ("no_geometry", feature(None, kode="K", nama="a", layer="jalan", tahun=2023), "geometry"),
    ("no_layer", feature(line(), kode="K", nama="a", tahun=2023), "layer"),
    ("missing_column", feature(line(), nama="a", layer="jalan", tahun=2023), "kode"),
    ("geometry_type", kegiatan("K", layer="tata_ruang", geometry=line()), "geometry"),
]


@pytest.mark.parametrize(("code", "row", "field"), BAD_ROWS, ids=lambda v: str(v)[:14])
def test_a_bad_row_is_refused_with_its_field(
    district: Catalogue,
    registry: Registry,
    tmp_path: Path,
    code: str,
    row: dict[str, Any],
    field: str,
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan("K-1"), row])
    report = import_kegiatan(district, registry, path)
    found = [p for p in report.problems if p.is_error]
    assert [(p.code, p.where, p.field, p.file) for p in found] == [
        (code, "fitur 2", field, "a.geojson")
    ]
    assert kode_of(district) == set()


@pytest.mark.parametrize(("column", "told"), [({}, 1), ({"layer": ""}, 2)])
def test_a_theme_that_no_column_names_is_asked_for_once(
    district: Catalogue, registry: Registry, tmp_path: Path, column: dict[str, str], told: int
) -> None:
    rows = [feature(line(), kode=kode, nama="a", tahun=2023, **column) for kode in ("K-1", "K-2")]
    report = import_kegiatan(district, registry, write_geojson(tmp_path / "a.geojson", rows))
    assert (report.counts["galat", "no_layer"], report.refused, report.exit_code) == (told, 2, 1)


def test_a_kode_used_twice_is_refused_and_says_where_it_was(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(
        tmp_path / "a.geojson", [kegiatan("K-1"), kegiatan("K-2"), kegiatan("K-1")]
    )
    report = import_kegiatan(district, registry, path, batch=2)
    assert problems(report) == {("galat", "duplicate_kode", "fitur 3")}
    assert "fitur 1" in report.problems[0].id
    assert "--gabung" in report.problems[0].id


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (kegiatan("K", pagu=100, hps=200), "money_order", "hps"),
        (kegiatan("K", pagu=100, nilai_kontrak=101), "money_order", "nilai_kontrak"),
        (
            kegiatan("K", tanggal_mulai="2023-05-01", tanggal_selesai="2023-04-01"),
            "date_order",
            "tanggal_selesai",
        ),
        (kegiatan("K", kecamatan="Tebo Timur"), "other_kecamatan", "kecamatan"),
        (kegiatan("K", kecamatan="Tebo Barrat"), "near_name", "kecamatan"),
        (kegiatan("K", kecamatan="Kotabaru"), "wrong_value", "kecamatan"),
        (kegiatan("K", Surveyor="Seseorang"), "unknown_column", "Surveyor"),
        (kegiatan("K", line([[102.39, -1.4], [102.41, -1.4]])), "partly_outside", "geometry"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_is_only_odd_is_taken_and_pointed_out(
    district: Catalogue,
    registry: Registry,
    tmp_path: Path,
    row: dict[str, Any],
    code: str,
    field: str,
) -> None:
    report = import_kegiatan(district, registry, write_geojson(tmp_path / "a.geojson", [row]))
    assert [(p.severity, p.code, p.field) for p in report.problems] == [("peringatan", code, field)]
    assert (report.applied, report.exit_code) == (True, 0)
    assert kode_of(district) == {"K"}


def test_technical_data_that_should_be_known_by_now_is_asked_for(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan("K", tahap="pelaksanaan")])
    report = import_kegiatan(district, registry, path)
    found = [p for p in report.problems if p.code == "required_attribute"]
    assert len(found) == 1
    assert "Jenis perkerasan" in found[0].field


def test_repeated_vertices_are_told_once_a_file(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    double = line([[102.21, -1.44], [102.21, -1.44], [102.22, -1.43]])
    path = write_geojson(tmp_path / "a.geojson", [kegiatan(f"K-{n}", double) for n in range(9)])
    report = import_kegiatan(district, registry, path, batch=2)
    assert [p.code for p in report.problems] == ["repeated_points"]
    assert report.new == 9


def test_without_boundaries_it_is_said_once_that_places_were_not_checked(
    catalogue: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    rows = [kegiatan(f"K-{n}", kecamatan="Tebo Barat") for n in range(9)]
    path = write_geojson(tmp_path / "a.geojson", rows)
    report = import_kegiatan(catalogue, registry, path, batch=2)
    assert [p.code for p in report.problems] == ["no_kecamatan", "no_outline"]
    assert report.new == 9


def test_everything_that_a_row_says_arrives(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    row = {
        "Kode Paket": "PUPR-2023-7",
        "Nama Paket": "Pembangunan Jalan Rabat Beton",
        "Tema": "Jalan",
        "TA": "2023",
        "Tahap": "ON PROGRESS",
        "Kec.": "Kec. Tebo Barat",
        "Sumber Dana": "DAU; DAK Fisik",
        "Pagu (Rp)": "Rp 200.000.000,00",
        "HPS": "199.000.000",
        "Nilai Kontrak": "195500000",
        "Tgl Kontrak": "29 Mei 2023",
        "Tanggal SPMK": "05/06/2023",
        "Tanggal selesai": "2 Pebruari 2024",
        "Masa Pelaksanaan": "90 Hari Kalender",
        "Penyedia": "CV Contoh Karya",
        "Kode Rekening": "1.03.10.2.1.53",
        "Panjang (m)": "1.250,5",
        "Jenis Perkerasan": "Rabat Beton",
        "Kondisi": "RUSAK RINGAN",
        "Asal koordinat": "GPS",
        "Catatan internal": "hanya untuk uji",
        "wkt": "LINESTRING (102.21 -1.44, 102.22 -1.43)",
    }
    report = import_kegiatan(district, registry, write_csv(tmp_path / "a.csv", [row]))
    assert report.problems == []
    fitur, rest = rincian(district, "PUPR-2023-7")
    properties = fitur["properties"]
    assert shapely.geometry.shape(fitur["geometry"]).length > 0
    assert properties["kecamatan"] == ["Tebo Barat"]
    assert properties["kecamatan_kode"] == [BARAT]
    assert (properties["tahap"], properties["bidang"]) == ("pelaksanaan", "bina-marga")
    assert Decimal(str(properties["pagu"])) == 200_000_000
    assert (properties["tanggal_mulai"], properties["tanggal_selesai"]) == (
        "2023-06-05",
        "2024-02-02",
    )
    assert (properties["jenis_perkerasan"], properties["kondisi"]) == ("beton", "rusak_ringan")
    assert properties["panjang_kontrak_m"] == 1250.5
    assert properties["asal_koordinat"] == "survei_gnss"
    assert set(properties["sumber_dana"]) == {"dau", "dak_fisik"}
    assert rest["tanggal_kontrak"] == date(2023, 5, 29).isoformat()
    assert (rest["masa_pelaksanaan_hari"], rest["lewat_tahun"]) == (90, True)
    assert rest["anggaran"]["kode"] == "1.03.10.2.01.0053"
    assert "hanya untuk uji" not in str(fitur) + str(rest)


def test_a_kegiatan_without_geometry_needs_its_reason_and_keeps_its_kecamatan(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    rows = [{"kode": "K-1", "nama": "Sumur", "kecamatan": "Tebo Timur", "desa": "Desa Timur 2"}]
    path = write_csv(tmp_path / "a.csv", rows)
    report = import_kegiatan(
        district,
        registry,
        path,
        layer="air_minum",
        defaults={"tahun": "2023", "alasan": "Belum disurvei"},
    )
    assert report.problems == []
    with district.reading() as conn:
        found = list_kegiatan(conn, KegiatanFilter(kecamatan=(TIMUR,)))
    assert [(k["kode"], k["dipetakan"], k["alasan_tanpa_geometri"]) for k in found] == [
        ("K-1", False, "Belum disurvei")
    ]


def test_the_reason_does_not_stick_to_what_has_a_geometry(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan("K-1"), kegiatan("K-2")])
    path_rows = [kegiatan("K-1"), kegiatan("K-2") | {"geometry": None}]
    write_geojson(path, path_rows)
    defaults = {"alasan_tanpa_geometri": "Belum disurvei"}
    report = import_kegiatan(district, registry, path, defaults=defaults)
    assert report.new == 2
    assert rincian(district, "K-1")[1]["alasan_tanpa_geometri"] == ""
    assert rincian(district, "K-2")[1]["alasan_tanpa_geometri"] == "Belum disurvei"


def test_our_own_feed_is_read_back_without_change(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    rows = [kegiatan(f"K-{n}", kondisi="baik", pagu="1000000", sumber_dana="APBD") for n in "12"]
    import_kegiatan(district, registry, write_geojson(tmp_path / "a.geojson", rows))
    feed = write_geojson(tmp_path / "b.geojson", [rincian(district, f"K-{n}")[0] for n in "12"])
    report = import_kegiatan(district, registry, feed)
    assert not report.errors, report.to_table()
    assert rincian(district, "K-1")[0]["properties"]["kondisi"] == "baik"
    assert "panjang_kontrak_m" not in {
        k for k, v in rincian(district, "K-1")[0]["properties"].items() if v is not None
    }


@pytest.mark.parametrize(
    ("suffix", "driver"), [("csv", "CSV"), ("gpkg", "GPKG"), ("shp", "ESRI Shapefile")]
)
def test_our_own_feed_is_read_back_from_what_gdal_makes_of_it(
    district: Catalogue, registry: Registry, tmp_path: Path, suffix: str, driver: str
) -> None:
    money = {"pagu": "1000000", "sumber_dana": "DAU; APBD"}
    rows = [kegiatan(f"K-{n}", kondisi="baik", **money) for n in "12"]
    import_kegiatan(district, registry, write_geojson(tmp_path / "a.geojson", rows))
    feed = write_geojson(tmp_path / "b.geojson", [rincian(district, f"K-{n}")[0] for n in "12"])
    made = tmp_path / f"c.{suffix}"
    program = need_program("ogr2ogr")
    options = ["-lco", "GEOMETRY=AS_WKT"] if suffix == "csv" else []
    subprocess.run([program, "-q", "-f", driver, made, feed, *options], check=True)
    before = rincian(district, "K-1")
    report = import_kegiatan(district, registry, made)
    assert (report.read, report.errors) == (2, 0), report.to_table()
    after = rincian(district, "K-1")
    assert after[1]["pendanaan"] == before[1]["pendanaan"]
    for name in set(before[0]["properties"]) - {"diperbarui"}:
        assert after[0]["properties"][name] == before[0]["properties"][name], name


@pytest.mark.parametrize(
    "options",
    [
        {"mapping": {"a": "namaa"}},
        {"defaults": {"thaun": "2023"}},
        {"defaults": {"tahun": "besok"}},
        {"crs": "EPSG:0"},
    ],
    ids=str,
)
def test_a_wrong_option_is_a_wrong_call(
    district: Catalogue, registry: Registry, tmp_path: Path, options: dict[str, Any]
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan("K-1")])
    with pytest.raises(UsageError):
        import_kegiatan(district, registry, path, **options)
    assert kode_of(district) == set()


def test_a_mapping_that_no_column_answers_to_is_pointed_out(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan("K-1")])
    report = import_kegiatan(district, registry, path, mapping={"Kodde": "kode"})
    assert problems(report) == {("peringatan", "unmet_mapping", "")}


def test_several_locations_become_one_kegiatan(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    rows = [
        {"kode": "K-1", "nama": "Sumur", "lon": 102.21, "lat": -1.44, "pagu": "100"},
        {"kode": "K-2", "nama": "Embung", "lon": 102.22, "lat": -1.44, "pagu": ""},
        {"kode": "K-1", "nama": "Sumur", "lon": 102.31, "lat": -1.44, "pagu": ""},
        {"kode": "K-1", "nama": "Sumur", "lon": 102.31, "lat": -1.44, "pagu": "200"},
    ]
    path = write_csv(tmp_path / "a.csv", rows)
    defaults = {"tahun": "2023"}
    report = import_kegiatan(
        district, registry, path, layer="air_minum", defaults=defaults, gabung=True
    )
    assert (report.read, counts(report)) == (4, (2, 0, 0, 0))
    assert problems(report) == {("peringatan", "differing_rows", "baris 5")}
    fitur, _ = rincian(district, "K-1")
    assert fitur["geometry"]["type"] == "MultiPoint"
    assert len(fitur["geometry"]["coordinates"]) == 2
    assert fitur["properties"]["kecamatan_kode"] == [BARAT, TIMUR]
    assert rincian(district, "K-2")[0]["geometry"]["type"] == "Point"
    again = import_kegiatan(
        district, registry, path, layer="air_minum", defaults=defaults, gabung=True
    )
    assert counts(again) == (0, 0, 2, 0)


def test_locations_of_different_kinds_are_not_put_together(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    rows = [kegiatan("K-1"), kegiatan("K-1", point())]
    path = write_geojson(tmp_path / "a.geojson", rows)
    report = import_kegiatan(district, registry, path, gabung=True)
    assert {(p.severity, p.code) for p in report.problems} >= {("galat", "mixed_locations")}
    assert kode_of(district) == set()


def test_progress_is_told_batch_by_batch(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = write_geojson(tmp_path / "a.geojson", [kegiatan(f"K-{n}") for n in range(25)])
    told: list[int] = []
    import_kegiatan(district, registry, path, batch=10, progress=told.append)
    assert told == [10, 10, 5]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(
    geopackage_url: str, registry: Registry, tmp_path: Path
) -> None:
    catalogue = open_catalogue(geopackage_url)
    peaks = []
    for count in (2000, 4000):
        rows = (kegiatan(f"K-{n}", lokasi="x" * 900) for n in range(count))
        path = write_geojson(tmp_path / f"{count}.geojson", rows)
        tracemalloc.start()
        report = import_kegiatan(catalogue, registry, path, batch=200, dry_run=True)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert report.new == count
    catalogue.close()
    # What remains is one short entry a kode, to find those that are used twice.
    assert peaks[1] - peaks[0] < 2000 * 400
