"""How the rows of one shape are read: which column goes where, with which reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..errors import UsageError
from ..model.layer import Attribute, Layer
from ..registry import Registry
from .cell import ValueParseError
from .fold import fold_text
from .kegiatan_cells import Read, reader_of
from .kegiatan_columns import Column, columns_of
from .kegiatan_headers import SKIP, Recognised, check_keys, recognise
from .oc4ids.sektor import theme_of

#: without these there is no kegiatan
REQUIRED = ("kode", "nama", "tahun")


class Cell(NamedTuple):
    """One column of the file: its heading, the key of what it means, how it is read."""

    heading: str
    key: str
    read: Read


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read the rows that have exactly these headings and belong to `layer`.

    `attributes` are those of the theme that such a row can hold, in the order of the theme;
    `columns` are the keys of its cells.
    """

    layer: Layer
    cells: tuple[Cell, ...]
    attributes: tuple[Attribute, ...]
    defaults: Mapping[str, Any]
    recognised: Recognised
    missing: tuple[str, ...]
    columns: frozenset[str]


class Planner:
    """Makes a plan for every combination of headings and theme that a file has."""

    def __init__(
        self, registry: Registry, mapping: Mapping[str, str], defaults: Mapping[str, str]
    ) -> None:
        self._registry = registry
        self._columns = {
            key: columns_of(layer, registry.bidang, registry.layers.values())
            for key, layer in registry.layers.items()
        }
        core = columns_of(None, registry.bidang, registry.layers.values())
        self._columns[""] = core
        every = {c.key: c for columns in self._columns.values() for c in columns}
        self._mapping = {head: _resolve(key, every) for head, key in mapping.items()}
        check_keys(self._mapping.values(), every, "--map")
        self._defaults = {_resolve(key, every): text for key, text in defaults.items()}
        check_keys(self._defaults, every, "--set")
        self._layers = reader_of(next(c for c in core if c.key == "layer"))
        self._readers: dict[tuple[str, str], Read] = {}
        self._plans: dict[tuple[tuple[str, ...], str], Plan] = {}
        self._layer_headings: dict[tuple[str, ...], str] = {}
        self._met: set[str] = set()

    @property
    def known_headings(self) -> frozenset[str]:
        """Folded names by which the header row of a table is recognised."""
        names = set(map(fold_text, self._mapping))
        for columns in self._columns.values():
            for column in columns:
                names |= {fold_text(n) for n in (column.key, column.heading, column.label.id)}
                names |= set(map(fold_text, column.aliases))
        return frozenset(names - {""})

    def layer_of(self, properties: Mapping[str, Any], sektor: Collection[str] = ()) -> Layer | None:
        """The theme that a row states or its sectors mean, or the default; None without any.

        Raises `ValueParseError` for a theme that is not known, and for sectors that leave it open.
        """
        heading = self._layer_heading(tuple(properties))
        stated = self._layers(properties.get(heading)) if heading else None
        key = stated or self._layers(self._defaults.get("layer"))
        if sektor and not stated:
            key = theme_of(self._registry.layers.values(), sektor, key)
        return self._registry.layers[key] if key else None

    def may_state_layer(self, headings: tuple[str, ...]) -> bool:
        """Whether one of these headings names the theme of its row."""
        return bool(self._layer_heading(headings))

    def plan(self, headings: tuple[str, ...], layer: Layer) -> Plan:
        """How rows with these headings are read; raises `UsageError` for a wrong default."""
        known = self._plans.get((headings, layer.key))
        if known is None:
            known = self._plans[headings, layer.key] = self._make(headings, layer)
        return known

    @property
    def never_met(self) -> list[str]:
        """The headings of the mapping that no row had."""
        return [heading for heading in self._mapping if fold_text(heading) not in self._met]

    def _make(self, headings: tuple[str, ...], layer: Layer) -> Plan:
        columns = self._columns[layer.key]
        self._met |= set(map(fold_text, headings))
        found = recognise(headings, columns, self._mapping)
        cells = tuple(
            Cell(heading, column.key, self._reader(layer.key, column))
            for heading, column in found.columns.items()
            if column.key != "layer"
        )
        defaults = self._read_defaults(layer, columns)
        have = {cell.key for cell in cells} | set(defaults)
        attributes = tuple(a for a in layer.attributes if a.key in have)
        missing = tuple(key for key in REQUIRED if key not in have)
        there = frozenset(cell.key for cell in cells)
        return Plan(layer, cells, attributes, defaults, found, missing, there)

    def _read_defaults(self, layer: Layer, columns: tuple[Column, ...]) -> dict[str, Any]:
        values = {}
        for column in columns:
            if column.key == "layer" or column.key not in self._defaults:
                continue
            text = self._defaults[column.key]
            try:
                values[column.key] = self._reader(layer.key, column)(text)
            except ValueParseError as error:
                raise UsageError(
                    f"--set {column.key}: {error.id}", f"--set {column.key}: {error.en}"
                ) from error
        return values

    def _reader(self, layer: str, column: Column) -> Read:
        # Core columns are shared, so that what was read for one theme is remembered for all.
        key = (layer if column.attribute else "", column.key)
        if key not in self._readers:
            self._readers[key] = reader_of(column)
        return self._readers[key]

    def _layer_heading(self, headings: tuple[str, ...]) -> str:
        if headings not in self._layer_headings:
            found = recognise(headings, self._columns[""], self._mapping).columns
            heading = next((h for h, column in found.items() if column.key == "layer"), "")
            self._layer_headings[headings] = heading
        return self._layer_headings[headings]


def _resolve(key: str, columns: Mapping[str, Column]) -> str:
    """The key that `key` means: itself, or a name or other name of a column."""
    if key in columns or key == SKIP:
        return key
    asked = fold_text(key)
    for column in columns.values():
        names = (column.key, column.label.id, column.label.en, column.heading, *column.aliases)
        if asked in map(fold_text, names):
            return column.key
    return key
