"""CSV in whatever separator and encoding the office's spreadsheet program chose."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from ..errors import UnreadableFileError
from .fold import fold_text
from .raw_rows import RawRow, RawSheet

_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE_ROWS = 40
_SAMPLE_BYTES = 1 << 16
#: a boundary in one cell may be long; beyond this it is a quotation mark that was never closed
_LONGEST_CELL = 64 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@contextmanager
def open_csv(path: Path, known: Collection[str], encoding: str | None = None) -> Iterator[RawSheet]:
    """The rows of the CSV at `path`, read as they are asked for.

    Separator (; , tab |) and encoding (UTF-8, UTF-16, cp1252) are found out; `known` holds folded
    headings and settles which separator is meant. Raises `UnreadableFileError`.
    """
    # The module's own limit is lower than one polygon; it is one for the whole process.
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=encoding or _find_encoding(path), errors="replace", newline="") as file:
        try:
            separator, skip = _find_separator(file, known)
        except csv.Error as error:
            raise _broken(path, error) from error
        yield RawSheet("", _rows(path, file, separator, skip))


def _rows(path: Path, file: TextIO, separator: str, skip: int) -> Iterator[RawRow]:
    file.seek(0)
    for _ in range(skip):
        file.readline()
    reader = csv.reader(file, delimiter=separator)
    before = 0
    try:
        for cells in reader:
            row = RawRow(skip + before + 1, tuple(cell or None for cell in cells))
            before = reader.line_num
            if row.filled:
                yield row
    except csv.Error as error:
        raise _broken(path, error, skip + before + 1) from error


def _find_encoding(path: Path) -> str:
    """The encoding; reads the file once through, because the first odd byte may come late."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE_BYTES)
        for bom, name in _BOMS:
            if start.startswith(bom):
                return name
        if b"\0" in start:
            raise UnreadableFileError(
                f"{path.name}: isinya bukan teks. Simpan ulang sebagai CSV (UTF-8) atau .xlsx.",
                f"{path.name}: its content is not text. Save it again as CSV (UTF-8) or .xlsx.",
            )
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while start:
                decoder.decode(start)
                start = file.read(_SAMPLE_BYTES)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _find_separator(file: TextIO, known: Collection[str]) -> tuple[str, int]:
    """The separator, and how many lines to skip: Excel may state it itself ("sep=;")."""
    sample = "".join(islice(file, _SAMPLE_ROWS))
    first = sample.split("\n", 1)[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1], 1
    return max(_SEPARATORS, key=lambda mark: _fitness(sample, mark, known)), 0


def _fitness(sample: str, mark: str, known: Collection[str]) -> tuple[int, int]:
    """How well `mark` separates: known headings in one row, then rows of one and the same width."""
    rows: list[list[Any]] = list(csv.reader(io.StringIO(sample), delimiter=mark))
    hits = max((sum(fold_text(c) in known for c in row) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    return hits, count * (width - 1)


def _broken(path: Path, error: Exception, number: int = 1) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path.name}, baris {number}: CSV rusak ({error}). Adakah tanda kutip yang tidak ditutup?",
        f"{path.name}, row {number}: broken CSV ({error}). Look for a quotation mark left open.",
    )
