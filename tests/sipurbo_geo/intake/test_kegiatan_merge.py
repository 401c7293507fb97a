"""A file that says less than another takes nothing away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.registry import Registry
from tests.factories import TIMUR, make_wilayah

from .files import ROAD, kegiatan, line, write_csv, write_geojson

ROW = {
    "kode": "K-1",
    "nama": "Jalan Contoh",
    "tema": "jalan",
    "tahun": "2023",
    "tahap": "pengadaan",
    "pagu": "200.000.000",
    "sumber dana": "DAU: 150.000.000; DAK Fisik",
    "kode rekening": "1.03.10.2.1.53",
    "npwp": "00.000.000.0-000.000",
    "periode_satu": "8,5",
    "lebar": "4,5",
    "kondisi": "baik",
    "asal koordinat": "gps",
    "wkt": "LINESTRING (102.21 -1.44, 102.22 -1.43)",
}


@pytest.fixture
def district(catalogue: Catalogue, registry: Registry, tmp_path: Path) -> Catalogue:
    """A catalogue in which K-1 is fully described."""
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    report = import_kegiatan(catalogue, registry, write_csv(tmp_path / "lengkap.csv", [ROW]))
    assert (report.new, report.errors) == (1, 0), report.to_table()
    return catalogue


def standing(catalogue: Catalogue, kode: str = "K-1") -> Kegiatan:
    with catalogue.reading() as conn:
        return read_kegiatan(conn, [kode])[kode]


def test_the_same_file_again_changes_nothing(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    report = import_kegiatan(district, registry, tmp_path / "lengkap.csv")
    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)


def test_a_geometry_brought_later_takes_nothing_away(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    before = standing(district)
    path = write_geojson(tmp_path / "garis.geojson", [kegiatan("K-1", nama="Jalan Contoh")])
    report = import_kegiatan(district, registry, path)
    assert (report.changed, report.errors) == (1, 0), report.to_table()
    after = standing(district)
    assert after.geometry is not None
    assert [list(xy) for xy in after.geometry.coords] == ROAD
    for name in ("pagu", "pendanaan", "anggaran", "rahasia", "ambang", "atribut", "tahap"):
        assert getattr(after, name) == getattr(before, name), name
    assert import_kegiatan(district, registry, path).unchanged == 1


def test_a_contract_brought_later_keeps_the_geometry(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    row: dict[str, Any] = {name: ROW[name] for name in ("kode", "nama", "tema", "tahun")}
    row |= {"nilai kontrak": "195.500.000", "pagu": "", "kondisi": "-"}
    path = write_csv(tmp_path / "kontrak.csv", [row])
    before = standing(district)
    report = import_kegiatan(district, registry, path)
    assert (report.changed, report.errors) == (1, 0), report.to_table()
    after = standing(district)
    assert after.nilai_kontrak == 195_500_000
    assert (after.geometry, after.pagu) == (before.geometry, before.pagu)
    assert after.atribut == before.atribut
    assert import_kegiatan(district, registry, path).unchanged == 1


def test_checks_see_what_the_register_knows(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    row = {name: ROW[name] for name in ("kode", "nama", "tema", "tahun")}
    path = write_csv(tmp_path / "kontrak.csv", [row | {"nilai kontrak": "300.000.000"}])
    report = import_kegiatan(district, registry, path)
    assert report.counts["peringatan", "money_order"] == 1


def test_the_kecamatan_of_what_is_not_mapped_stays(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    row = {"kode": "K-2", "nama": "Sumur", "tema": "air minum", "tahun": "2023"}
    full = row | {"kecamatan": "Tebo Timur", "alasan": "Belum disurvei"}
    import_kegiatan(district, registry, write_csv(tmp_path / "a.csv", [full]))
    short = write_csv(tmp_path / "b.csv", [row | {"pagu": "100.000"}])
    report = import_kegiatan(district, registry, short)
    assert (report.changed, report.errors) == (1, 0), report.to_table()
    after = standing(district, "K-2")
    assert (after.kecamatan, after.alasan_tanpa_geometri) == ((TIMUR,), "Belum disurvei")
    mapped = write_geojson(
        tmp_path / "c.geojson",
        [kegiatan("K-2", line([[102.21, -1.44], [102.22, -1.44]]), layer="irigasi")],
    )
    import_kegiatan(district, registry, mapped)
    assert standing(district, "K-2").alasan_tanpa_geometri == ""


def test_what_was_withdrawn_is_not_published_by_a_file(
    district: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    with district.writing() as conn:
        move_kegiatan(conn, registry, "K-1", Gerak.TARIK, catatan="Salah catat")
    path = write_geojson(tmp_path / "a.geojson", [kegiatan("K-1", nama="Nama baru")])
    report = import_kegiatan(district, registry, path)
    assert report.counts["peringatan", "not_published"] == 1
    assert standing(district).nama == "Nama baru"
    with district.reading() as conn:
        assert get_revision(conn).jumlah == 0
