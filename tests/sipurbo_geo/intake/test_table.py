"""Tables as they are found: titles, odd separators, wrong ranges, damaged files."""

from __future__ import annotations

import gc
import tracemalloc
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from sipurbo_geo.errors import Problem, UnreadableFileError, UsageError
from sipurbo_geo.intake.fold import fold_text
from sipurbo_geo.intake.table import EXAMPLE_MARK, Row, open_table

from .books import write_book

KNOWN = {fold_text(text) for text in ("kode", "nama", "rencana", "realisasi", "tanggal", "pagu")}


def read(path: Path, problems: list[Problem] | None = None, **options: Any) -> list[Row]:
    heard = [] if problems is None else problems
    with open_table(path, KNOWN, problems=heard.append, **options) as table:
        return list(table.rows)


def columns(path: Path, **options: Any) -> list[str]:
    with open_table(path, KNOWN, **options) as table:
        return [column.name for column in table.columns]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


class TestWhatCannotBeRead:
    def test_an_empty_file_is_said_to_be_empty(self, tmp_path: Path) -> None:
        for content in ("", " \n\n"):
            with pytest.raises(UnreadableFileError, match="kosong"):
                read(write(tmp_path / "a.csv", content))

    def test_a_missing_file_is_said_to_be_missing(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="tidak dapat dibuka"):
            read(tmp_path / "tidak_ada.csv")

    def test_a_binary_csv_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_bytes(b"kode,nama\n\x00\x01\x02,x\n")
        with pytest.raises(UnreadableFileError, match="bukan teks"):
            read(path)

    def test_an_old_or_encrypted_workbook_is_refused_with_the_way_out(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024)
        with pytest.raises(UnreadableFileError, match="kata sandi"):
            read(path)

    def test_a_web_page_that_calls_itself_a_workbook_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="walaupun namanya"):
            read(write(tmp_path / "a.xlsx", "<html><table></table></html>"))

    @pytest.mark.parametrize("cut", [100, 2000, -200])
    def test_a_damaged_workbook_is_refused(self, tmp_path: Path, cut: int) -> None:
        whole = write_book(tmp_path / "a.xlsx", [["kode", "nama"], ["A", "B"]]).read_bytes()
        (tmp_path / "b.xlsx").write_bytes(whole[:cut])
        with pytest.raises(UnreadableFileError):
            read(tmp_path / "b.xlsx")

    def test_a_workbook_with_a_broken_sheet_is_refused(self, tmp_path: Path) -> None:
        whole = write_book(tmp_path / "a.xlsx", [["kode", "nama"]] + [["A", "B"]] * 2000)
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
            for name in old.namelist():
                data = old.read(name)
                new.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)
        with pytest.raises(UnreadableFileError, match="utuh"):
            read(tmp_path / "b.xlsx")

    def test_an_archive_that_unpacks_to_gigabytes_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sipurbo_geo.intake.xlsx_rows._MOST_BYTES", 1000)
        with pytest.raises(UnreadableFileError, match="1 GB"):
            read(write_book(tmp_path / "a.xlsx", [["kode", "nama"], ["A", "B"]]))

    def test_a_quotation_mark_that_is_never_closed_is_named_with_its_row(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sipurbo_geo.intake.csv_rows._LONGEST_CELL", 1000)
        text = "kode,nama\n" + "A,B\n" * 60 + 'A,"B\n' + "A,B\n" * 5000
        with pytest.raises(UnreadableFileError, match="baris 62"):
            read(write(tmp_path / "a.csv", text))

    def test_an_unknown_sheet_lists_those_that_are_there(self, tmp_path: Path) -> None:
        path = write_book(tmp_path / "a.xlsx", [["kode", "nama"], ["A", "B"]], names=["Data"])
        with pytest.raises(UsageError, match="Data"):
            read(path, sheet="Progres")

    def test_a_sheet_of_nothing_but_numbers_has_no_table(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="judul kolom"):
            read(write_book(tmp_path / "a.xlsx", [[1, 2], [3, 4]]))


class TestCsv:
    @pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
    def test_the_separator_is_found(self, tmp_path: Path, mark: str) -> None:
        text = f'kode;nama;rencana\nA;"Jalan; satu";{"1.5" if mark == "," else "1,5"}\n'
        path = write(tmp_path / "a.csv", text.replace(";", mark))
        assert read(path)[0].cells["kode"] == "A"
        assert read(path)[0].cells["nama"] == f"Jalan{mark} satu"

    def test_decimal_commas_do_not_look_like_separators(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.csv", "kode;rencana;realisasi\nA;1,5;2,5\nB;1,5;2,5\n")
        assert read(path)[0].cells == {"kode": "A", "rencana": "1,5", "realisasi": "2,5"}

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_the_encoding_is_found(self, tmp_path: Path, encoding: str) -> None:
        path = write(tmp_path / "a.csv", "kode,nama\nA,Jalan – Café\n", encoding)
        assert read(path)[0].cells == {"kode": "A", "nama": "Jalan – Café"}

    def test_an_odd_byte_far_down_still_decides_the_encoding(self, tmp_path: Path) -> None:
        text = "kode,nama\n" + "A,B\n" * 50_000 + "A,Café\n"
        assert read(write(tmp_path / "a.csv", text, "cp1252"))[-1].cells["nama"] == "Café"

    def test_excels_own_separator_line_is_obeyed(self, tmp_path: Path) -> None:
        rows = read(write(tmp_path / "a.csv", "sep=;\nkode;nama\nA;B\n"))
        assert [(row.where, row.cells) for row in rows] == [("baris 3", {"kode": "A", "nama": "B"})]

    def test_a_quoted_geometry_with_commas_and_line_breaks_is_one_cell(
        self, tmp_path: Path
    ) -> None:
        wkt = "LINESTRING (" + ", ".join(f"102.{n:05} -1.5" for n in range(20_000)) + ")"
        path = write(tmp_path / "a.csv", f'kode,nama,wkt\nA,"baris\nganda","{wkt}"\nB,C,D\n')
        first, second = read(path)
        assert first.cells["wkt"] == wkt
        assert (first.where, second.where) == ("baris 2", "baris 4")

    def test_a_row_with_too_many_cells_is_reported_and_not_read_shifted(
        self, tmp_path: Path
    ) -> None:
        problems: list[Problem] = []
        rows = read(write(tmp_path / "a.csv", "kode,pagu\nA,1,5\nB,2\nC,3,\n"), problems)
        assert [row.cells["kode"] for row in rows] == ["B", "C"]
        assert [(p.where, p.is_error) for p in problems] == [("baris 2", True)]


class TestHeader:
    def test_titles_above_the_header_and_a_table_at_b3_are_passed_over(
        self, tmp_path: Path
    ) -> None:
        rows: list[list[Any]] = [
            ["LAPORAN PROGRES"],
            [],
            [None, " Kode ", "Nama"],
            [None, "A", "B"],
        ]
        (row,) = read(write_book(tmp_path / "a.xlsx", rows))
        assert (row.where, row.cells) == ("lembar Lembar1, baris 4", {"kode": "A", "nama": "B"})

    def test_columns_of_the_same_heading_are_told_apart(self, tmp_path: Path) -> None:
        path = write_book(
            tmp_path / "a.xlsx", [["kode", "Tanggal", "Nama", "TANGGAL"], [1, 2, 3, 4]]
        )
        assert columns(path) == ["kode", "tanggal", "nama", "tanggal_2"]

    def test_a_header_of_two_merged_rows_gives_both_words(self, tmp_path: Path) -> None:
        rows = [
            ["REKAPITULASI"],
            ["Kode", "Nama", "Realisasi", None],
            [None, None, "Keuangan", "Fisik"],
            ["A", "B", 1, 2],
        ]
        path = write_book(tmp_path / "a.xlsx", rows)
        assert columns(path) == ["kode", "nama", "realisasi_keuangan", "realisasi_fisik"]
        assert read(path)[0].cells["realisasi_fisik"] == 2

    def test_a_row_of_data_below_the_header_is_not_taken_for_its_second_half(
        self, tmp_path: Path
    ) -> None:
        rows = [["kode", "nama", None], ["A", "B", "catatan tanpa judul"]]
        assert read(write_book(tmp_path / "a.xlsx", rows))[0].cells == {"kode": "A", "nama": "B"}

    def test_column_numbers_repeated_headers_and_the_example_are_no_data(
        self, tmp_path: Path
    ) -> None:
        rows = [
            ["Kode", "Nama", "Pagu"],
            ["(1)", "(2)", "(3)"],
            [EXAMPLE_MARK, "Jalan contoh", 1],
            ["A", "B", 1],
            ["kode", "nama", "pagu"],
            ["C", "D", 2],
        ]
        assert [row.cells["kode"] for row in read(write_book(tmp_path / "a.xlsx", rows))] == [
            "A",
            "C",
        ]

    @pytest.mark.parametrize("first", [(1, 2, 3), ("1", "2", "3")])
    def test_a_first_row_of_small_numbers_is_data(
        self, tmp_path: Path, first: tuple[Any, ...]
    ) -> None:
        path = write_book(tmp_path / "a.xlsx", [("kode", "rencana", "realisasi"), first])
        assert len(read(path)) == 1

    def test_the_sheet_with_the_best_header_is_read_and_hidden_ones_are_not(
        self, tmp_path: Path
    ) -> None:
        path = write_book(
            tmp_path / "a.xlsx",
            [["Petunjuk"], ["Isi kode dan nama"]],
            [["kode", "nama"], ["A", "B"]],
            [["kode", "nama", "pagu"], ["rahasia", "C", 1]],
            names=["Petunjuk", "Data", "Lama"],
        )
        book = load_workbook(path)
        book["Lama"].sheet_state = "hidden"
        book.save(path)
        assert [row.cells["kode"] for row in read(path)] == ["A"]
        assert [row.cells["kode"] for row in read(path, sheet="lama")] == ["rahasia"]

    def test_a_table_of_unknown_columns_is_read_from_its_first_row_of_texts(
        self, tmp_path: Path
    ) -> None:
        assert columns(write(tmp_path / "a.csv", "id,ruas\n1,Jalan\n")) == ["id", "ruas"]


class TestXlsx:
    def test_dates_percentages_and_formulas_give_what_the_sheet_shows(self, tmp_path: Path) -> None:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.append(["kode", "tanggal", "realisasi"])
        sheet.append(["A", datetime(2023, 6, 5), 0.8574])  # noqa: DTZ001 - a cell has no zone
        sheet["C2"].number_format = "0.00%"
        book.save(tmp_path / "a.xlsx")
        cells = read(tmp_path / "a.xlsx")[0].cells
        assert cells["realisasi"] == "85.7400 %"
        assert cells["tanggal"] == datetime(2023, 6, 5)  # noqa: DTZ001

    def test_formulas_that_were_never_calculated_are_reported(self, tmp_path: Path) -> None:
        path = write_book(tmp_path / "a.xlsx", [["kode", "realisasi"], ["A", "=1+1"], ["B", "=2"]])
        problems: list[Problem] = []
        assert read(path, problems)[0].cells["realisasi"] is None
        assert [(p.code, p.value, p.is_error) for p in problems] == [
            ("rumus_tanpa_nilai", "2", False)
        ]

    def test_a_sheet_whose_stated_range_is_one_cell_is_read_whole(self, tmp_path: Path) -> None:
        path = write_book(tmp_path / "a.xlsx", [["kode", "nama"], ["A", "B"]])
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b'ref="A1:B2"', b'ref="A1"'))
        assert read(tmp_path / "b.xlsx")[0].cells == {"kode": "A", "nama": "B"}

    @pytest.mark.parametrize(("kind", "per_row"), [("csv", 60), ("xlsx", 150)])
    def test_rows_are_not_kept_once_they_are_read(
        self, tmp_path: Path, kind: str, per_row: int
    ) -> None:
        # A list of the rows would hold 400 bytes of each; openpyxl holds 125, an emptied element.
        small, large = (peak_memory(tmp_path, kind, rows) for rows in (5_000, 20_000))
        assert large - small < 15_000 * per_row, f"{small:,} and {large:,} bytes"


def peak_memory(folder: Path, kind: str, count: int) -> int:
    """The most bytes held while a table of `count` rows is read."""
    path = folder / f"{count}.{kind}"
    rows = [("kode", "nama", "pagu"), *((f"K{n}", n, n) for n in range(count))]
    if kind == "csv":
        path.write_text("".join(f"{a},{b},{c}\n" for a, b, c in rows))
    else:
        write_book(path, [(n, n, n) if n else ("kode", "nama", "pagu") for n in range(count + 1)])
    del rows
    gc.collect()
    tracemalloc.start()
    try:
        with open_table(path, KNOWN) as table:
            assert sum(1 for _ in table.rows) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class TestRealFiles:
    def test_a_sheet_that_claims_a_million_rows_is_read_at_once(self, shared_data: Path) -> None:
        path = shared_data / "progress_xlsx/format_import_data_kegiatan_full_column_dimension.xlsx"
        assert len(read(path)) == 129

    def test_the_real_reports_are_found_below_their_titles(self, shared_data: Path) -> None:
        folder = shared_data / "progress_xlsx"
        found = columns(folder / "laporan_kondisi_progress_2019-11-08.xlsx")
        assert found[5:9] == ["tanggal", "keterangan", "next_progress", "tanggal_2"]
        assert columns(folder / "laporan_kondisi_progress_2019-11-08.xlsx", sheet="30 Sept") == [
            *("skpd", "jml_kegiatan", "kegiatan_belum_terealisasi_keuangan"),
            "kegiatan_belum_terealisasi_fisik",
        ]

    def test_a_table_that_begins_at_b3_is_read(self, shared_data: Path) -> None:
        rows = read(shared_data / "irrigation/deli_serdang/Data_Irigasi.xlsx")
        assert len(rows) == 15
        assert rows[0].cells["luas_areal_fungsional_ha"] == 103.86
