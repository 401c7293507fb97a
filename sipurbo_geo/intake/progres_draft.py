"""A weekly report as a file states it, before it is known whether it can be taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..errors import Problem
from .cell import ValueParseError, shown
from .feature import problem
from .percent import parse_percent

Report = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class ProgresDraft:
    """One report of one week. Of `minggu` and `tanggal` one may be missing.

    `mulai` is the day the work began, where the file says so itself. `broken` means that a cell
    could not be read, which has been reported.
    """

    where: str
    kode: str
    minggu: int | None
    tanggal: date | None
    rencana: Decimal | None
    realisasi: Decimal | None
    alasan: str = ""
    mulai: date | None = None
    broken: bool = False


@dataclass(slots=True)
class CellReader:
    """Reads the cells of one row of `file`; what cannot be read is reported and remembered."""

    file: str
    where: str
    report: Report
    broken: bool = False

    def read(self, field: str, parse: Callable[[Any], Any], value: Any) -> Any:
        """What `parse` makes of `value`; None, and a reported problem, where it cannot."""
        try:
            return parse(value)
        except ValueParseError as error:
            self.broken = True
            texts = (error.id, error.en)
            self.report(
                problem("nilai", self.file, self.where, texts, field=field, value=shown(value))
            )
            return None

    def read_percent(self, field: str, value: Any) -> Decimal | None:
        """The cumulative percentage in a cell, which must lie between 0 and 100."""
        percent: Decimal | None = self.read(field, parse_percent, value)
        if percent is None or 0 <= percent <= 100:
            return percent
        self.broken = True
        texts = (
            f"{field} {percent}: persen kumulatif harus dari 0 sampai 100.",
            f"{field} {percent}: a cumulative percentage must lie between 0 and 100.",
        )
        code = "lebih_dari_seratus" if percent > 0 else "kurang_dari_nol"
        self.report(problem(code, self.file, self.where, texts, field=field, value=shown(value)))
        return None


def as_kode(value: Any) -> str:
    """The kode in a cell; a spreadsheet may have made a number of it (15.0 is "15")."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
