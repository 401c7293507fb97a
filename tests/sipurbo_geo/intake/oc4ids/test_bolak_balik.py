"""What we publish comes into an empty catalogue as it was, on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.sample import build_sample
from sipurbo_geo.intake.wilayah import import_wilayah
from sipurbo_geo.model.kegiatan import Anggaran
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import shipped
from tests.factories import make_kegiatan, make_unmapped, make_wilayah
from tests.oc4ids import projects_of, stream_package

WILAYAH = shipped("sample_data") / "wilayah.geojson"


@pytest.fixture
def elsewhere(tmp_path: Path, empty_geopackage: Path) -> Catalogue:
    """Another, empty catalogue, from which packages come."""
    path = tmp_path / "asal.gpkg"
    path.write_bytes(empty_geopackage.read_bytes())
    return open_catalogue(f"sqlite:///{path}")


def written(catalogue: Catalogue, registry: Registry, path: Path) -> Path:
    with path.open("wb") as file:
        file.writelines(stream_package(catalogue, registry))
    return path


def carried(project: dict[str, Any]) -> dict[str, Any]:
    """Without what docs/oc4ids.md lists as lost: when it was written, and what was corrected."""
    for metric in project.get("metrics", []) + project.get("forecasts", []):
        for seen in metric["observations"]:
            if metric["id"] == "physicalProgress":
                seen.pop("notes", None)
    return {key: value for key, value in project.items() if key not in ("updated", "documents")}


def test_the_sample_comes_back_as_the_standard_carries_it(
    catalogue: Catalogue, elsewhere: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    build_sample(elsewhere, registry, shipped("sample_data"))
    path = written(elsewhere, registry, tmp_path / "paket.json")
    before = projects_of(elsewhere, registry)
    elsewhere.close()
    import_wilayah(catalogue, WILAYAH)
    report = import_kegiatan(catalogue, registry, path)
    assert (report.errors, report.new) == (0, len(before))
    assert report.history["progres"] > 2000
    after = projects_of(catalogue, registry)
    assert after.keys() == before.keys()
    for key, project in before.items():
        assert carried(after[key]) == carried(project), key
    again = import_kegiatan(catalogue, registry, path)
    assert (again.unchanged, again.changed, sum(again.history.values())) == (len(before), 0, 0)


@pytest.mark.parametrize("tahap", Tahap)
def test_every_stage_comes_back(
    catalogue: Catalogue, elsewhere: Catalogue, registry: Registry, tmp_path: Path, tahap: Tahap
) -> None:
    budget = Anggaran(edisi="2021", kode="1.03.10.2.01.0053", sub_kegiatan="Pembangunan Jalan")
    mapped = make_kegiatan(
        "K/1 é", tahap=tahap, bidang="cipta-karya", konsultan="CV Awas", anggaran=budget
    )
    unmapped = make_unmapped("K-2", tahap=tahap, nilai_kontrak=None, lokasi="Dusun II")
    for known in (catalogue, elsewhere):
        with known.writing() as conn:
            save_wilayah(conn, make_wilayah())
    with elsewhere.writing() as conn:
        save_kegiatan(conn, registry, [mapped, unmapped])
    path = written(elsewhere, registry, tmp_path / "paket.json")
    before = projects_of(elsewhere, registry)
    elsewhere.close()
    assert import_kegiatan(catalogue, registry, path).new == 2
    assert {k: carried(p) for k, p in projects_of(catalogue, registry).items()} == {
        key: carried(project) for key, project in before.items()
    }
    with catalogue.reading() as conn:
        one, two = get_kegiatan(conn, "K/1 é"), get_kegiatan(conn, "K-2")
    assert (one.fitur["properties"]["tahap"], one.fitur["properties"]["bidang"]) == (
        tahap.value,
        "cipta-karya",
    )
    assert (two.fitur["properties"]["lokasi"], two.rincian["alasan_tanpa_geometri"]) == (
        "Dusun II",
        "Lokasi belum disurvei",
    )
