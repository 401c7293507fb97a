"""Real lists of real offices, as far as they can be had: what arrives and what is reported."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.report import ImportReport
from sipurbo_geo.query.register import list_kode
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.registry import Registry
from tests.banjarmasin import bring_banjarmasin, rows_of, write_banjarmasin


def tally_of(report: ImportReport) -> Counter[tuple[str, str]]:
    return report.counts


@pytest.fixture
def banjarmasin(shared_data: Path, tmp_path: Path) -> Path:
    return write_banjarmasin(shared_data, tmp_path)


def test_the_projects_of_banjarmasin(
    catalogue: Catalogue, registry: Registry, banjarmasin: Path
) -> None:
    def bring(*, partial: bool) -> ImportReport:
        return bring_banjarmasin(catalogue, registry, banjarmasin, partial=partial)

    refused = bring(partial=False)
    assert not refused.applied
    assert refused.read == 191  # 182 locations, and 9 projects without any
    assert refused.counts["galat", "null_island"] == 10
    assert [p.value for p in refused.problems if p.code == "stray"] == ["112.730584, -7.329566"]
    assert refused.counts["peringatan", "no_outline"] == 1
    assert refused.counts["peringatan", "money_order"] >= 1
    report = bring(partial=True)
    assert report.applied
    assert report.errors == 10
    with catalogue.reading() as conn:
        kode = set(list_kode(conn))
        revision = get_revision(conn)
    lost = {row["kode"] for row in rows_of(banjarmasin)} - kode
    assert len(kode) + len(lost) == 109
    assert revision.jumlah == report.new == len(kode)
    assert revision.tanpa_geometri == 9
    assert bring(partial=True).unchanged == report.new


def test_the_roads_of_blitar(catalogue: Catalogue, registry: Registry, shared_data: Path) -> None:
    path = shared_data / "roads" / "blitar_ruas_jalan_utm49s.zip"
    report = import_kegiatan(
        catalogue,
        registry,
        path,
        layer="jalan",
        mapping={"Id_Ruas": "kode", "Nama_Ruas": "nama"},
        defaults={"tahun": "2022"},
        partial=True,
    )
    assert report.read == 1507
    assert report.new + report.refused == 1507
    assert report.new > 1300
    assert report.counts["galat", "out_of_range"] >= 1  # a width of 300 m
    unknown = next(p for p in report.problems if p.code == "unknown_column")
    assert "Utilitas" in unknown.field
    assert {p.severity for p in report.problems if p.code == "no_kecamatan"} == {"peringatan"}


def test_the_roads_of_bojonegoro(
    catalogue: Catalogue, registry: Registry, shared_data: Path
) -> None:
    path = shared_data / "roads" / "bojonegoro_ruas_kabupaten.geojson"
    report = import_kegiatan(
        catalogue,
        registry,
        path,
        layer="jalan",
        mapping={"nomor": "kode", "ruas": "nama"},
        defaults={"tahun": "2022"},
    )
    assert not report.applied
    assert report.counts["galat", "duplicate_kode"] == 2  # two numbers are used twice
    again = import_kegiatan(
        catalogue,
        registry,
        path,
        layer="jalan",
        mapping={"nomor": "kode", "ruas": "nama"},
        defaults={"tahun": "2022"},
        gabung=True,
    )
    assert (again.read, again.applied, again.errors) == (155, True, 0)


@pytest.mark.parametrize(
    ("name", "column", "skipped"),
    [
        ("abdya/bangunan_titik_merged.geojson", "Nama_dan_D", {}),
        ("abdya/daerahIrigasi_7_d_i_panton_teungku.json", "NAMA", {}),
        ("abdya/jaringanIrigasi_7_di_panton_teungku.json", "NAMA_DI", {}),
        # its condition is "AKTIF", which is no condition
        ("deli_serdang/Paya_Bakung_I_Fungsional.json", "NAMA_DI", {"Kondisi": "-"}),
        ("deli_serdang/Paya_Bakung_I_Saluran.json", "n_di", {"saluran": "-"}),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_the_irrigation_sets(
    catalogue: Catalogue,
    registry: Registry,
    shared_data: Path,
    tmp_path: Path,
    name: str,
    column: str,
    skipped: dict[str, str],
) -> None:
    path = shared_data / "irrigation" / name
    content = json.loads(path.read_text(encoding="utf-8"))
    for number, feature in enumerate(content["features"], start=1):
        feature["properties"]["kode"] = f"DI-{number}"
    numbered = tmp_path / "di.geojson"
    numbered.write_text(json.dumps(content), encoding="utf-8")
    report = import_kegiatan(
        catalogue,
        registry,
        numbered,
        layer="irigasi",
        mapping={column: "nama", **skipped},
        defaults={"tahun": "2022", "nama": "Tanpa nama"},
    )
    assert report.errors == 0, report.to_table("en")
    assert (report.read, report.new) == (len(content["features"]),) * 2


@pytest.mark.parametrize(("year", "count"), [(2015, 409), (2017, 590)])
def test_the_sirup_lists_come_as_kegiatan_without_geometry(
    catalogue: Catalogue, registry: Registry, shared_data: Path, year: int, count: int
) -> None:
    path = shared_data / "kegiatan" / "sirup_lombok_tengah" / f"rup_penyedia_{year}_pu.json"
    report = import_kegiatan(
        catalogue,
        registry,
        path,
        layer="jalan",
        mapping={
            "id": "kode",
            "nama": "nama",
            "total_pagu": "pagu",
            "lokasi": "lokasi",
            "tanggal_awal_pekerjaan": "tanggal_mulai",
            "tanggal_akhir_pekerjaan": "tanggal_selesai",
            "mak": "-",
            "kegiatan": "anggaran_kegiatan",
        },
        defaults={"tahun": str(year), "alasan": "SIRUP tidak memuat koordinat"},
    )
    assert report.errors == 0, report.to_table("en")
    assert (report.read, report.new, report.applied) == (count, count, True)
    with catalogue.reading() as conn:
        assert get_revision(conn).tanpa_geometri == count


def test_the_projects_of_citarum_say_what_is_wrong_with_them(
    catalogue: Catalogue, registry: Registry, shared_data: Path
) -> None:
    path = shared_data / "kegiatan" / "citarum_monev_kegiatan_rev_a.geojson"
    report = import_kegiatan(
        catalogue,
        registry,
        path,
        layer="irigasi",
        mapping={"Pagu DIPA": "pagu", "Dana": "sumber_dana", "Kategori Kegiatan": "-"},
        defaults={"tahun": "2022"},
    )
    assert report.errors == 0, report.to_table("en")
    assert report.new == 13
    assert report.counts["peringatan", "geojson_crs"] == 1
    assert report.counts["peringatan", "money_order"] > 0
