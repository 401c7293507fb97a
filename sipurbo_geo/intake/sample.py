"""Builds the sample catalogue, through the same doors as every other import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from ..catalogue.record_adendum import record_adendum
from ..catalogue.record_keuangan import record_keuangan
from ..catalogue.save_wilayah import save_wilayah
from ..database.engine import Catalogue
from ..errors import UnreadableFileError
from ..model.kegiatan import Adendum
from ..model.progres import ProgresKeuangan
from ..model.wilayah import Tingkat
from ..query.wilayah import list_wilayah
from ..registry import Registry
from .cell import ValueParseError, refusal
from .dates import parse_date
from .kegiatan import import_kegiatan
from .money import parse_money
from .progres import import_progres
from .report import ImportReport
from .table import open_table
from .wilayah import import_wilayah

#: the correction comes last: it supersedes a report that must be there
_PROGRES = ("progres_lebar.csv", "progres.csv", "progres_koreksi.csv")
_KEUANGAN = ("kode", "tanggal", "jumlah", "uraian")
_ADENDUM = ("kode", "nomor", "tanggal", "uraian")

T = TypeVar("T")
Cells = Mapping[str, Any]


def build_sample(catalogue: Catalogue, registry: Registry, folder: Path) -> None:
    """Fill an empty `catalogue` with the sample files in `folder`.

    Boundaries are marked as drawn for illustration. Raises `UnreadableFileError` that names the
    file and its first problem when a file is missing or does not fit the program.
    """
    _boundaries(catalogue, folder / "wilayah.geojson")
    for path in sorted(folder.glob("kegiatan_*")):
        _accept(import_kegiatan(catalogue, registry, path))
    for name in _PROGRES:
        _accept(import_progres(catalogue, registry, folder / name))
    payments = list(_read(folder / "keuangan.csv", _KEUANGAN, _payment))
    changes = _by_kode(_read(folder / "adendum.csv", _ADENDUM, _change))
    with catalogue.writing() as conn:
        record_keuangan(conn, registry, payments)
        record_adendum(conn, registry, changes)


def _boundaries(catalogue: Catalogue, path: Path) -> None:
    """Bring the places in; that they were only drawn is said of each one."""
    _accept(import_wilayah(catalogue, path))
    with catalogue.writing() as conn:
        for tingkat in Tingkat:
            places = list_wilayah(conn, tingkat, with_geometry=True)
            save_wilayah(conn, [replace(place, ilustrasi=True) for place in places])


def _accept(report: ImportReport) -> None:
    """A sample that is refused, or empty, is a mistake of ours and stops the work."""
    if report.errors or not report.applied:
        first = next((p for p in report.problems if p.is_error), None)
        raise UnreadableFileError(
            f"{report.file}: {first.where}: {first.id}" if first else f"{report.file}: kosong",
            f"{report.file}: {first.where}: {first.en}" if first else f"{report.file}: empty",
        )


def _read(path: Path, needed: tuple[str, ...], make: Callable[[Cells], T]) -> Iterator[T]:
    """What `make` makes of each row of a plain table of ours, none of whose cells is empty."""
    with open_table(path, frozenset(needed)) as table:
        for row in table.rows:
            try:
                if empty := [name for name in needed if row.cells.get(name) is None]:
                    raise refusal("", f"kosong: {', '.join(empty)}.", f"empty: {', '.join(empty)}.")
                yield make(row.cells)
            except ValueParseError as error:
                raise UnreadableFileError(
                    f"{path.name}: {row.where}: {error.id}", f"{path.name}: {row.where}: {error.en}"
                ) from error


def _payment(cells: Cells) -> ProgresKeuangan:
    return ProgresKeuangan(
        str(cells["kode"]),
        parse_date(cells["tanggal"]) or date.min,
        parse_money(cells["jumlah"]) or Decimal(0),
        str(cells["uraian"]),
    )


def _change(cells: Cells) -> tuple[str, Adendum]:
    return str(cells["kode"]), Adendum(
        str(cells["nomor"]),
        parse_date(cells["tanggal"]) or date.min,
        str(cells["uraian"]),
        parse_money(cells.get("nilai_baru")),
        parse_date(cells.get("tanggal_selesai_baru")),
    )


def _by_kode(changes: Iterable[tuple[str, Adendum]]) -> dict[str, list[Adendum]]:
    found: dict[str, list[Adendum]] = defaultdict(list)
    for kode, change in changes:
        found[kode].append(change)
    return found
