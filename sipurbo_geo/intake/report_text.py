"""The report of an import as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ..errors import Problem
from ..model.label import Label

if TYPE_CHECKING:
    from .report import ImportReport

SEVERITY = {"galat": Label("GALAT", "ERROR"), "peringatan": Label("PERINGATAN", "WARNING")}
_COUNTS = (
    ("read", Label("dibaca", "read")),
    ("new", Label("baru", "new")),
    ("changed", Label("berubah", "changed")),
    ("unchanged", Label("tetap", "unchanged")),
    ("refused", Label("ditolak", "refused")),
    ("skipped", Label("dilewati", "skipped")),
)
_HISTORY = {
    "progres": Label("laporan mingguan", "weekly reports"),
    "keuangan": Label("pembayaran", "payments"),
    "adendum": Label("adendum", "amendments"),
}
_MORE = Label(
    "… dan {} masalah lain. Semuanya ada di --report laporan.xlsx.",
    "… and {} more problems. --report report.xlsx lists them all.",
)
_DRY = Label("Uji coba: tidak ada yang ditulis.", "Dry run: nothing was written.")
_NOTHING = Label(
    "Tidak ada yang ditulis, karena ada galat. Perbaiki berkasnya, atau pakai --partial untuk "
    "menyimpan baris yang benar.",
    "Nothing was written, because there are errors. Mend the file, or use --partial to keep the "
    "good rows.",
)
_WIDTH = 100


def as_table(report: ImportReport, bahasa: str, *, limit: int) -> str:
    """At most `limit` problems of `report`, then its counts and whether anything was written."""
    lines = [line for problem in report.problems[:limit] for line in _problem(problem, bahasa)]
    left = report.counts.total() - min(limit, len(report.problems))
    if left:
        lines.append(_MORE.text(bahasa).format(left))
    counts = ", ".join(f"{getattr(report, n)} {label.text(bahasa)}" for n, label in _COUNTS)
    lines.append(f"{report.file}: {counts}")
    if any(report.history.values()):
        brought = (f"{report.history[n]} {t.text(bahasa)}" for n, t in _HISTORY.items())
        lines.append("  + " + ", ".join(brought))
    if report.dry_run:
        lines.append(_DRY.text(bahasa))
    elif report.errors and not report.applied:
        lines.append(_NOTHING.text(bahasa))
    return "\n".join(lines)


def _problem(problem: Problem, bahasa: str) -> list[str]:
    text = problem.text(bahasa)
    place = ", ".join(part for part in (problem.place(bahasa), problem.field) if part)
    head = f"{SEVERITY[problem.severity].text(bahasa)}  {problem.file}: {place}"
    if problem.value and problem.value not in text:
        head += f' = "{" ".join(problem.value.split())}"'
    body = textwrap.wrap(text, _WIDTH - 4)
    return [head, *(f"    {line}" for line in body)]
