"""The report of an import: on the screen, as JSON, as a spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from sipurbo_geo.errors import Problem
from sipurbo_geo.intake import report as report_module
from sipurbo_geo.intake.report import ImportReport


def make_problem(value: str = "120", severity: str = "galat", where: str = "baris 14") -> Problem:
    return Problem(
        *("lebih_dari_seratus", "progres.xlsx", where, "realisasi", value),
        id="Realisasi tidak boleh lebih dari 100.",
        en="Realisasi cannot exceed 100.",
        severity=severity,
    )


@pytest.mark.parametrize("value", ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_a_value_from_a_file_never_becomes_a_formula(tmp_path: Path, value: str) -> None:
    report = ImportReport("progres.xlsx", "progres")
    report.add(make_problem(value))
    report.write_xlsx(tmp_path / "laporan.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "laporan.xlsx").worksheets[0]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (value, "s", True)


def test_what_a_spreadsheet_cannot_hold_does_not_break_the_report(tmp_path: Path) -> None:
    report = ImportReport("progres.xlsx", "progres")
    report.add(make_problem("a\x00b" + "x" * 40_000))
    report.write_xlsx(tmp_path / "laporan.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "laporan.xlsx").worksheets[0]["D2"]
    assert cell.value.startswith("a\ufffdb")


def test_all_problems_are_counted_but_only_the_first_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report_module, "KEPT", 3)
    report = ImportReport("progres.csv", "progres")
    report.extend(make_problem(str(number)) for number in range(10))
    report.add(make_problem(severity="peringatan"))
    assert (len(report.problems), report.errors, report.warnings) == (3, 10, 1)
    assert json.loads(report.to_json())["problems_not_listed"] == 8
    assert "dan 9 masalah lain" in report.to_table(limit=2)


def test_the_table_says_where_what_and_that_nothing_was_written() -> None:
    report = ImportReport("progres.xlsx", "progres", read=3, refused=1)
    report.add(make_problem())
    table = report.to_table("id")
    assert 'GALAT  progres.xlsx: baris 14, realisasi = "120"' in table
    assert "3 dibaca, 0 baru, 0 berubah, 0 tetap, 1 ditolak, 0 dilewati" in table
    assert "Tidak ada yang ditulis" in table
    assert "ERROR" in report.to_table("en")
    assert report.exit_code == 1


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("baris 14", "row 14"),
        ("lembar Data baris 2, baris 14", "sheet Data baris 2, row 14"),
        ("fitur 3", "feature 3"),
        ("proyek 2 (fitur 9)", "project 2 (fitur 9)"),
        ("butir 1", "item 1"),
        ("", ""),
    ],
)
def test_a_place_is_counted_in_the_language_of_the_reader(where: str, place: str) -> None:
    problem = make_problem(where=where)
    assert (problem.place("id"), problem.place("en")) == (where, place)


def test_warnings_alone_are_no_failure() -> None:
    report = ImportReport("progres.xlsx", "progres", applied=True)
    report.add(make_problem(severity="peringatan"))
    assert report.exit_code == 0
    assert "Tidak ada yang ditulis" not in report.to_table("id")


def test_the_spreadsheet_has_a_row_a_problem_and_the_counts(tmp_path: Path) -> None:
    report = ImportReport("progres.xlsx", "progres", read=7, new=6, refused=1)
    report.add(make_problem())
    report.write_xlsx(tmp_path / "laporan.xlsx", "en")
    problems, summary = openpyxl.load_workbook(tmp_path / "laporan.xlsx").worksheets
    rows = list(problems.iter_rows(values_only=True))
    assert rows[1][1:5] == ("row 14", "realisasi", "120", "Error")
    assert rows[1][5] == "Realisasi cannot exceed 100."
    assert ("Read", 7) in [row[:2] for row in summary.iter_rows(values_only=True)]
