"""Finds the header of a table: titles stand above it, and it may span two merged rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .cell import clean, is_blank
from .fold import fold_text, fold_words
from .raw_rows import RawRow

#: a header stands within this many filled rows from the top
SEARCHED = 40
_FEWEST = 2
_MANY = 5
_NUMBERING = re.compile(r"\(?(\d{1,3})\)?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, its heading as written, and its `name` ("nilai_kontrak_rp").

    A heading that occurs again gets a number: tanggal, tanggal_2. `group` is the heading that
    spans this column and its neighbours in the row above, or empty.
    """

    at: int
    name: str
    heading: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns, how many of them are `known`, and the number of the header's last row.

    `folded` are the headings by place, to recognise the header where it comes again.
    """

    columns: tuple[Column, ...]
    known: int
    last_row: int
    folded: Mapping[int, str]


def column_name(heading: Any) -> str:
    """A heading as a plain name: " Luas Areal (Ha)" becomes "luas_areal_ha"."""
    return "_".join(fold_words(clean(heading)))


def find_header(rows: Sequence[RawRow], known: Collection[str]) -> Header | None:
    """The header among the first `rows`, by how many headings it has that are `known` (folded).

    Without any known one it is the first row of nothing but texts about as wide as the table.
    None where no row can be a header.
    """
    best = max(range(len(rows)), key=lambda n: (_hits(rows[n], known), -n), default=None)
    if best is None:
        return None
    hits = _hits(rows[best], known)
    if hits < min(_FEWEST, len(rows[best].filled)) or not hits:
        best = _first_texts(rows)
        if best is None:
            return None
    elif best + 1 < len(rows) and _hits(rows[best + 1], known) == hits:
        best += 1  # a template has its keys below the headings
    return _build(rows, best, known)


def is_numbering(row: RawRow, header: Header) -> bool:
    """Whether `row` only numbers the columns ("(1) (2) (3)"), as printed tables do."""
    if row.number != header.last_row + 1:
        return False
    texts = [clean(row.cells[at]).removesuffix(".0") for at in row.filled]
    numbers = [int(found[1]) for text in texts if (found := _NUMBERING.fullmatch(text))]
    bracketed = all(text.startswith("(") for text in texts)
    return numbers == list(range(1, len(texts) + 1)) and (
        # Bare numbers may be data as long as they are few.
        (bracketed and len(texts) > _FEWEST) or len(texts) >= _MANY
    )


def repeats_header(row: RawRow, header: Header) -> bool:
    """Whether `row` is the header once more, as at the top of each printed page."""
    return len(row.filled) >= _FEWEST and all(
        header.folded.get(at) == fold_text(str(row.cells[at])) for at in row.filled
    )


def _hits(row: RawRow, known: Collection[str]) -> int:
    return len({text for at in row.filled if (text := fold_text(str(row.cells[at]))) in known})


def _first_texts(rows: Sequence[RawRow]) -> int | None:
    widest = max((len(row.filled) for row in rows), default=0)
    for number, row in enumerate(rows):
        texts = [row.cells[at] for at in row.filled]
        wide = len(texts) >= max(1, widest * 0.6)
        if wide and all(isinstance(t, str) and re.search(r"[^\W\d]", t) for t in texts):
            return number
    return None


def _build(rows: Sequence[RawRow], at: int, known: Collection[str]) -> Header:
    upper, lower = None, rows[at]
    if at + 1 < len(rows) and _spans(rows[at], rows[at + 1]):
        upper, lower = rows[at], rows[at + 1]
    elif at and _spans(rows[at - 1], rows[at]):
        upper = rows[at - 1]
    columns = _number_repeats(_columns(upper, lower, known))
    hits = len({c.name for c in columns if fold_text(c.name) in known})
    folded = {column.at: fold_text(column.heading) for column in columns}
    return Header(tuple(columns), hits, lower.number, folded)


def _spans(upper: RawRow, lower: RawRow) -> bool:
    """Whether `upper` holds headings that span several of `lower`.

    In the spanned places `upper` is blank after its heading; below a heading that spans nothing
    `lower` must be blank, or else it is a row of data.
    """
    if lower.number != upper.number + 1 or not all(
        isinstance(lower.cells[at], str) for at in lower.filled
    ):
        return False
    spanning = {at for at in upper.filled if is_blank(upper.cell(at + 1))}
    below_blank = [at for at in lower.filled if is_blank(upper.cell(at))]
    below_heading = [at for at in lower.filled if not is_blank(upper.cell(at))]
    first = min(upper.filled)
    return (
        any(at > first for at in below_blank)
        and all(at in spanning for at in below_heading)
        and len(upper.filled) > 1
    )


def _columns(upper: RawRow | None, lower: RawRow, known: Collection[str]) -> list[Column]:
    columns = []
    group = ""
    width = max(len(lower.cells), len(upper.cells) if upper else 0)
    for at in range(width):
        above = clean(upper.cell(at)) if upper and not is_blank(upper.cell(at)) else ""
        below = "" if is_blank(lower.cell(at)) else clean(lower.cell(at))
        group = above or group
        if not (above or below):
            continue
        if not below:
            columns.append(Column(at, column_name(above), above))
            continue
        columns.append(_spanned(at, group, below, known))
    return [column for column in columns if column.name]


def _spanned(at: int, group: str, below: str, known: Collection[str]) -> Column:
    """Below a spanning heading: "Realisasi" over "Fisik" is both, unless "Fisik" alone is known."""
    both = f"{group} {below}".strip()
    heading = below if fold_text(below) in known and fold_text(both) not in known else both
    return Column(at, column_name(heading), below, group)


def _number_repeats(columns: Sequence[Column]) -> list[Column]:
    seen: Counter[str] = Counter()
    numbered = []
    for column in columns:
        seen[column.name] += 1
        times = seen[column.name]
        name = column.name if times == 1 else f"{column.name}_{times}"
        numbered.append(Column(column.at, name, column.heading, column.group))
    return numbered
