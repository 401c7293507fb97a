"""Boundaries and code lists from files into the catalogue, on both databases."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from shapely import MultiPolygon, Polygon, box
from shapely.geometry import mapping as as_geojson
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.catalogue.measure import areas_m2
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import UnreadableFileError, UsageError
from sipurbo_geo.intake.report import ImportReport
from sipurbo_geo.intake.wilayah import import_wilayah
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.kegiatan import list_kegiatan
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.registry import Registry

from ...factories import make_kegiatan, make_wilayah

SQUARE = box(102.2, -1.5, 102.3, -1.4)
CODES = "codes_tebo/kode_wilayah_tebo_kemendagri2025.csv"


def write(path: Path, *features: tuple[Mapping[str, Any], BaseGeometry | None]) -> Path:
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": dict(properties),
                "geometry": None if shape is None else as_geojson(shape),
            }
            for properties, shape in features
        ],
    }
    path.write_text(json.dumps(collection))
    return path


def places(catalogue: Catalogue, level: Tingkat) -> list[Wilayah]:
    with catalogue.reading() as conn:
        return list_wilayah(conn, level, with_geometry=True)


def errors(report: ImportReport) -> list[str]:
    return [p.id for p in report.problems if p.is_error]


def warnings(report: ImportReport) -> set[str]:
    return {p.code for p in report.problems if not p.is_error} - {
        *("winding", "excessive_precision", "geojson_crs"),
    }


def area_km2(shapes: Sequence[BaseGeometry | None]) -> float:
    import numpy as np

    return float(areas_m2(np.array(shapes, dtype=object)).sum()) / 1e6


class TestWhatIsRefused:
    def test_a_file_whose_level_is_unclear_asks_for_the_option(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        with pytest.raises(UsageError, match="--tingkat"):
            import_wilayah(catalogue, write(tmp_path / "a.geojson", ({"name": "Sumay"}, SQUARE)))

    def test_names_inside_a_few_kabupaten_are_not_taken_for_kabupaten(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        rows = [({"NAMOBJ": f"Nama {n}", "WADMKK": "Tebo"}, SQUARE) for n in range(5)]
        with pytest.raises(UsageError, match="--tingkat"):
            import_wilayah(catalogue, write(tmp_path / "a.geojson", *rows))

    def test_a_bare_code_that_both_numberings_use_is_not_guessed(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        path = write(tmp_path / "a.geojson", ({"kode": "1509", "nama": "Kabupaten X"}, SQUARE))
        report = import_wilayah(catalogue, path)
        assert "BPS 1509 Bungo" in errors(report)[0]
        assert places(catalogue, Tingkat.KABUPATEN) == []
        as_bps = import_wilayah(catalogue, path, mapping={"kode": "kode_bps"}, kabupaten="15.08")
        assert as_bps.applied
        assert [(p.kode, p.kode_bps) for p in places(catalogue, Tingkat.KABUPATEN)] == [
            ("15.08", "1509")
        ]

    def test_the_option_kabupaten_wants_the_code_with_its_dot(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        path = write(tmp_path / "a.geojson", ({"name": "Kabupaten Tebo"}, SQUARE))
        for wrong in ("1509", "1508", "Tebo"):
            with pytest.raises(UsageError, match="dengan titik"):
                import_wilayah(catalogue, path, kabupaten=wrong)

    def test_another_bps_code_than_the_recorded_one_is_refused(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        with catalogue.writing() as conn:
            save_wilayah(conn, [Wilayah(Tingkat.KABUPATEN, "15.09", "Tebo", kode_bps="1508")])
        properties = {"kode": "15.09", "kode_bps": "1509", "nama": "Tebo"}
        report = import_wilayah(catalogue, write(tmp_path / "a.geojson", (properties, SQUARE)))
        assert "berbeda dari 1508" in errors(report)[0]
        below = {"kode": "15.09.01", "kode_bps": "1509010", "nama": "Tebo Tengah"}
        report = import_wilayah(catalogue, write(tmp_path / "b.geojson", (below, SQUARE)))
        assert "tidak berawalan 1508" in errors(report)[0]

    def test_an_outline_of_another_name_is_not_taken_for_the_kabupaten_asked_for(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        with catalogue.writing() as conn:
            save_wilayah(conn, [Wilayah(Tingkat.KABUPATEN, "15.09", "Tebo")])
        path = write(tmp_path / "a.geojson", ({"name": "Kabupaten Bungo"}, SQUARE))
        assert "bukan Tebo" in errors(import_wilayah(catalogue, path, kabupaten="15.09"))[0]

    def test_a_line_is_no_boundary(self, catalogue: Catalogue, tmp_path: Path) -> None:
        path = write(tmp_path / "a.geojson", ({"kode": "15.09", "nama": "Tebo"}, SQUARE.boundary))
        assert "harus berupa poligon" in errors(import_wilayah(catalogue, path))[0]

    def test_one_code_for_two_names_is_refused(self, catalogue: Catalogue, tmp_path: Path) -> None:
        path = write(
            tmp_path / "a.geojson",
            ({"kode": "15.09.01", "nama": "Sumay"}, SQUARE),
            ({"kode": "15.09.01", "nama": "Tebo Ulu"}, SQUARE),
        )
        assert "dipakai untuk Tebo Ulu" in errors(import_wilayah(catalogue, path))[0]

    def test_one_bad_place_keeps_all_out_unless_partial(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        path = write(
            tmp_path / "a.geojson",
            ({"kode": "15.09.01", "nama": "Sumay"}, SQUARE),
            ({"kode": "15.09.02", "nama": ""}, SQUARE),
        )
        assert not import_wilayah(catalogue, path).applied
        assert places(catalogue, Tingkat.KECAMATAN) == []
        report = import_wilayah(catalogue, path, partial=True)
        assert (report.new, report.refused, report.exit_code) == (1, 1, 1)

    def test_a_dry_run_writes_nothing(self, catalogue: Catalogue, tmp_path: Path) -> None:
        path = write(tmp_path / "a.geojson", ({"kode": "15.09.01", "nama": "Sumay"}, SQUARE))
        report = import_wilayah(catalogue, path, dry_run=True)
        assert (report.new, report.applied) == (1, False)
        assert places(catalogue, Tingkat.KECAMATAN) == []

    def test_nothing_of_the_kabupaten_asked_for_is_said(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        path = write(tmp_path / "a.geojson", ({"kode": "15.08.01", "nama": "X"}, SQUARE))
        with pytest.raises(UnreadableFileError, match="tidak ada wilayah"):
            import_wilayah(catalogue, path, kabupaten="15.09")


class TestWhatIsRepaired:
    def test_a_ring_that_crosses_itself_is_repaired_with_a_warning(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        spike = Polygon([(0, 0), (10, 0), (10, 10), (10.001, 10.001), (9.999, 10.001), (0, 10)])
        twist = Polygon(
            [(102, -1), (102.1, -1), (102.1, -1.1), (102.05, -1.1), (102.05, -1.1001),
             (102.0501, -1.1), (102.0499, -1.1001), (102, -1.1)]
        )  # fmt: skip
        assert spike.is_valid
        assert not twist.is_valid
        path = write(tmp_path / "a.geojson", ({"kode": "15.09.01", "nama": "Sumay"}, twist))
        report = import_wilayah(catalogue, path)
        assert warnings(report) == {"batas_diperbaiki"}
        (place,) = places(catalogue, Tingkat.KECAMATAN)
        assert place.geometry is not None
        assert place.geometry.is_valid

    def test_a_bow_tie_is_refused_because_its_area_is_unknown(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        bow = Polygon([(102, -1), (102.2, -1.2), (102.2, -1), (102, -1.2)])
        path = write(tmp_path / "a.geojson", ({"kode": "15.09.01", "nama": "Sumay"}, bow))
        assert "memotong dirinya" in errors(import_wilayah(catalogue, path))[0]

    def test_parts_of_one_place_become_one(self, catalogue: Catalogue, tmp_path: Path) -> None:
        east = box(102.3, -1.5, 102.4, -1.4)
        path = write(
            tmp_path / "a.geojson",
            ({"kode": "15.09.01", "nama": "Sumay"}, SQUARE),
            ({"kode": "150901", "nama": "SUMAY"}, east),
        )
        assert warnings(import_wilayah(catalogue, path)) == {"digabung"}
        (place,) = places(catalogue, Tingkat.KECAMATAN)
        assert place.geometry is not None
        assert place.geometry.equals(SQUARE.union(east))

    def test_what_the_file_leaves_open_stays_as_it_is_known(
        self, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        path = write(
            tmp_path / "a.geojson",
            ({"kode": "15.09.01", "kode_bps": "1508010", "nama": "VII KOTO"}, SQUARE),
        )
        import_wilayah(catalogue, path, sumber="Peta contoh")
        listed = write(tmp_path / "b.geojson", ({"kode": "15.09.01", "nama": "7 Koto"}, None))
        assert import_wilayah(catalogue, listed).unchanged == 1
        (place,) = places(catalogue, Tingkat.KECAMATAN)
        assert (place.nama, place.kode_bps, place.sumber) == ("VII Koto", "1508010", "Peta contoh")
        assert place.geometry is not None

    def test_a_moved_boundary_moves_the_kegiatan_in_it(
        self, catalogue: Catalogue, registry: Registry, tmp_path: Path
    ) -> None:
        with catalogue.writing() as conn:
            save_wilayah(conn, make_wilayah())
            save_kegiatan(conn, registry, [make_kegiatan()])
        far, near = box(103, -1.45, 103.1, -1.35), box(102.2, -1.45, 102.3, -1.35)
        path = write(
            tmp_path / "a.geojson",
            ({"kode": "15.09.01", "nama": "Tebo Barat"}, far),
            ({"kode": "15.09.02", "nama": "Tebo Timur"}, near),
        )
        import_wilayah(catalogue, path, registry=registry)
        with catalogue.reading() as conn:
            (road,) = list_kegiatan(conn, KegiatanFilter())
        assert road["kecamatan"] == ["Tebo Timur"]


class TestFamilies:
    @pytest.mark.parametrize(
        ("name", "area"),
        [
            ("tebo_kecamatan_kemendagri_dissolved.geojson", 6112),
            ("tebo_kecamatan_kemendagri_simplified.geojson", 6110),
            ("tebo_kecamatan_kemendagri_latlng_raw.csv", 6110),
            ("tebo_kecamatan_bps2020.geojson", 6277),
        ],
    )
    def test_the_twelve_kecamatan_of_every_family(
        self, catalogue: Catalogue, shared_data: Path, name: str, area: float
    ) -> None:
        path = shared_data / "boundaries_tebo" / name
        assert import_wilayah(catalogue, path).new == 12
        found = places(catalogue, Tingkat.KECAMATAN)
        assert [p.kode for p in found] == [f"15.09.{n:02}" for n in range(1, 13)]
        assert found[5].nama == "VII Koto"
        assert {p.induk for p in found} == {"15.09"}
        assert {p.kode_bps is None for p in found} == {"bps" not in name}
        assert area_km2([p.geometry for p in found]) == pytest.approx(area, rel=0.005)
        assert import_wilayah(catalogue, path).unchanged == 12

    def test_the_desa_of_kemendagri(self, catalogue: Catalogue, shared_data: Path) -> None:
        path = shared_data / "boundaries_tebo/tebo_desa_kemendagri_simplified.geojson"
        assert import_wilayah(catalogue, path).new == 112
        assert {p.induk for p in places(catalogue, Tingkat.DESA)} == {
            f"15.09.{n:02}" for n in range(1, 13)
        }

    def test_one_kabupaten_out_of_a_province(self, catalogue: Catalogue, shared_data: Path) -> None:
        path = shared_data / "boundaries_tebo/jambi_kabupaten_kemendagri_simplified.geojson"
        report = import_wilayah(catalogue, path, kabupaten="15.09")
        assert (report.new, report.skipped, warnings(report)) == (1, 10, {"di_luar_kabupaten"})
        assert [(p.kode, p.nama) for p in places(catalogue, Tingkat.KABUPATEN)] == [
            ("15.09", "Tebo")
        ]

    def test_the_desa_of_bps_take_their_codes_from_the_official_list(
        self, catalogue: Catalogue, shared_data: Path
    ) -> None:
        path = shared_data / "boundaries_tebo/tebo_desa_bps2020.geojson"
        without = import_wilayah(catalogue, path)
        assert without.refused == 112
        assert "Impor dahulu" in errors(without)[0]
        assert import_wilayah(catalogue, shared_data / CODES).new == 142
        kecamatan = shared_data / "boundaries_tebo/tebo_kecamatan_bps2020.geojson"
        assert import_wilayah(catalogue, kecamatan).changed == 12
        report = import_wilayah(catalogue, path, partial=True)
        assert (report.changed, report.refused, warnings(report)) == (111, 1, {"nama_mirip"})
        assert ["Tanjung" in text for text in errors(report)] == [True]
        desa = {p.kode: p for p in places(catalogue, Tingkat.DESA)}
        assert len(desa) == 129
        assert desa["15.09.01.2011"].nama == "Aburan Batang Tebo"
        assert desa["15.09.01.2011"].kode_bps == "1508020001"
        assert sum(p.geometry is None for p in desa.values()) == 18

    def test_an_outline_in_three_dimensions_becomes_flat(
        self, catalogue: Catalogue, shared_data: Path
    ) -> None:
        folder = shared_data / "boundaries_tebo/outline_variants"
        assert import_wilayah(catalogue, folder / "tebo_big_polygonz_82pt.geojson").new == 1
        (tebo,) = places(catalogue, Tingkat.KABUPATEN)
        assert (tebo.kode, tebo.kode_bps, tebo.nama) == ("15.09", None, "Tebo")
        assert tebo.geometry is not None
        assert not tebo.geometry.has_z

    def test_an_outline_with_the_attributes_of_a_desa_is_not_taken_for_one(
        self, catalogue: Catalogue, shared_data: Path
    ) -> None:
        path = shared_data / "boundaries_tebo/outline_variants"
        leak = path / "tebo_dissolved_attribute_leak_57pt.geojson"
        with pytest.raises(UsageError, match="--tingkat kabupaten"):
            import_wilayah(catalogue, leak)
        assert import_wilayah(catalogue, leak, tingkat="kabupaten").new == 1
        assert [(p.kode, p.nama) for p in places(catalogue, Tingkat.KABUPATEN)] == [
            ("15.09", "Tebo")
        ]

    def test_an_outline_without_a_code_takes_it_from_the_option(
        self, catalogue: Catalogue, shared_data: Path
    ) -> None:
        path = shared_data / "boundaries_tebo/outline_variants/tebo_osm_outline_bps1508.geojson"
        assert "--kabupaten" in errors(import_wilayah(catalogue, path))[0]
        assert import_wilayah(catalogue, path, kabupaten="15.09").new == 1
        assert [p.nama for p in places(catalogue, Tingkat.KABUPATEN)] == ["Tebo"]

    def test_names_without_blanks_and_parts_are_matched_to_known_places(
        self, catalogue: Catalogue, shared_data: Path
    ) -> None:
        path = shared_data / "boundaries_big_schema/deli_serdang_batas_kecamatan.json"
        features = json.loads(path.read_text())["features"]
        names = sorted({f["properties"]["NAMOBJ"] for f in features} - {"HAMPARANPERAK"})
        known = {"12.07.90": "Hamparan Perak"} | {
            f"12.07.{n:02}": name.title() for n, name in enumerate(names, start=1)
        }
        with catalogue.writing() as conn:
            save_wilayah(conn, [Wilayah(Tingkat.KABUPATEN, "12.07", "Deli Serdang")])
            save_wilayah(
                conn, [Wilayah(Tingkat.KECAMATAN, k, n, induk="12.07") for k, n in known.items()]
            )
        report = import_wilayah(catalogue, path)
        assert (report.changed, errors(report)) == (22, [])
        assert "digabung" in warnings(report)
        found = {p.kode: p for p in places(catalogue, Tingkat.KECAMATAN)}
        assert found["12.07.90"].nama == "Hamparan Perak"
        assert found["12.07.90"].geometry is not None

    def test_kecamatan_that_still_carry_a_desa_are_kecamatan(
        self, catalogue: Catalogue, shared_data: Path
    ) -> None:
        path = shared_data / "boundaries_big_schema/bantul_kecamatan_ogcfid.geojson"
        features = json.loads(path.read_text())["features"]
        with catalogue.writing() as conn:
            save_wilayah(conn, [Wilayah(Tingkat.KABUPATEN, "34.02", "Bantul")])
            save_wilayah(
                conn,
                [
                    Wilayah(Tingkat.KECAMATAN, f"34.02.{n:02}", f["properties"]["kecamatan"])
                    for n, f in enumerate(features, start=1)
                ],
            )
        report = import_wilayah(catalogue, path)
        assert (report.changed, warnings(report)) == (17, {"sisa_atribut"})

    def test_a_shapefile_with_crossing_rings_is_read_by_stated_columns(
        self, catalogue: Catalogue, shared_data: Path
    ) -> None:
        path = shared_data / "boundaries_big_schema/jakarta_kecamatan_osm_selfintersecting.zip"
        refused = import_wilayah(catalogue, path, mapping={"KEC_NAME": "kecamatan"})
        names = [p.value for p in refused.problems if p.is_error]
        assert len(names) == 42
        with catalogue.writing() as conn:
            save_wilayah(
                conn,
                [
                    Wilayah(Tingkat.KECAMATAN, f"31.71.{n:02}", name)
                    for n, name in enumerate(dict.fromkeys(names), start=1)
                ],
            )
        report = import_wilayah(catalogue, path, mapping={"nama": "kec_name"})
        assert errors(report) == []
        assert report.counts["peringatan", "batas_diperbaiki"] == 2
        assert all(
            p.geometry is not None
            and p.geometry.is_valid
            and isinstance(p.geometry, Polygon | MultiPolygon)
            for p in places(catalogue, Tingkat.KECAMATAN)
        )

    @pytest.mark.parametrize(
        ("name", "new"),
        [
            ("idn_area_data_tebo_regencies.csv", 1),
            ("idn_area_data_tebo_districts.csv", 12),
            ("idn_area_data_tebo_villages.csv", 129),
            ("jambi_kabupaten_luas_penduduk.csv", 11),
        ],
    )
    def test_lists_of_codes_need_no_geometry(
        self, catalogue: Catalogue, shared_data: Path, name: str, new: int
    ) -> None:
        assert import_wilayah(catalogue, shared_data / "codes_tebo" / name).new == new
