"""Takes values out of a TOML table by key, and remembers what was wrong and where."""

from __future__ import annotations

import difflib
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..model.label import Label

#: Indonesian and English, in the order in which they were found
Mistakes = list[tuple[str, str]]

_KINDS = {
    str: Label("teks", "text"),
    int: Label("bilangan bulat", "a whole number"),
    float: Label("bilangan", "a number"),
    bool: Label("true atau false", "true or false"),
    date: Label("tanggal, misalnya 2026-11-24", "a date, such as 2026-11-24"),
    list: Label("daftar [ … ]", "a list [ … ]"),
    dict: Label(
        'tabel, misalnya { id = "…", en = "…" }', 'a table, such as { id = "…", en = "…" }'
    ),
}
_SHOWN = 60


@dataclass(slots=True)
class Reader:
    """One table of `file`. `where` leads to it: "style.", "attributes[lebar_m]."."""

    file: str
    where: str
    table: dict[str, Any]
    mistakes: Mistakes
    taken: set[str] = field(default_factory=set)

    def wrong(self, key: str, id: str, en: str) -> None:
        """Remember what is wrong with `key`."""
        place = f"{self.file}: {self.where}{key}"
        self.mistakes.append((f"{place}: {id}", f"{place}: {en}"))

    def take(self, key: str, kind: type, default: Any = None, *, needed: bool = False) -> Any:
        """The value of `key`, or `default` where it is missing or not of this `kind`."""
        self.taken.add(key)
        if key not in self.table:
            if needed:
                self.wrong(key, "wajib diisi", "is required")
            return default
        value = self.table[key]
        if kind is float and type(value) is int:
            return float(value)
        if not _fits(value, kind):
            asked, found = _KINDS[kind], _short(value)
            self.wrong(
                key,
                f"harus {asked.id}, ditemukan {found}",
                f"must be {asked.en}, found {found}",
            )
            return default
        if needed and value == "":
            self.wrong(key, "tidak boleh kosong", "must not be empty")
        return value

    def text(self, key: str) -> str:
        """A text that must be there."""
        found: str = self.take(key, str, "", needed=True)
        return found

    def chosen(self, key: str, known: Iterable[str], *, needed: bool = True) -> str | None:
        """A text that must be one of `known`."""
        value: str | None = self.take(key, str, needed=needed)
        if value:
            self.check_known(key, value, list(known))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where it is missing."""
        values = self.take(key, list, [])
        if not all(isinstance(value, str) and value for value in values):
            self.wrong(key, "harus daftar teks", "must be a list of texts")
            return ()
        return tuple(values)

    def label(self, key: str, *, needed: bool = True) -> Label | None:
        """A text in both languages."""
        table = self.take(key, dict, needed=needed)
        if table is None:
            return None
        part = self.part(key, table)
        found = Label(part.text("id"), part.text("en"))
        part.done()
        return found

    def tables(self, key: str, name: str = "", *, needed: bool = False) -> Iterator[Reader]:
        """The tables in the list `key`, each called by its value of `name`, or its number."""
        for number, table in enumerate(self.take(key, list, [], needed=needed), start=1):
            if isinstance(table, dict):
                yield self.part(f"{key}[{table.get(name, number)}]", table)
            else:
                found = _short(table)
                self.wrong(
                    f"{key}[{number}]",
                    f"harus {_KINDS[dict].id}, ditemukan {found}",
                    f"must be {_KINDS[dict].en}, found {found}",
                )

    def part(self, name: str, table: dict[str, Any]) -> Reader:
        """A reader of a table inside this one."""
        return Reader(self.file, f"{self.where}{name}.", table, self.mistakes)

    def check_known(self, key: str, value: str, known: list[str]) -> None:
        """Say so when `value` is not one of `known`, and which of them may be meant."""
        if value in known:
            return
        near = difflib.get_close_matches(value, known, n=1)
        id = f"; maksud Anda '{near[0]}'?" if near else "."
        en = f"; did you mean '{near[0]}'?" if near else "."
        choices = ", ".join(known)
        self.wrong(
            key,
            f"'{value}' tidak dikenal{id} Yang dikenal: {choices}",
            f"'{value}' is not known{en} Known: {choices}",
        )

    def check_unique(self, key: str, names: Iterable[str]) -> None:
        """Say so when a name occurs twice."""
        for name, times in Counter(names).items():
            if times > 1:
                self.wrong(key, f"'{name}' ada {times} kali", f"'{name}' occurs {times} times")

    def done(self) -> None:
        """Whatever was not taken has no meaning here."""
        for key in self.table:
            if key not in self.taken:
                self.check_known(key, key, sorted(self.taken))


def read_toml(path: Path, mistakes: Mistakes) -> Reader | None:
    """A reader of the whole file, or None when it is no TOML."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        mistakes.append(
            (f"{path.name}: bukan TOML yang benar ({error})", f"{path.name}: not TOML ({error})")
        )
        return None
    return Reader(path.name, "", table, mistakes)


def _fits(value: Any, kind: type) -> bool:
    """Like `isinstance`, but true is not a number here, nor a moment a day."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, kind) and not (kind is date and isinstance(value, datetime))


def _short(value: Any) -> str:
    text = str(value) if isinstance(value, date) else repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
