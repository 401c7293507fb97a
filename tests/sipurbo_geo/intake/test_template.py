"""Templates: what they offer, and that the import reads what they ask for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import UsageError
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.progres import import_progres
from sipurbo_geo.intake.table import EXAMPLE_MARK
from sipurbo_geo.intake.template import write_template
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.query.register import latest_progres
from sipurbo_geo.registry import Registry

from ...factories import make_kegiatan, make_wilayah


def fill(path: Path, **values: Any) -> None:
    """Put a row below the example, by key."""
    book = load_workbook(path)
    sheet = book["Data"]
    keys = [cell.value for cell in sheet[2]]
    for key, value in values.items():
        sheet.cell(4, keys.index(key) + 1, value)
    book.save(path)


@pytest.mark.parametrize(
    ("kind", "layer", "said"),
    [
        ("kegiatn", "jalan", "kegiatan"),
        ("kegiatan", "jaln", "jalan"),
        ("kegiatan", None, "irigasi"),
    ],
)
def test_an_unknown_kind_or_theme_names_what_there_is(
    registry: Registry, tmp_path: Path, kind: str, layer: str | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        write_template(registry, kind, layer, tmp_path / "a.xlsx")


def test_the_template_of_every_theme_is_read_back_but_for_its_example(
    registry: Registry, catalogue: Catalogue, tmp_path: Path
) -> None:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    for key, layer in registry.layers.items():
        path = tmp_path / f"{key}.xlsx"
        write_template(registry, "kegiatan", key, path)
        assert import_kegiatan(catalogue, registry, path, dry_run=True).read == 0
        fill(
            path,
            kode=f"T-{key}",
            nama="Kegiatan contoh",
            layer=layer.name.id,
            tahun=2026,
            tahap="Perencanaan",
            alasan_tanpa_geometri="Belum disurvei",
        )
        report = import_kegiatan(catalogue, registry, path)
        assert [p.id for p in report.problems] == []
        assert (report.read, report.new) == (1, 1)


def test_what_is_filled_in_arrives_in_the_catalogue(
    registry: Registry, catalogue: Catalogue, tmp_path: Path
) -> None:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    path = tmp_path / "jalan.xlsx"
    write_template(registry, "kegiatan", "jalan", path)
    fill(
        path,
        kode="T-1",
        nama="Peningkatan Jalan Contoh",
        layer="Jalan",
        tahun=2026,
        pagu="Rp 1.234.567.890,50",
        tanggal_mulai=date(2026, 3, 2),
        penyedia="CV Contoh Karya",
        status_jalan="Kabupaten",
        wkt="LINESTRING (102.21 -1.44, 102.24 -1.42)",
    )
    report = import_kegiatan(catalogue, registry, path)
    assert [p.id for p in report.problems if p.is_error] == []
    with catalogue.reading() as conn:
        found = get_kegiatan(conn, "T-1").fitur
    assert found["properties"]["pagu"] == pytest.approx(1_234_567_890.5)
    assert found["properties"]["tanggal_mulai"] == "2026-03-02"
    assert found["properties"]["status_jalan"] == "kabupaten"
    assert found["geometry"]["type"] == "LineString"


def test_the_template_of_progress_is_read_back_but_for_its_example(
    registry: Registry, catalogue: Catalogue, tmp_path: Path
) -> None:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [make_kegiatan("T-1")])
    path = tmp_path / "progres.xlsx"
    write_template(registry, "progres", None, path)
    assert import_progres(catalogue, registry, path).read == 0
    fill(path, kode="T-1", minggu=1, rencana="12,5", realisasi=10)
    assert import_progres(catalogue, registry, path).new == 1
    with catalogue.reading() as conn:
        (report,) = latest_progres(conn, ["T-1"]).values()
    assert (report.rencana, report.realisasi) == (Decimal("12.5"), 10)


def test_choices_can_be_picked_keys_are_hidden_and_the_guide_explains(
    registry: Registry, tmp_path: Path
) -> None:
    path = tmp_path / "jalan.xlsx"
    write_template(registry, "kegiatan", "jalan", path)
    book = load_workbook(path)
    data, choices, guide = book["Data"], book["Pilihan"], book["Petunjuk"]
    keys = [cell.value for cell in data[2]]
    assert data.row_dimensions[2].hidden
    assert choices.sheet_state == "hidden"
    assert data["A3"].value == EXAMPLE_MARK
    letter = data.cell(1, keys.index("status_jalan") + 1).column_letter
    (rule,) = [v for v in data.data_validations.dataValidation if f"{letter}3" in v.sqref]
    listed = [cell.value for (cell,) in choices[rule.formula1.removeprefix("Pilihan!")]]
    assert listed == ["Nasional", "Provinsi", "Kabupaten", "Desa"]
    explained = {row[1]: row for row in guide.iter_rows(min_row=8, values_only=True)}
    assert set(explained) == set(keys)
    assert explained["kode"][2] == "selalu"
    assert explained["penyedia_npwp"][4] == "tidak"
    assert "Nasional" in explained["status_jalan"][3]
