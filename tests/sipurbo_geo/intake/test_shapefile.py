"""Shapefiles as they really arrive: parts missing, text in any encoding, metres unstated."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pyogrio.raw
import pytest
import shapely

from sipurbo_geo.errors import UnreadableFileError
from sipurbo_geo.intake.shapefile import guess_encoding

from .files import codes, read


def _write(path: Path, shapes: list[object], crs: str | None, nama: str = "Jalan") -> Path:
    import numpy as np

    pyogrio.raw.write(
        path,
        geometry=np.array([shapely.to_wkb(s) for s in shapes], dtype=object),
        field_data=[np.array([nama] * len(shapes), dtype=object)],
        fields=["NAMA_RUAS"],
        geometry_type=shapes[0].geom_type,  # type: ignore[attr-defined]
        crs=crs or "EPSG:4326",
        driver="ESRI Shapefile",
        encoding="UTF-8",
    )
    if crs is None:
        path.with_suffix(".prj").unlink()
    return path


def test_multipatch_is_refused_with_what_to_do(shared_data: Path) -> None:
    with pytest.raises(UnreadableFileError, match="MultiPatch"):
        read(shared_data / "shapefiles_odd" / "tin" / "test_tin.shp")


def test_what_is_no_shapefile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.shp"
    path.write_bytes(b"bukan")
    with pytest.raises(UnreadableFileError, match="bukan shapefile"):
        read(path)


def test_metres_without_a_prj_ask_for_the_crs(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.shp", [shapely.Point(188_000, 9_840_000)], None)
    with pytest.raises(UnreadableFileError, match=r"--crs EPSG:32747.*--crs EPSG:32748"):
        read(path)
    features, problems = read(path, crs="EPSG:32748")
    assert not problems
    assert features[0].geometry is not None
    assert round(features[0].geometry.x, 3) == 102.196


def test_degrees_without_a_prj_are_taken_with_a_warning(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.shp", [shapely.Point(102.2, -1.4)], None)
    features, problems = read(path)
    assert len(features) == 1
    assert codes(problems, "peringatan") == ["no_crs"]


def test_a_missing_index_is_rebuilt_beside_nothing(tmp_path: Path) -> None:
    line = shapely.LineString([(102.2, -1.4), (102.3, -1.5)])
    path = _write(tmp_path / "a.shp", [line, line], "EPSG:4326")
    path.with_suffix(".shx").unlink()
    features, _ = read(path)
    assert [f.geometry for f in features] == [line, line]
    assert not path.with_suffix(".shx").exists()


def test_a_damaged_file_without_index_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.shp", [shapely.Point(102.2, -1.4)], "EPSG:4326")
    path.with_suffix(".shx").unlink()
    path.write_bytes(path.read_bytes()[:-6])
    with pytest.raises(UnreadableFileError, match="rusak"):
        read(path)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.shp", [shapely.Point(102.2, -1.4)], "EPSG:4326")
    path.with_suffix(".dbf").unlink()
    features, problems = read(path)
    assert codes(problems) == ["no_dbf"]
    assert len(features) == 1


def test_latin_1_text_without_a_cpg_is_read(shared_data: Path) -> None:
    features, _ = read(shared_data / "shapefiles_odd" / "latin1" / "latin1.shp")
    assert features[0].properties["Name"] == "Ñandú"


def test_utf_8_text_without_a_cpg_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.shp", [shapely.Point(102.2, -1.4)], "EPSG:4326", nama="Jalan Añelo")
    path.with_suffix(".cpg").unlink()
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = 0
    path.with_suffix(".dbf").write_bytes(bytes(table))
    assert guess_encoding(path) == "UTF-8"
    assert read(path)[0][0].properties["NAMA_RUAS"] == "Jalan Añelo"


def test_capital_suffixes_in_a_sub_folder_of_a_zip_are_found(tmp_path: Path) -> None:
    _write(tmp_path / "jalan.shp", [shapely.Point(102.2, -1.4)], "EPSG:4326")
    target = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for part in tmp_path.glob("jalan.*"):
            if part.suffix != ".shx":
                archive.write(part, f"Data Jalan/2023/JALAN{part.suffix.upper()}")
    features, _ = read(target)
    assert features[0].properties == {"NAMA_RUAS": "Jalan"}


def test_a_loose_file_with_capital_suffixes_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "jalan.shp", [shapely.Point(102.2, -1.4)], "EPSG:4326")
    for part in list(tmp_path.glob("jalan.*")):
        shutil.move(part, tmp_path / f"JALAN{part.suffix.upper()}")
    assert not path.exists()
    features, problems = read(tmp_path / "JALAN.SHP")
    assert features[0].properties == {"NAMA_RUAS": "Jalan"}
    assert not problems
