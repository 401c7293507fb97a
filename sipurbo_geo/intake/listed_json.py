"""A JSON list of objects as rows: how SIRUP and many services hand out what is a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from .feature import Report, SourceFeature, problem
from .json_stream import JsonStream, reading_json
from .ogr_source import Source
from .table import Row
from .table_source import rows_to_features

_NO_OBJECT = (
    "setiap isi daftar harus berupa objek { … } yang memuat satu baris",
    "everything in the list must be an object { … } that holds one row",
)


def is_list(source: Source) -> bool:
    """Whether the JSON file is a list; raises `UnreadableFileError` for what is not UTF-8."""
    with reading_json(source.path, source.name) as stream:
        return stream.peek() == "["


def read_list(source: Source, report: Report, size: int) -> Iterator[list[SourceFeature]]:
    """Yield batches of at most `size` objects; members are the columns that a table would have.

    Raises `UnreadableFileError` where the text turns out not to be JSON; reports a `Problem` for
    whatever is no object.
    """
    with reading_json(source.path, source.name) as stream:
        rows = _rows(stream, source, report)
        while batch := list(islice(rows, size)):
            names = {name: name for row in batch for name in row.cells}
            empty: dict[str, Any] = dict.fromkeys(names)
            whole = [Row(row.where, empty | row.cells) for row in batch]
            yield rows_to_features(whole, names, source, report)
        stream.end()


def _rows(stream: JsonStream, source: Source, report: Report) -> Iterator[Row]:
    for number, item in enumerate(stream.items(), start=1):
        where = f"butir {number}"
        if stream.faults:
            names = ", ".join(sorted(stream.faults))
            texts = (
                f"anggota tertulis dua kali atau bukan nilai JSON: {names}",
                f"a member occurs twice or is no JSON value: {names}",
            )
            report(problem("json_members", source.name, where, texts, value=names))
        elif type(item) is not dict:
            report(problem("json_item", source.name, where, _NO_OBJECT, value=item))
        else:
            yield Row(where, {name: _cell(value) for name, value in item.items()})


def _cell(value: Any) -> Any:
    """What has members of its own stays readable, as text."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
