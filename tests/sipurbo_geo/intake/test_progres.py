"""Weekly progress from files into the catalogue, on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.progres import import_progres
from sipurbo_geo.intake.report import ImportReport
from sipurbo_geo.query.register import latest_progres
from sipurbo_geo.registry import Registry

from ...factories import make_kegiatan, make_progres, make_wilayah
from .books import write_book

KODE = "PUPR-2023-0001"
OTHER = "PUPR-2023-0002"
TODAY = date(2026, 1, 1)
START = date(2023, 6, 5)


@pytest.fixture
def office(catalogue: Catalogue, registry: Registry) -> Catalogue:
    """A catalogue with two roads that have no reports yet; the second has no start date."""
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        undated = make_kegiatan(OTHER, tanggal_mulai=None)
        save_kegiatan(conn, registry, [make_kegiatan(KODE), undated])
    return catalogue


def standing(catalogue: Catalogue, kode: str = KODE) -> list[tuple[Any, ...]]:
    with catalogue.reading() as conn:
        found = latest_progres(conn, [kode])
    return [(week, i.rencana, i.realisasi) for (_, week), i in sorted(found.items())]


class Importer:
    """Imports rows of the long form, or a given file."""

    def __init__(self, catalogue: Catalogue, registry: Registry, folder: Path) -> None:
        self.catalogue, self.registry, self.folder = catalogue, registry, folder

    def __call__(
        self, *rows: Sequence[Any], header: Sequence[str] = (), **options: Any
    ) -> ImportReport:
        heading = header or ("kode", "minggu", "rencana", "realisasi", "alasan")
        path = write_book(self.folder / "progres.xlsx", [heading, *rows])
        return self.file(path, **options)

    def file(self, path: Path, **options: Any) -> ImportReport:
        return import_progres(self.catalogue, self.registry, path, today=TODAY, **options)


@pytest.fixture
def bring(office: Catalogue, registry: Registry, tmp_path: Path) -> Importer:
    return Importer(office, registry, tmp_path)


def codes(report: ImportReport) -> list[tuple[str, bool]]:
    return [(p.code, p.is_error) for p in report.problems]


def test_one_bad_row_leaves_nothing_written(bring: Importer, office: Catalogue) -> None:
    report = bring((KODE, 1, 0, 0), (KODE, 2, 4, 120), (OTHER, 1, 0, 0, "", ""))
    assert not report.applied
    assert standing(office) == []
    assert (report.new, report.read, report.refused) == (0, 3, 2)
    assert codes(report) == [("lebih_dari_seratus", True), ("tanpa_tanggal", True)]


def test_partial_keeps_the_good_rows(bring: Importer, office: Catalogue) -> None:
    report = bring((KODE, 1, 0, 0), (KODE, 2, 4, 120), (KODE, 3, 10, 9), partial=True)
    assert report.applied
    assert standing(office) == [(1, 0, 0), (3, 10, 9)]
    assert (report.new, report.refused, report.exit_code) == (2, 1, 1)


def test_a_dry_run_counts_and_writes_nothing(bring: Importer, office: Catalogue) -> None:
    report = bring((KODE, 1, 0, 0), (KODE, 2, 4, 5), dry_run=True)
    assert (report.new, report.applied, report.dry_run) == (2, False, True)
    assert standing(office) == []


def test_a_fault_while_writing_leaves_nothing_behind(
    bring: Importer, office: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sipurbo_geo.intake.progres._BATCH", 1)
    recorded = []

    def fail_at_the_second(conn: Any, registry: Registry, items: Any, **given: Any) -> Any:
        recorded.append(items)
        if len(recorded) > 1:
            raise KeyboardInterrupt
        return record_progres(conn, registry, items, **given)

    monkeypatch.setattr("sipurbo_geo.intake.progres_desk.record_progres", fail_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        bring(
            (KODE, 1, START, 0),
            (OTHER, 1, START, 0),
            header=("kode", "minggu", "tanggal", "realisasi"),
        )
    assert len(recorded) == 2
    assert standing(office) == []


def test_an_unknown_kode_names_the_nearest(bring: Importer) -> None:
    report = bring(("PUPR-2023-001", 1, 0, 0), ("XYZ", 1, 0, 0), (None, 1, 0, 0))
    near, far, empty = report.problems
    assert KODE in near.id
    assert "Impor kegiatannya dahulu" in far.id
    assert "kosong" in empty.id
    assert report.refused == 3


def test_falling_realisasi_needs_a_reason(bring: Importer, office: Catalogue) -> None:
    assert codes(bring((KODE, 1, 0, 20), (KODE, 2, 4, 10))) == [("realisasi_turun", True)]
    report = bring((KODE, 1, 0, 20), (KODE, 2, 4, 10, "salah ukur"), (KODE, 3, 12, 15))
    assert ("realisasi_turun", True) not in codes(report)
    assert (1, 0, 20) not in standing(office) or report.applied


def test_falling_rencana_needs_a_reason(bring: Importer) -> None:
    assert codes(bring((KODE, 1, 10, 0), (KODE, 2, 4, 0))) == [("rencana_turun", True)]
    assert bring((KODE, 1, 10, 0), (KODE, 2, 4, 0, "adendum 1")).applied


def test_a_figure_that_tops_a_later_recorded_week_is_refused(bring: Importer) -> None:
    assert bring((KODE, 3, 10, 20)).applied
    assert codes(bring((KODE, 2, 5, 30))) == [("realisasi_turun", True)]


def test_the_same_week_twice_is_refused(bring: Importer) -> None:
    assert codes(bring((KODE, 1, 0, 0), (KODE, 1, 0, 5))) == [("minggu_ganda", True)]


def test_a_report_without_figures_is_refused(bring: Importer) -> None:
    assert codes(bring((KODE, 1, None, "-"))) == [("tanpa_angka", True)]


def test_days_must_follow_the_weeks(bring: Importer) -> None:
    header = ("kode", "minggu", "tanggal", "realisasi")
    report = bring((KODE, 1, "2023-06-12", 0), (KODE, 2, "2023-06-05", 5), header=header)
    assert codes(report) == [("urutan_tanggal", True)]
    same = bring((KODE, 1, "2023-06-12", 0), (KODE, 2, "2023-06-12", 5), header=header)
    assert codes(same) == [("urutan_tanggal", True)]


def test_other_figures_for_a_recorded_week_need_a_reason(
    bring: Importer, office: Catalogue
) -> None:
    bring((KODE, 1, 0, 0), (KODE, 2, 4, 5))
    refused = bring((KODE, 1, 0, 0), (KODE, 2, 4, 6))
    assert codes(refused) == [("koreksi_tanpa_alasan", True)]
    report = bring((KODE, 1, 0, 0), (KODE, 2, 4, 6, "salah ketik"))
    assert (report.unchanged, report.changed) == (1, 1)
    assert standing(office)[1] == (2, 4, 6)


def test_the_same_file_again_changes_nothing(bring: Importer, office: Catalogue) -> None:
    rows = [(KODE, p.minggu, p.rencana, p.realisasi) for p in make_progres(KODE)]
    first, again = bring(*rows), bring(*rows)
    assert (first.new, again.new, again.unchanged) == (5, 0, 5)
    assert [p.code for p in first.problems] == ["janggal", "janggal"]
    assert again.problems == []
    assert standing(office)[1] == (2, 4, 52)


def test_a_week_that_had_only_its_plan_is_filled_without_a_reason(
    bring: Importer, office: Catalogue
) -> None:
    bring((KODE, 1, 0, 0), (KODE, 2, 4, None), (KODE, 3, 62, None))
    report = bring((KODE, 1, 0, 0), (KODE, 2, 4, 3), (KODE, 3, 62, None))
    assert (report.changed, report.unchanged, report.errors) == (1, 2, 0)
    assert standing(office) == [(1, 0, 0), (2, 4, 3), (3, 62, None)]


def test_a_figure_that_the_file_leaves_open_stays_as_recorded(
    bring: Importer, office: Catalogue
) -> None:
    bring((KODE, 1, 10, 8))
    assert bring((KODE, 1, 10, None)).unchanged == 1
    assert standing(office) == [(1, 10, 8)]


def test_a_day_alone_is_counted_from_the_start_of_the_work(
    bring: Importer, office: Catalogue
) -> None:
    header = ("kode", "tanggal", "realisasi")
    report = bring((KODE, "5 Juni 2023", 0), (KODE, "18/06/2023", 5), header=header)
    assert report.applied
    assert [week for week, _, _ in standing(office)] == [1, 2]


def test_without_a_start_weeks_are_counted_from_the_first_report_also_later(
    bring: Importer, office: Catalogue
) -> None:
    header = ("kode", "tanggal", "realisasi")
    bring((OTHER, "2023-07-03", 0), (OTHER, "2023-07-10", 5), header=header)
    bring((OTHER, "2023-07-24", 9), header=header)
    assert [week for week, _, _ in standing(office, OTHER)] == [1, 2, 4]


def test_of_two_days_in_one_week_the_last_counts(bring: Importer, office: Catalogue) -> None:
    header = ("kode", "tanggal", "realisasi")
    report = bring((KODE, "2023-06-09", 7), (KODE, "2023-06-06", 5), header=header)
    assert codes(report) == [("minggu_sama", False)]
    assert (report.new, report.skipped) == (1, 1)
    assert standing(office) == [(1, None, 7)]


def test_a_day_before_the_start_is_wrong_only_where_work_is_stated(bring: Importer) -> None:
    header = ("kode", "tanggal", "realisasi")
    idle = bring((KODE, "2023-05-01", 0), (KODE, "2023-06-06", 5), header=header)
    assert (codes(idle), idle.skipped) == ([("sebelum_mulai", False)], 1)
    assert codes(bring((KODE, "2023-05-01", 3), header=header)) == [("sebelum_mulai", True)]
    assert codes(bring((KODE, "2023-06-04", 3), header=header)) == [("sebelum_mulai", True)]


def test_anomalies_are_pointed_out_and_taken(bring: Importer) -> None:
    report = bring((KODE, 1, 0, 0), (KODE, 2, 4, 52), (OTHER, 1, 0, 0), partial=True)
    assert ("janggal", False) in codes(report)
    late = import_progres(
        bring.catalogue, bring.registry, bring.folder / "progres.xlsx", today=START, partial=True
    )
    assert late.errors == 1


def test_work_on_a_day_to_come_and_fractions_are_pointed_out(bring: Importer) -> None:
    rows = [(KODE, n, Decimal(n) / 10, Decimal(n) / 10) for n in range(1, 4)]
    path = write_book(bring.folder / "a.xlsx", [("kode", "minggu", "rencana", "realisasi"), *rows])
    report = import_progres(bring.catalogue, bring.registry, path, today=START)
    assert codes(report) == [("masa_depan", False), ("masa_depan", False), ("pecahan", False)]


def test_the_wide_sheet_is_dated_from_the_start_of_the_work(
    bring: Importer, office: Catalogue
) -> None:
    rows = [
        ("LAPORAN MINGGUAN",),
        ("Kode", "Uraian", "M1", "M2", "M3", "M4", "M5"),
        (KODE, "Rencana", 0, 4, 62, 100, 100),
        (None, "Realisasi", 0, 52, 100, 100, 100),
    ]
    report = bring.file(write_book(bring.folder / "lebar.xlsx", rows))
    assert (report.read, report.new) == (5, 5)
    with office.reading() as conn:
        assert sorted(latest_progres(conn, [KODE]).values(), key=lambda p: p.minggu) == (
            make_progres(KODE)
        )


def test_a_wide_sheet_of_days_is_counted_in_weeks(bring: Importer, office: Catalogue) -> None:
    rows = [
        ("Kode", "Uraian", "05/06/2023", "12/06/2023", "26/06/2023"),
        (KODE, "Rencana", 0, 4, 62),
        (None, "Realisasi", 0, 3, 50),
    ]
    path = write_book(bring.folder / "lebar.xlsx", rows)
    assert (bring.file(path).new, bring.file(path).unchanged) == (3, 3)
    assert standing(office) == [(1, 0, 0), (2, 4, 3), (4, 62, 50)]


def test_kode_in_another_case_is_the_same_kegiatan(bring: Importer, office: Catalogue) -> None:
    bring((KODE.lower(), 1, 0, 0))
    assert standing(office) == [(1, 0, 0)]


def test_many_kegiatan_are_recorded_in_batches_and_progress_is_heard(
    catalogue: Catalogue, registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sipurbo_geo.intake.progres._BATCH", 3)
    kodes = [f"PUPR-2023-{n:04}" for n in range(1, 11)]
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [make_kegiatan(kode) for kode in kodes])
    heard: list[int] = []
    bring = Importer(catalogue, registry, tmp_path)
    rows = [(kode, week, week, week) for week in (1, 2) for kode in kodes]
    assert bring(*rows, progress=heard.append).new == 20
    assert sum(heard) == 20


def test_the_entries_of_a_city_are_recorded(
    catalogue: Catalogue, registry: Registry, shared_data: Path
) -> None:
    path = shared_data / "kegiatan/banjarmasin_2019/progress_pekerjaan.csv"
    kodes = {line.split(",")[1] for line in path.read_text().splitlines()[1:]}
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(
            conn,
            registry,
            [make_kegiatan(k, tahun=2019, tanggal_mulai=None) for k in kodes if k.isdigit()],
        )
    mapping = {"kode": "pekerjaan", "tanggal": "tgl_progress", "realisasi": "real_fisik"}
    options: dict[str, Any] = {"mapping": mapping, "partial": True, "today": TODAY}
    first = import_progres(catalogue, registry, path, **options)
    assert first.read == 321
    assert first.new + first.skipped + first.refused == 321
    assert {p.code for p in first.problems if p.is_error} <= {"realisasi_turun"}
    again = import_progres(catalogue, registry, path, **options)
    assert (again.new, again.changed, again.unchanged) == (0, 0, first.new)
