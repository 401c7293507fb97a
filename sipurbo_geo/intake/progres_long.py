"""The long form of weekly progress: one row a report, with kode, week or date, and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from ..errors import UnreadableFileError
from .cell import clean, refusal
from .dates import parse_date
from .fold import fold_text
from .mapping import pick_columns
from .number import parse_integer
from .progres_draft import CellReader, ProgresDraft, Report, as_kode
from .table import Row, Table, open_table
from .week import week_number

ALIASES: dict[str, tuple[str, ...]] = {
    "kode": (
        *("kode kegiatan", "kode paket", "kode pekerjaan", "id kegiatan", "kd kegiatan"),
        *("id paket", "no kegiatan"),
    ),
    "minggu": ("minggu ke", "minggu ke n", "mg", "mgg", "m", "week", "pekan", "pekan ke"),
    "tanggal": (
        *("tanggal laporan", "tgl laporan", "tgl", "per tanggal", "tanggal progres", "date"),
        *("tgl progres", "tgl progress", "tanggal progress"),
    ),
    "rencana": (
        *("rencana kumulatif", "rencana fisik", "progres rencana", "target", "target kumulatif"),
        *("rencana persen", "planned", "rencana progres"),
    ),
    "realisasi": (
        *("realisasi kumulatif", "realisasi fisik", "progres fisik", "progres", "real fisik"),
        *("realisasi persen", "actual", "progres realisasi", "capaian"),
    ),
    "alasan": ("alasan koreksi", "alasan perubahan", "koreksi", "reason"),
}
KNOWN = frozenset(fold_text(name) for key, names in ALIASES.items() for name in (key, *names))
_MONTHS = frozenset(
    fold_text(month)
    for month in (
        *("januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus"),
        *("september", "oktober", "november", "nopember", "desember"),
    )
)
_MANY_MONTHS = 6


def read_long(
    path: Path,
    report: Report,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[ProgresDraft]:
    """The reports in the table at `path`; cells that cannot be read are told to `report`.

    `mapping` ({"real_fisik": "realisasi"}) goes before the names that are recognised. Raises
    `UnreadableFileError` that says which columns are missing, and `UsageError`.
    """
    known = KNOWN | {fold_text(name) for pair in (mapping or {}).items() for name in pair}
    with open_table(path, known, sheet=sheet, problems=report) as table:
        columns = pick_columns([c.name for c in table.columns], ALIASES, mapping)
        if "kode" not in columns or not ({"minggu", "tanggal"} & columns.keys()):
            _refuse(path, table, columns)
        if not {"rencana", "realisasi"} & columns.keys():
            _refuse(path, table, columns)
        for row in table.rows:
            if progress:
                progress(1)
            yield _read(path.name, row, columns, report)


def _read(file: str, row: Row, columns: Mapping[str, str], report: Report) -> ProgresDraft:
    cells = {field: row.cells[name] for field, name in columns.items()}
    reader = CellReader(file, row.where, report)
    return ProgresDraft(
        where=row.where,
        kode=as_kode(cells["kode"]),
        minggu=reader.read("minggu", _parse_week, cells.get("minggu")),
        tanggal=reader.read("tanggal", parse_date, cells.get("tanggal")),
        rencana=reader.read_percent("rencana", cells.get("rencana")),
        realisasi=reader.read_percent("realisasi", cells.get("realisasi")),
        alasan=clean(cells.get("alasan") or ""),
        broken=reader.broken,
    )


def _parse_week(value: object) -> int | None:
    """A week as a number or as a heading would name it ("M3")."""
    named = week_number(value)
    week = parse_integer(value) if named is None else named
    if week is not None and week < 1:
        raise refusal(value, "minggu dihitung dari 1.", "weeks are counted from 1.")
    return week


def _refuse(path: Path, table: Table, columns: Mapping[str, str]) -> NoReturn:
    """Say what this table is, if not weekly progress, and what would make it so."""
    headings = [column.heading for column in table.columns]
    months = sum(fold_text(heading) in _MONTHS for heading in headings)
    kind = (
        ("Ini rencana per bulan, bukan progres per minggu. ", "These are months, not weeks. ")
        if months >= _MANY_MONTHS
        else ("", "")
    )
    listed = ", ".join(headings)
    missing = [name for name in ("kode", "minggu", "realisasi") if name not in columns]
    raise UnreadableFileError(
        f"{path.name}: {kind[0]}Tabel ini tidak memuat progres mingguan. Yang diperlukan: kode, "
        "minggu atau tanggal, rencana atau realisasi (persen kumulatif); atau lembar dengan kolom "
        f"M1, M2, … dan baris Rencana dan Realisasi. Kolom yang ada: {listed}. Bila kolomnya ada "
        f"dengan nama lain, sebutkan: --map NAMA_KOLOM={missing[0] if missing else 'kode'}.",
        f"{path.name}: {kind[1]}This table holds no weekly progress. Needed: kode, minggu (week) "
        "or tanggal (date), rencana or realisasi (cumulative percent); or a sheet with columns M1, "
        f"M2, … and rows Rencana and Realisasi. The columns here: {listed}. If a column has "
        f"another name, state it: --map COLUMN_NAME={missing[0] if missing else 'kode'}.",
    )
