"""Project packages of others on both databases: what is wrong with them first, then what comes."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.errors import Problem, UnreadableFileError
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.report import ImportReport
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.query.register import list_kode
from sipurbo_geo.query.riwayat import list_versi
from sipurbo_geo.registry import Registry
from tests.factories import TIMUR
from tests.sipurbo_geo.intake.files import line, point

from .proyek import KEY, make_contract, make_progress, make_project, write_package


def bring(
    catalogue: Catalogue, registry: Registry, folder: Path, *projects: Any, **options: Any
) -> ImportReport:
    path = write_package(folder / "paket.json", *projects)
    return import_kegiatan(catalogue, registry, path, **options)


def kode_of(catalogue: Catalogue) -> set[str]:
    with catalogue.reading() as conn:
        return set(list_kode(conn))


def published(catalogue: Catalogue, kode: str = KEY) -> tuple[dict[str, Any], dict[str, Any]]:
    with catalogue.reading() as conn:
        found = get_kegiatan(conn, kode)
    return found.fitur, found.rincian


def by_code(report: ImportReport) -> dict[str, Problem]:
    return {found.code: found for found in report.problems}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("42", "harus dimulai dengan"),
        ('{"projects": {}}', '"projects" harus berupa larik'),
        ('{"projects": null}', '"projects" harus berupa larik'),
        ('{"hello": "pets"}', "bukan paket OC4IDS"),
        ('{"type": "expansion", "sector": []}', r"bungkus sebagai \{\"projects\""),
        ('{"projects": [{"id": "a"},]}', "baris 1"),
        ('{"projects": [', "terpotong"),
        ('{"projects": [' + "[" * 5_000_000, "bersarang terlalu dalam"),
        ('{"projects": []} x', "sesudah akhir"),
    ],
    ids=lambda text: text[:18],
)
def test_what_is_no_package_is_refused_as_a_whole(
    geopackage_url: str, registry: Registry, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "paket.json"
    path.write_text(text)
    catalogue = open_catalogue(geopackage_url)
    with pytest.raises(UnreadableFileError, match=said):
        import_kegiatan(catalogue, registry, path)
    catalogue.close()


BAD_PROJECTS = [
    ("oc4ids_type", 7, "projects/0", "proyek 1"),
    ("oc4ids_missing", make_project(id=""), "id", "proyek 1"),
    ("oc4ids_missing", make_project(title=None), "title", f"proyek 1 ({KEY})"),
    ("oc4ids_type", make_project(title=["x"]), "title", f"proyek 1 ({KEY})"),
    ("oc4ids_type", make_project(budget=[]), "budget", f"proyek 1 ({KEY})"),
    ("oc4ids_type", make_project(locations={}), "locations", f"proyek 1 ({KEY})"),
    ("oc4ids_type", make_project(locations=[1]), "locations/0", f"proyek 1 ({KEY})"),
    ("oc4ids_type", make_project(sector=[1]), "sector", f"proyek 1 ({KEY})"),
    (
        "geojson_position",
        make_project(locations=[{"geometry": point("x")}, {"geometry": line([[1]])}]),
        "locations/1/geometry",
        f"proyek 1 ({KEY})",
    ),
    (
        "mixed_locations",
        make_project(locations=[{"geometry": point()}, {"geometry": line()}]),
        "locations",
        f"proyek 1 ({KEY})",
    ),
    (
        "wrong_value",
        make_project(budget={"amount": {"amount": "banyak"}}),
        "budget/amount",
        f"proyek 1 ({KEY})",
    ),
    (
        "oc4ids_type",
        make_project(contractingProcesses=[make_contract(contractPeriod={"startDate": {}})]),
        "contractingProcesses/0/summary/contractPeriod/startDate",
        f"proyek 1 ({KEY})",
    ),
    (
        "nilai",
        make_project(metrics=[make_progress("banyak")]),
        "metrics/0/observations/0/measure",
        f"proyek 1 ({KEY})",
    ),
    (
        "lebih_dari_seratus",
        make_project(metrics=[make_progress(520)]),
        "metrics/0/observations/0/measure",
        f"proyek 1 ({KEY})",
    ),
    (
        "realisasi_turun",
        make_project(metrics=[make_progress(50, 40)]),
        "realisasi",
        f"proyek 1 ({KEY})",
    ),
    (
        "twice",
        make_project(
            contractingProcesses=[
                make_contract(modifications=[{"id": "A", "date": "2023-08-01"}] * 2)
            ]
        ),
        "contractingProcesses/0/summary/modifications/1",
        f"proyek 1 ({KEY})",
    ),
]


@pytest.mark.parametrize(
    ("code", "project", "field", "where"), BAD_PROJECTS, ids=lambda v: str(v)[:24]
)
def test_a_bad_project_is_refused_by_its_number_id_and_member(
    geopackage_district: Catalogue,
    registry: Registry,
    tmp_path: Path,
    code: str,
    project: Any,
    field: str,
    where: str,
) -> None:
    good = make_project(id="oc4ids-abc123-BAIK")
    report = bring(geopackage_district, registry, tmp_path, project, good)
    found = by_code(report)[code]
    assert (found.field, found.where, found.severity) == (field, where, "galat")
    assert not report.applied
    assert kode_of(geopackage_district) == set()


def test_partial_keeps_the_good_projects(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    good = make_project(id="oc4ids-abc123-BAIK")
    report = bring(district, registry, tmp_path, make_project(title=1.5), good, partial=True)
    assert (report.read, report.new, report.refused) == (2, 1, 1)
    assert kode_of(district) == {"oc4ids-abc123-BAIK"}


def test_a_dry_run_tells_everything_and_writes_nothing(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    project = make_project(metrics=[make_progress(50, 40)])
    report = bring(district, registry, tmp_path, project, dry_run=True)
    assert "realisasi_turun" in by_code(report)
    assert kode_of(district) == set()


@pytest.mark.parametrize(
    ("sector", "said"),
    [
        (["waterAndWaste"], "irigasi, air_minum, sanitasi, drainase"),
        (["energy"], "tidak dimiliki tema mana pun"),
    ],
)
def test_a_sector_that_leaves_the_theme_open_asks_for_one(
    district: Catalogue, registry: Registry, tmp_path: Path, sector: list[str], said: str
) -> None:
    project = make_project(sector=sector, additionalClassifications=[], type=None)
    report = bring(district, registry, tmp_path, project)
    found = by_code(report)["wrong_value"]
    assert (found.field, found.value) == ("layer", sector[0])
    assert said in found.id
    assert "--layer" in found.id
    assert bring(district, registry, tmp_path, project, layer="drainase").new == 1


@pytest.mark.parametrize("sector", ["naturalResources.floodProtection", "naturalResources"])
def test_a_sector_of_one_theme_names_it(
    district: Catalogue, registry: Registry, tmp_path: Path, sector: str
) -> None:
    project = make_project(sector=[sector], additionalClassifications=[], type=None)
    assert bring(district, registry, tmp_path, project, layer="jalan").new == 1
    assert published(district)[0]["properties"]["layer"] == "sungai"


def test_everything_the_standard_says_arrives(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    plan = make_progress("10", 30) | {"title": "Rencana"}
    report = bring(district, registry, tmp_path, make_project(forecasts=[plan]))
    assert (report.new, report.errors) == (1, 0)
    assert report.history == {"progres": 2, "keuangan": 1, "adendum": 1}
    fitur, rincian = published(district)
    said = fitur["properties"]
    assert fitur["geometry"]["type"] == "LineString"
    assert (said["nama"], said["tahap"]) == ("Peningkatan Jalan Contoh", "pelaksanaan")
    assert (said["tahun"], said["jenis_penanganan"]) == (2023, "peningkatan")
    assert (said["pagu"], said["nilai_kontrak"]) == (200_000_000, 195_500_000)
    assert (said["penyedia"], said["lokasi"]) == ("CV Contoh Karya", "Desa Contoh")
    assert (said["tanggal_mulai"], said["tanggal_selesai"]) == ("2023-06-05", "2023-09-02")
    weeks = [(w["minggu"], w["rencana"], w["realisasi"]) for w in rincian["progres"]]
    assert weeks == [(1, 10, 40), (2, 30, 52)]
    assert [(p["jumlah"], p["uraian"]) for p in rincian["keuangan"]] == [(5, "T1")]
    assert [change["nomor"] for change in rincian["adendum"]] == ["ADD-1"]


def test_a_kegiatan_is_published_once_with_its_history(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    late = make_project(forecasts=[make_progress(50, 90)])
    bring(district, registry, tmp_path, late)
    assert published(district)[0]["properties"]["status"] == "kritis"
    with district.reading() as conn:
        assert [version.ubahan for version in list_versi(conn, KEY)] == [()]


def test_what_is_not_kept_is_told(district: Catalogue, registry: Registry, tmp_path: Path) -> None:
    pounds = {"amount": {"amount": 40_000_000, "currency": "GBP"}}
    foreign = {"scheme": "GEONAMES", "identifiers": ["2657507"]}
    project = make_project(
        budget=pounds,
        status="finished",
        type="replacement",
        relatedProjects=[{"id": "1"}],
        locations=[{"geometry": line(), "gazetteer": foreign}],
        metrics=[make_progress(1) | {"observations": [{"measure": 3, "unit": {"name": "km"}}]}],
        contractingProcesses=[make_contract(), make_contract(contractValue=None)],
    )
    report = bring(district, registry, tmp_path, project)
    assert (report.new, report.errors) == (1, 0), report.to_table()
    found = by_code(report)
    assert found["currency"].value == "40000000 GBP"
    assert found["unread_members"].field == "relatedProjects"
    assert {"gazetteer", "oc4ids_status", "oc4ids_type", "unit", "several_contracts"} <= set(found)
    assert (found["year_of_start"].value, found["kode_from_id"].value) == ("2023", KEY)
    assert published(district)[0]["properties"]["pagu"] is None


def test_several_locations_become_one_multi_geometry(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    places = [{"geometry": point(102.21)}, {"geometry": point(102.22)}, {"description": "Dekat"}]
    project = make_project(locations=places, additionalClassifications=[
        {"scheme": "SIPURBO-TEMA", "id": "jembatan"}])  # fmt: skip
    assert bring(district, registry, tmp_path, project).new == 1
    geometry = published(district)[0]["geometry"]
    assert geometry == {"type": "MultiPoint", "coordinates": [[102.21, -1.44], [102.22, -1.44]]}


@pytest.mark.parametrize(
    "place",
    [
        {"gazetteer": {"scheme": "ID-KEMENDAGRI", "identifiers": [TIMUR]}},
        {"address": {"locality": "Desa Contoh, Kec. Tebo Timur"}},
    ],
    ids=["gazetteer", "address"],
)
def test_a_project_without_geometry_lies_where_it_is_said_to(
    district: Catalogue, registry: Registry, tmp_path: Path, place: dict[str, Any]
) -> None:
    assert bring(district, registry, tmp_path, make_project(locations=[place])).new == 1
    fitur, rincian = published(district)
    assert fitur["properties"]["kecamatan_kode"] == [TIMUR]
    assert "tidak memuat geometri" in rincian["alasan_tanpa_geometri"]


def test_a_mapping_gives_a_member_another_field(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    project = make_project(description="Jalan poros desa")
    mapping = {"description": "lokasi", "budget/amount": "hps"}
    assert bring(district, registry, tmp_path, project, mapping=mapping).new == 1
    fitur, rincian = published(district)
    assert (fitur["properties"]["pagu"], rincian["hps"]) == (None, 200_000_000)


def test_the_same_package_again_changes_nothing(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    bring(district, registry, tmp_path, make_project())
    again = bring(district, registry, tmp_path, make_project())
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert not any(again.history.values())
    contract = make_contract(
        transactions=[{"id": "T1", "date": "2023-07-03", "value": {"amount": 6}}]
    )
    other = bring(district, registry, tmp_path, make_project(contractingProcesses=[contract]))
    assert by_code(other)["ditolak_register"].field == "transactions"


def test_real_examples_say_what_they_lack(
    geopackage_url: str, registry: Registry, shared_data: Path
) -> None:
    catalogue = open_catalogue(geopackage_url)
    folder = shared_data / "oc4ids"
    report = import_kegiatan(catalogue, registry, folder / "examples/example.json", layer="jalan")
    assert (report.new, report.errors) == (1, 0)
    assert {"currency", "gazetteer", "unread_members", "no_outline"} <= set(by_code(report))
    for name in ("rubbish", "invalid-json", "example-additional-checks-no-projects"):
        with pytest.raises(UnreadableFileError):
            import_kegiatan(catalogue, registry, folder / f"lib_cove_fixtures/{name}.json")
    catalogue.close()


def test_geojson_may_still_be_called_json(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    properties = {"kode": "K", "nama": "Jalan", "layer": "jalan", "tahun": 2023}
    found = {"type": "Feature", "properties": properties, "geometry": line()}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [found]}))
    assert import_kegiatan(district, registry, path).new == 1


def test_memory_holds_one_batch_of_projects(
    geopackage_url: str, registry: Registry, tmp_path: Path
) -> None:
    catalogue = open_catalogue(geopackage_url)
    peaks = []
    for count in (1000, 2000):
        projects = (
            # at this stage no technical data are asked for, so no warning a project is kept
            make_project(id=f"oc4ids-abc123-{n}", status="identification", purpose="x" * 900)
            for n in range(count)
        )
        path = write_package(tmp_path / f"{count}.json", *projects)
        tracemalloc.start()
        report = import_kegiatan(catalogue, registry, path, batch=100, dry_run=True)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert report.new == count
    catalogue.close()
    assert peaks[1] - peaks[0] < 1000 * 1000
