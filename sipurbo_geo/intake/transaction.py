"""The transaction of an import: all of a file or nothing, unless the good rows are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..database.engine import Catalogue, Connection
from .report import ImportReport


@contextmanager
def import_transaction(
    catalogue: Catalogue, report: ImportReport, *, partial: bool
) -> Iterator[Connection]:
    """A connection whose changes stay where `report` allows it, and says so in `report.applied`.

    A dry run keeps nothing and counts what would be; an import with errors keeps nothing and
    counts nothing, unless `partial` keeps the good rows.
    """
    refused = False
    try:
        with catalogue.writing() as conn:
            yield conn
            refused = bool(report.errors) and not partial
            if refused or report.dry_run:
                raise _TakeBackError
        report.applied = True
    except _TakeBackError:
        if refused:
            report.new = report.changed = report.unchanged = 0
            report.history.clear()


class _TakeBackError(Exception):
    """Leaves the transaction without keeping what was written in it; never seen outside."""
