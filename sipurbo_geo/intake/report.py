"""What an import did, and every problem it met: for the screen, for machines, as a spreadsheet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..errors import Problem

#: problems kept one by one; beyond it only their number is, so that memory stays bounded
KEPT = 5000


@dataclass(slots=True)
class ImportReport:
    """Filled while a file is read. All counts are of rows, features or weekly reports of `file`.

    `history` counts weekly reports, payments and amendments that came along with kegiatan.
    `skipped` ones were passed over with a warning, because they change nothing.
    `applied` tells whether anything was written: false after a dry run, and after an import that
    was refused as a whole.
    """

    file: str
    kind: str
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    skipped: int = 0
    applied: bool = False
    dry_run: bool = False
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    history: Counter[str] = field(default_factory=Counter)

    def add(self, problem: Problem) -> None:
        """Take note of `problem`; the first `KEPT` are kept whole, all are counted."""
        self.counts[problem.severity, problem.code] += 1
        if len(self.problems) < KEPT:
            self.problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take note of several problems."""
        for problem in problems:
            self.add(problem)

    @property
    def errors(self) -> int:
        """How many problems refuse their row."""
        return sum(n for (severity, _), n in self.counts.items() if severity == "galat")

    @property
    def warnings(self) -> int:
        """How many problems are only pointed out."""
        return self.counts.total() - self.errors

    @property
    def not_kept(self) -> int:
        """How many problems were counted but not kept one by one."""
        return self.counts.total() - len(self.problems)

    @property
    def exit_code(self) -> int:
        """What the command line returns: 0 fine (warnings are fine), 1 the data has problems."""
        return 1 if self.errors else 0

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain values, for JSON."""
        return {
            "file": self.file,
            "kind": self.kind,
            "applied": self.applied,
            "dry_run": self.dry_run,
            "read": self.read,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "skipped": self.skipped,
            "history": dict(self.history),
            "errors": self.errors,
            "warnings": self.warnings,
            "problems_not_listed": self.not_kept,
            "problems": [asdict(problem) for problem in self.problems],
        }

    def to_json(self) -> str:
        """The report as one JSON object."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    def to_table(self, bahasa: str = "id", *, limit: int = 50) -> str:
        """The report as text for a terminal: at most `limit` problems, then the counts."""
        from .report_text import as_table

        return as_table(self, bahasa, limit=limit)

    def write_xlsx(self, path: Path, bahasa: str = "id") -> None:
        """Write the report as a spreadsheet, one row a problem."""
        from .report_xlsx import write_report

        write_report(self, path, bahasa)
