"""Rows as they stand in a sheet, before anybody knows which of them is the header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from .cell import is_blank


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row. `number` counts from 1 as the spreadsheet shows it; `filled` are the places of the
    cells that say something.
    """

    number: int
    cells: tuple[Any, ...]
    filled: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look for what is filled once; it is asked for several times a row."""
        filled = tuple(at for at, cell in enumerate(self.cells) if not is_blank(cell))
        object.__setattr__(self, "filled", filled)

    def cell(self, at: int) -> Any:
        """The cell at `at`, None beyond the end of the row."""
        return self.cells[at] if at < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet, or a whole CSV with an empty `name`. `rows` can be gone through once.

    `uncalculated` is the number of formulas that hold no value, because no spreadsheet program
    has saved the file since they were written; their cells look empty.
    """

    name: str
    rows: Iterator[RawRow] = field(repr=False)
    uncalculated: int = 0

    def with_rows(self, rows: Iterator[RawRow]) -> RawSheet:
        """The same sheet with other rows, such as those read ahead put back."""
        return replace(self, rows=rows)

    def where(self, number: int) -> str:
        """How a person finds the row: "lembar Data, baris 14"."""
        return f"lembar {self.name}, baris {number}" if self.name else f"baris {number}"
