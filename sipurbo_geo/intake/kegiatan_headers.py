"""Recognises what the columns of a file mean: by key, by name, or cut to ten characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ..errors import UsageError
from .fold import fold_text
from .kegiatan_columns import COMPUTED, Column

#: written instead of a field, it leaves a column out: --map "Foto=-"
SKIP = "-"
#: what a dBASE table keeps of the name of a column
_DBF_LENGTH = 10
#: properties that only our own features have together
_OWN_DOWNLOAD = frozenset({"kode", "diperbarui", "url"})


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is in a file: header → column, and what nobody knows what to do with.

    `doubtful` are headers that were cut so short that they could mean several columns.
    """

    columns: Mapping[str, Column]
    unknown: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    doubtful: tuple[tuple[str, tuple[str, ...]], ...] = ()


def recognise(
    headers: Sequence[str], columns: Sequence[Column], mapping: Mapping[str, str]
) -> Recognised:
    """Which of `columns` each of `headers` means; `mapping` (header → key) goes before any guess.

    A column is given to one header only, the one that names it best.
    """
    by_key = {column.key: column for column in columns}
    stated = {fold_text(header): key for header, key in mapping.items()}
    found: dict[str, Column] = {}
    left: list[str] = []
    # In our own download "panjang_m" was computed; in an office's table it was measured.
    own = headers if set(headers) >= _OWN_DOWNLOAD else ()
    computed = [header for header in own if header in COMPUTED]
    for header in headers:
        if header in computed:
            continue
        key = stated.get(fold_text(header))
        if key is None:
            left.append(header)
        elif key in by_key:
            found[header] = by_key[key]
    taken = {column.key for column in found.values()}
    for names in (_keys, _labels, _aliases):
        left = _take(left, columns, names, found, taken)
    computed += [header for header in left if header in COMPUTED]
    left = [header for header in left if header not in COMPUTED]
    doubtful: list[tuple[str, tuple[str, ...]]] = []
    unknown = []
    for header in left:
        cut = [c for c in columns if c.key not in taken and header.lower() in _cut_names(c)]
        if len(cut) == 1:
            found[header] = cut[0]
            taken.add(cut[0].key)
        elif cut:
            doubtful.append((header, tuple(column.key for column in cut)))
        else:
            unknown.append(header)
    return Recognised(found, tuple(unknown), tuple(computed), tuple(doubtful))


def check_keys(keys: Iterable[str], known: Iterable[str], option: str) -> None:
    """Raises `UsageError` for a field that no theme has, naming the nearest one."""
    fields = sorted(known)
    for key in keys:
        if key in fields or key == SKIP:
            continue
        near = get_close_matches(key, fields, n=1)
        raise UsageError(
            f"{option}: kolom tujuan tidak dikenal: {key}."
            + (f" Maksudnya {near[0]}?" if near else f" Yang dikenal: {', '.join(fields)}"),
            f"{option}: unknown field: {key}."
            + (f" Did you mean {near[0]}?" if near else f" Known: {', '.join(fields)}"),
        )


def _take(
    headers: list[str],
    columns: Sequence[Column],
    names: Callable[[Column], Iterator[str]],
    found: dict[str, Column],
    taken: set[str],
) -> list[str]:
    """Give each header the first free column that has it among its `names`; return the rest."""
    index: dict[str, list[Column]] = {}
    for column in columns:
        for name in names(column):
            index.setdefault(fold_text(name), []).append(column)
    left = []
    for header in headers:
        free = [c for c in index.get(fold_text(header), ()) if c.key not in taken]
        if free and fold_text(header):
            found[header] = free[0]
            taken.add(free[0].key)
        else:
            left.append(header)
    return left


def _keys(column: Column) -> Iterator[str]:
    yield column.key


def _labels(column: Column) -> Iterator[str]:
    for label in (column.label.id, column.label.en):
        yield from _with_unit(label, column.unit)


def _aliases(column: Column) -> Iterator[str]:
    yield from _with_unit(column.key, column.unit)
    for alias in column.aliases:
        yield from _with_unit(alias, column.unit)


def _with_unit(name: str, unit: str) -> Iterator[str]:
    """ "Panjang", "Panjang (m)", and "Panjang" where the name itself has something in brackets."""
    yield name
    if unit:
        yield f"{name} {unit}"
    bare = re.sub(r"\s*\(.*?\)", "", name)
    if bare != name and bare:
        yield bare


def _cut_names(column: Column) -> set[str]:
    """The names of `column` as a dBASE table would cut them."""
    names = (*_keys(column), *_labels(column), *_aliases(column), column.heading)
    return {
        re.sub(r"\W", "_", name)[:_DBF_LENGTH].lower() for name in names if len(name) > _DBF_LENGTH
    }
