"""Strict reader of the theme files: what is wrong in one is said before anything starts."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .errors import ConfigError
from .model.bidang import Bidang
from .model.feature import PROPERTY_NAMES
from .model.label import Label
from .model.layer import ATTRIBUTE_TYPES, GEOMETRY_TYPES, Attribute, Choice, Layer, Style
from .model.tahap import Tahap

UNITS_FILE = "bidang.toml"
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_KINDS = ("bidang", "sekretariat", "uptd")


@dataclass(frozen=True, slots=True)
class Registry:
    """The themes by key and the units by slug, each in its own order."""

    layers: dict[str, Layer]
    bidang: dict[str, Bidang]


def load_registry(folder: Path) -> Registry:
    """Read every theme of `folder`; raises `ConfigError` that lists every mistake found."""
    if not (folder / UNITS_FILE).is_file():
        raise ConfigError(
            f"Folder tema {folder} tidak berisi {UNITS_FILE}. Periksa SIPURBO_LAYERS.",
            f"The theme folder {folder} has no {UNITS_FILE}. Check SIPURBO_LAYERS.",
        )
    mistakes: list[tuple[str, str]] = []
    units = _units(folder / UNITS_FILE, mistakes)
    layers = []
    for path in sorted(folder.glob("*.toml")):
        if path.name != UNITS_FILE:
            layer = _layer(path, units, mistakes)
            if layer is not None:
                layers.append(layer)
    if mistakes:
        raise ConfigError(
            "Berkas tema salah:\n" + "\n".join(f"- {id}" for id, _ in mistakes),
            "Theme files are wrong:\n" + "\n".join(f"- {en}" for _, en in mistakes),
        )
    layers.sort(key=lambda layer: (layer.order, layer.key))
    return Registry(
        {layer.key: layer for layer in layers},
        {u.slug: u for u in sorted(units, key=lambda u: u.order)},
    )


@dataclass(slots=True)
class _Reader:
    """One table of a file: takes values by key, remembers what was wrong, knows where it is."""

    file: str
    where: str
    table: dict[str, Any]
    mistakes: list[tuple[str, str]]
    taken: set[str] = field(default_factory=set)

    def wrong(self, key: str, id: str, en: str) -> None:
        place = f"{self.file}: {self.where}{key}"
        self.mistakes.append((f"{place}: {id}", f"{place}: {en}"))

    def take(self, key: str, kind: type, default: Any = None, *, needed: bool = False) -> Any:
        self.taken.add(key)
        if key not in self.table:
            if needed:
                self.wrong(key, "wajib diisi", "is required")
            return default
        value = self.table[key]
        fits = isinstance(value, kind) and not (kind in (int, float) and isinstance(value, bool))
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if not fits:
            self.wrong(
                key,
                f"harus berjenis {kind.__name__}, ditemukan {value!r}",
                f"must be of type {kind.__name__}, found {value!r}",
            )
            return default
        return value

    def chosen(self, key: str, known: Iterable[str], *, needed: bool = True) -> Any:
        value = self.take(key, str, needed=needed)
        if value is not None:
            self.check_known(key, value, list(known))
        return value

    def check_known(self, key: str, value: str, known: list[str]) -> None:
        if value in known:
            return
        near = difflib.get_close_matches(value, known, n=1)
        guess = (
            (f", maksud Anda '{near[0]}'?", f", did you mean '{near[0]}'?") if near else ("", "")
        )
        choices = ", ".join(known)
        self.wrong(
            key,
            f"'{value}' tidak dikenal{guess[0]} (pilihan: {choices})",
            f"'{value}' is unknown{guess[1]} (choices: {choices})",
        )

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            self.wrong(key, "harus daftar teks", "must be a list of texts")
            return ()
        return tuple(values)

    def label(self, key: str, *, needed: bool = True) -> Label | None:
        table = self.take(key, dict, needed=needed)
        if table is None:
            return None
        part = _Reader(self.file, f"{self.where}{key}.", table, self.mistakes)
        found = Label(part.take("id", str, "", needed=True), part.take("en", str, "", needed=True))
        part.done()
        return found

    def done(self) -> None:
        """Whatever was not taken has no meaning here."""
        for key in self.table.keys() - self.taken:
            self.check_known(key, key, sorted(self.taken))


def _read(path: Path, mistakes: list[tuple[str, str]]) -> _Reader | None:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        mistakes.append(
            (f"{path.name}: bukan TOML yang benar ({error})", f"{path.name}: not TOML ({error})")
        )
        return None
    return _Reader(path.name, "", table, mistakes)


def _units(path: Path, mistakes: list[tuple[str, str]]) -> list[Bidang]:
    reader = _read(path, mistakes)
    if reader is None:
        return []
    units = []
    for order, table in enumerate(reader.take("bidang", list, [], needed=True)):
        part = _Reader(path.name, f"bidang[{order + 1}].", table, mistakes)
        slug = part.take("slug", str, "", needed=True)
        units.append(
            Bidang(slug, part.label("name") or Label("", ""), part.chosen("kind", _KINDS), order)
        )
        part.done()
    reader.done()
    _unique(reader, "bidang", [unit.slug for unit in units])
    return units


def _layer(path: Path, units: list[Bidang], mistakes: list[tuple[str, str]]) -> Layer | None:
    reader = _read(path, mistakes)
    if reader is None:
        return None
    before = len(mistakes)
    values = {
        "key": reader.take("key", str, "", needed=True),
        "name": reader.label("name"),
        "description": reader.label("description"),
        "bidang": reader.chosen("bidang", [unit.slug for unit in units]),
        "geometry": reader.texts("geometry"),
        "owner": reader.take("owner", str, "", needed=True),
        "reviewed": reader.take("reviewed", date, needed=True),
        "order": reader.take("order", int, 0),
        "oc4ids_sector": reader.take("oc4ids_sector", str, ""),
        "kugi_code": reader.take("kugi_code", str, ""),
        "aliases": reader.texts("aliases"),
        "points_are_personal": reader.take("points_are_personal", bool, default=False),
        "style": _style(reader),
        "attributes": _attributes(reader),
    }
    reader.done()
    _check_layer(reader, path, values)
    return Layer(**values) if len(mistakes) == before else None


def _check_layer(reader: _Reader, path: Path, values: dict[str, Any]) -> None:
    if values["key"] != path.stem:
        reader.wrong(
            "key",
            f"'{values['key']}' harus sama dengan nama berkas '{path.stem}'",
            f"'{values['key']}' must equal the file name '{path.stem}'",
        )
    if not values["geometry"]:
        reader.wrong("geometry", "paling sedikit satu jenis", "at least one type")
    for kind in values["geometry"]:
        reader.check_known("geometry", kind, list(GEOMETRY_TYPES))
    _unique(reader, "attributes", [a.key for a in values["attributes"]])


def _style(reader: _Reader) -> Style | None:
    table = reader.take("style", dict, needed=True)
    if table is None:
        return None
    part = _Reader(reader.file, "style.", table, reader.mistakes)
    color = part.take("color", str, "", needed=True)
    if not _COLOR.fullmatch(color):
        part.wrong("color", f"'{color}' bukan #rrggbb", f"'{color}' is not #rrggbb")
    found = Style(
        color,
        part.take("width", float, 2.0, needed=True),
        part.take("dash", str, ""),
        part.take("icon", str, "", needed=True),
    )
    part.done()
    return found


def _attributes(reader: _Reader) -> tuple[Attribute, ...]:
    found = []
    for number, table in enumerate(reader.take("attributes", list, []), start=1):
        where = f"attributes[{table.get('key', number)}]."
        found.append(_attribute(_Reader(reader.file, where, table, reader.mistakes)))
    return tuple(found)


def _attribute(part: _Reader) -> Attribute:
    key = part.take("key", str, "", needed=True)
    attribute = Attribute(
        key=key,
        label=part.label("label") or Label("", ""),
        type=part.chosen("type", ATTRIBUTE_TYPES) or "text",
        unit=part.take("unit", str, ""),
        choices=_choices(part),
        required_from=part.chosen("required_from", list(Tahap), needed=False),
        public=part.take("public", bool, default=True),
        minimum=part.take("minimum", float),
        maximum=part.take("maximum", float),
        aliases=part.texts("aliases"),
        help=part.label("help", needed=False),
    )
    part.done()
    for message in _faults(attribute):
        part.wrong("key", *message)
    return attribute


def _faults(a: Attribute) -> Iterable[tuple[str, str]]:
    rules: tuple[tuple[Callable[[], bool], str, str], ...] = (
        (
            lambda: not _KEY.fullmatch(a.key),
            f"'{a.key}' harus huruf kecil, angka dan garis bawah",
            f"'{a.key}' must be lower case letters, digits and underscores",
        ),
        (
            lambda: a.key in PROPERTY_NAMES,
            f"'{a.key}' sudah dipakai sebagai nama tetap",
            f"'{a.key}' is a fixed property name already",
        ),
        (
            lambda: (a.type == "choice") != bool(a.choices),
            "jenis 'choice' dan daftar choices harus ada bersama",
            "type 'choice' and the list of choices belong together",
        ),
        (
            lambda: None not in (a.minimum, a.maximum) and a.minimum > a.maximum,  # type: ignore[operator]
            "minimum lebih besar dari maximum",
            "minimum is greater than maximum",
        ),
    )
    return ((id, en) for broken, id, en in rules if broken())


def _choices(part: _Reader) -> tuple[Choice, ...]:
    found = []
    for number, table in enumerate(part.take("choices", list, []), start=1):
        one = _Reader(part.file, f"{part.where}choices[{number}].", table, part.mistakes)
        value = one.take("value", str, "", needed=True)
        label = one.label("label") or Label("", "")
        found.append(Choice(value, label, one.texts("aliases")))
        one.done()
    _unique(part, "choices", [choice.value for choice in found])
    return tuple(found)


def _unique(reader: _Reader, key: str, names: list[str]) -> None:
    for name in sorted({name for name in names if names.count(name) > 1}):
        reader.wrong(key, f"'{name}' ada dua kali", f"'{name}' occurs twice")
