"""The two forms of weekly progress as the office brings them, read without a catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sipurbo_geo.errors import Problem, UnreadableFileError, UsageError
from sipurbo_geo.intake.progres_draft import ProgresDraft
from sipurbo_geo.intake.progres_file import read_drafts

from .books import write_book

PLAN, DONE = (0, 4, 62, 100, 100), (0, 52, 100, 100, 100)
WEEKS = ("M1", "M2", "M3", "M4", "M5")


def read(path: Path, problems: list[Problem] | None = None, **options: Any) -> list[ProgresDraft]:
    heard = [] if problems is None else problems
    return list(read_drafts(path, options.pop("kodes", ()), heard.append, **options))


def series(drafts: Sequence[ProgresDraft], kode: str = "K15") -> list[tuple[Any, ...]]:
    return [(d.minggu, d.rencana, d.realisasi) for d in drafts if d.kode == kode]


EXPECTED = [
    (week, Decimal(plan), Decimal(done))
    for week, (plan, done) in enumerate(zip(PLAN, DONE, strict=True), start=1)
]
OTHER = [("Kode", "Uraian", *WEEKS), ("K16", "Rencana", 1, 2, 3, 4, 5), ("", "Realisasi", 1, 1)]


class TestWideSheet:
    def test_a_row_without_a_kode_is_reported_and_not_guessed(self, tmp_path: Path) -> None:
        problems: list[Problem] = []
        rows = [("Uraian", *WEEKS), ("Rencana", *PLAN)]
        assert read(write_book(tmp_path / "a.xlsx", rows), problems) == []
        assert [p.code for p in problems] == ["tanpa_kode"]

    def test_a_cell_that_is_no_percentage_is_reported_with_its_week(self, tmp_path: Path) -> None:
        problems: list[Problem] = []
        rows = [("Kode", "Uraian", *WEEKS), ("K15", "Realisasi", 0, "lima", "100,01", -3)]
        drafts = read(write_book(tmp_path / "a.xlsx", rows), problems)
        assert [(p.where[-2:], p.code) for p in problems] == [
            ("M2", "nilai"),
            ("M3", "lebih_dari_seratus"),
            ("M4", "kurang_dari_nol"),
        ]
        assert [d.broken for d in drafts] == [False, True, True, True]

    def test_the_same_week_in_two_rows_is_reported(self, tmp_path: Path) -> None:
        problems: list[Problem] = []
        rows = [("Kode", "Uraian", *WEEKS), ("K15", "Rencana", *PLAN), ("K15", "Rencana", *PLAN)]
        read(write_book(tmp_path / "a.xlsx", rows), problems)
        assert [p.code for p in problems] == ["minggu_ganda"]

    def test_rows_that_are_neither_plan_nor_progress_are_pointed_out(self, tmp_path: Path) -> None:
        problems: list[Problem] = []
        rows = [
            ("Kode", "Uraian", *WEEKS),
            ("K15", "Pekerjaan tanah", 1, 2, 3, 4, 5),
            (None, "Rencana", *PLAN),
            (None, "Realisasi", *DONE),
            (None, "Deviasi", 0, 48, 38, 0, 0),
        ]
        assert series(read(write_book(tmp_path / "a.xlsx", rows), problems)) == EXPECTED
        assert [(p.code, p.is_error) for p in problems] == [("baris_lain", False)]

    def test_titles_stand_above_and_the_kode_is_carried_down(self, tmp_path: Path) -> None:
        rows = [
            ("LAPORAN PROGRES FISIK MINGGUAN",),
            ("TAHUN ANGGARAN 2023",),
            (),
            ("No", "Kode Kegiatan", "Nama Kegiatan", "Uraian", *WEEKS),
            (1, "K15", "Jalan Rabat Beton", "Rencana (%)", *PLAN),
            (None, None, None, "Realisasi (%)", *DONE),
            (2, "K16", "Jembatan", "Rencana (%)", 10, 20),
            (None, None, None, "Realisasi (%)", 5),
        ]
        drafts = read(write_book(tmp_path / "a.xlsx", rows))
        assert series(drafts) == EXPECTED
        assert series(drafts, "K16") == [(1, 10, 5), (2, 20, None)]
        assert drafts[0].where == "lembar Lembar1, baris 6, M1"

    def test_week_dates_stand_in_their_own_row(self, tmp_path: Path) -> None:
        monday = datetime(2023, 6, 5)  # noqa: DTZ001 - a cell has no zone
        rows = [
            ("Kode", "Uraian", "M1", "M2"),
            (None, None, monday, "12/06/2023"),
            ("K15", "Rencana", 0, 4),
        ]
        drafts = read(write_book(tmp_path / "a.xlsx", rows))
        assert [d.tanggal for d in drafts] == [date(2023, 6, 5), date(2023, 6, 12)]

    def test_week_dates_may_stand_above_the_weeks(self, tmp_path: Path) -> None:
        rows = [
            ("PROGRES", None, None, None),
            (None, "Tanggal", "5 Juni 2023", "12 Juni 2023"),
            ("Kode", "Uraian", "M1", "M2"),
            ("K15", "Rencana", 0, 4),
        ]
        drafts = read(write_book(tmp_path / "a.xlsx", rows))
        assert [d.tanggal for d in drafts] == [date(2023, 6, 5), date(2023, 6, 12)]

    def test_columns_may_be_headed_by_their_days_alone(self, tmp_path: Path) -> None:
        problems: list[Problem] = []
        monday = datetime(2023, 6, 5)  # noqa: DTZ001 - a cell has no zone
        rows = [
            ("No", "Kode Kegiatan", "Uraian", monday, "12/06/2023", "19 Juni 2023"),
            (1, "K15", "Rencana", 0, 4, 62),
            (None, None, "Realisasi", 0, 520),
        ]
        drafts = read(write_book(tmp_path / "a.xlsx", rows), problems)
        assert [(d.minggu, d.tanggal) for d in drafts] == [
            (None, date(2023, 6, 5)),
            (None, date(2023, 6, 12)),
            (None, date(2023, 6, 19)),
        ]
        assert [p.where for p in problems] == ["lembar Lembar1, baris 3, kolom 12/06/2023"]

    def test_each_week_remembers_the_row_it_came_from(self, tmp_path: Path) -> None:
        rows = [
            ("Kode", "Uraian", "M1", "M2"),
            ("K15", "Rencana", 0, 4),
            ("Kode", "Uraian", "M3", "M4"),
            ("K15", "Rencana", 62, 100),
        ]
        drafts = read(write_book(tmp_path / "a.xlsx", rows))
        assert [d.where[-2:] + d.where[-11:-4] for d in drafts] == [
            *("M1baris 2", "M2baris 2", "M3baris 4", "M4baris 4"),
        ]

    def test_a_list_with_two_dates_a_row_is_no_wide_sheet(self, tmp_path: Path) -> None:
        rows = [
            ("Kode", "Uraian", "Mulai", "Selesai"),
            ("K15", "Jalan", "5 Juni 2023", "5 Juli 2023"),
        ]
        with pytest.raises(UnreadableFileError, match="tidak memuat progres"):
            read(write_book(tmp_path / "a.xlsx", rows))

    def test_a_second_kegiatan_without_a_kode_adds_nothing_to_the_first(
        self, tmp_path: Path
    ) -> None:
        problems: list[Problem] = []
        rows = [
            ("Kode", "Nama", "Uraian", *WEEKS),
            ("K15", "Jalan", "Realisasi", 0, 52),
            (None, "Jembatan", "Realisasi", 10, 20, 30, 40, 50),
        ]
        drafts = read(write_book(tmp_path / "a.xlsx", rows), problems)
        assert series(drafts) == [(1, None, 0), (2, None, 52)]
        assert [(p.code, p.is_error) for p in problems] == [("minggu_ganda", True)]

    def test_merged_cells_and_percent_formats_are_read_as_they_are_shown(
        self, tmp_path: Path
    ) -> None:
        rows = [
            ("LAPORAN MINGGUAN", *[None] * 7),
            ("Kode", "Nama", "Uraian", *WEEKS),
            ("K15", "Jalan", "Rencana", 0, 0.04, 0.62, 1, 1),
            (None, None, "Realisasi", 0, 0.52, 1, 1, 1),
        ]
        path = write_book(tmp_path / "a.xlsx", rows)
        book = load_workbook(path)
        sheet = book.worksheets[0]
        for span in ("A1:H1", "A3:A4", "B3:B4"):
            sheet.merge_cells(span)
        for cells in sheet["D3:H4"]:
            for cell in cells:
                cell.number_format = "0%"
        book.save(path)
        assert series(read(path)) == EXPECTED

    def test_the_start_date_stands_in_a_column_or_a_line(self, tmp_path: Path) -> None:
        column = [("Kode", "Tgl SPMK", "Uraian", *WEEKS), ("K15", "5 Juni 2023", "Rencana", *PLAN)]
        line = [
            ("Kode : K15",),
            ("Tanggal mulai", ": 5 Juni 2023"),
            ("Uraian", *WEEKS),
            ("Rencana", *PLAN),
        ]
        for number, rows in enumerate((column, line)):
            drafts = read(write_book(tmp_path / f"{number}.xlsx", rows))
            assert {(d.kode, d.mulai) for d in drafts} == {("K15", date(2023, 6, 5))}

    def test_numbers_below_minggu_ke_are_weeks(self, tmp_path: Path) -> None:
        rows = [
            ("Kode", "Uraian", "Minggu ke-", None, None, None, None),
            (None, None, 1, 2, 3, 4, 5),
            ("K15", "Rencana", *PLAN),
            (None, "Realisasi", *DONE),
        ]
        assert series(read(write_book(tmp_path / "a.xlsx", rows))) == EXPECTED

    def test_only_the_sums_of_weekly_shares_are_progress(self, tmp_path: Path) -> None:
        rows = [
            ("Kode", "Uraian", *WEEKS),
            ("K15", "Rencana", 0, 4, 58, 38, 0),
            (None, "Rencana Kumulatif", *PLAN),
            (None, "Realisasi", 0, 52, 48, 0, 0),
            (None, "Realisasi Kumulatif", *DONE),
        ]
        assert series(read(write_book(tmp_path / "a.xlsx", rows))) == EXPECTED

    def test_a_second_block_may_go_on_with_later_weeks(self, tmp_path: Path) -> None:
        rows = [
            ("Kode", "Uraian", "M1", "M2", "M3"),
            ("K15", "Rencana", *PLAN[:3]),
            (None, "Realisasi", *DONE[:3]),
            (),
            ("Kode", "Uraian", "M4", "M5"),
            ("K15", "Rencana", *PLAN[3:]),
            (None, "Realisasi", *DONE[3:]),
        ]
        assert series(read(write_book(tmp_path / "a.xlsx", rows))) == EXPECTED

    def test_each_sheet_may_hold_one_kegiatan_under_its_kode(self, tmp_path: Path) -> None:
        rows = [("Uraian", *WEEKS), ("Rencana", *PLAN), ("Realisasi", *DONE)]
        path = write_book(tmp_path / "a.xlsx", rows, OTHER, names=["K15", "Lain"])
        drafts = read(path, kodes={"K15"})
        assert series(drafts) == EXPECTED
        assert len(series(drafts, "K16")) == 5
        assert {d.kode for d in read(path, sheet="Lain")} == {"K16"}

    def test_the_wide_sheet_may_be_a_csv(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("Laporan\n\nKode;Uraian;M1;M2\nK15;Rencana;0;4,5\n;Realisasi;0;52\n")
        assert series(read(path)) == [(1, 0, 0), (2, Decimal("4.5"), 52)]


class TestLongForm:
    def test_a_week_below_one_and_unreadable_dates_are_reported(self, tmp_path: Path) -> None:
        problems: list[Problem] = []
        path = tmp_path / "a.csv"
        path.write_text("kode,minggu,tanggal,realisasi\nK15,0,,5\nK15,,kapan,5\n")
        assert [d.broken for d in read(path, problems)] == [True, True]
        assert [p.field for p in problems] == ["minggu", "tanggal"]

    def test_columns_are_known_by_many_names(self, tmp_path: Path) -> None:
        rows = [
            ("PROGRES MINGGUAN",),
            ("Kode Paket", "Minggu ke-", "Tgl Laporan", "Rencana (%)", "Realisasi (%)", "Alasan"),
            ("K15", "M2", "12 Juni 2023", "4,00", "52 %", "salah ketik"),
        ]
        (draft,) = read(write_book(tmp_path / "a.xlsx", rows))
        assert draft == ProgresDraft(
            *("lembar Lembar1, baris 3", "K15", 2, date(2023, 6, 12)),
            *(Decimal(4), Decimal(52), "salah ketik"),
        )

    def test_a_mapping_names_columns_in_either_direction(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("paket,tgl_x,fisik\nK15,2023-06-05,12\n")
        mapping = {"kode": "paket", "tgl_x": "tanggal", "realisasi": "fisik"}
        (draft,) = read(path, mapping=mapping)
        assert (draft.kode, draft.realisasi) == ("K15", 12)

    @pytest.mark.parametrize("mapping", [{"kode": "pakett"}, {"progress_fisik": "paket"}])
    def test_a_mapping_to_nothing_is_wrong_usage(
        self, tmp_path: Path, mapping: dict[str, str]
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("paket,tanggal,realisasi\nK15,2023-06-05,12\n")
        with pytest.raises(UsageError, match="--map"):
            read(path, mapping=mapping)


class TestRealFiles:
    @pytest.mark.parametrize(
        "name",
        [
            "laporan_kondisi_progress_2019-11-08.xlsx",
            "laporan_kondisi_progress_2019-08-01.xlsx",
            "format_import_data_kegiatan_full_column_dimension.xlsx",
        ],
    )
    def test_reports_without_kode_and_week_are_refused_with_what_is_missing(
        self, shared_data: Path, name: str
    ) -> None:
        with pytest.raises(UnreadableFileError) as refused:
            read(shared_data / "progress_xlsx" / name)
        assert "tidak memuat progres mingguan" in refused.value.id
        assert "--map" in refused.value.en

    def test_a_plan_by_months_is_refused_as_such(self, shared_data: Path) -> None:
        with pytest.raises(UnreadableFileError, match="per bulan"):
            read(shared_data / "progress_xlsx/rencana_penyerapan_bulanan_diskes.xlsx")

    def test_a_dated_report_is_read_once_its_columns_are_named(self, shared_data: Path) -> None:
        drafts = read(
            shared_data / "progress_xlsx/laporan_kondisi_progress_2019-11-08.xlsx",
            mapping={"kode": "NAMA PEKERJAAN", "realisasi": "REALISASI FISIK"},
        )
        assert len(drafts) == 192
        assert sum(d.tanggal is not None for d in drafts) > 150
        assert {d.tanggal.year for d in drafts if d.tanggal} == {2019}

    def test_the_progress_entries_of_a_city_are_read(self, shared_data: Path) -> None:
        drafts = read(
            shared_data / "kegiatan/banjarmasin_2019/progress_pekerjaan.csv",
            mapping={"kode": "pekerjaan", "tanggal": "tgl_progress", "realisasi": "real_fisik"},
        )
        assert len(drafts) == 321
        assert not any(d.broken for d in drafts)
