"""Strict reader of the theme files: what is wrong in one is said before anything starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import ConfigError
from ..model.bidang import Bidang
from ..model.layer import Layer
from .reader import Mistakes
from .theme import read_theme
from .units import read_units

__all__ = ["UNITS_FILE", "Registry", "load_registry"]

UNITS_FILE = "bidang.toml"


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
    mistakes: Mistakes = []
    units = read_units(folder / UNITS_FILE, mistakes)
    slugs = [unit.slug for unit in units]
    files = [path for path in sorted(folder.glob("*.toml")) if path.name != UNITS_FILE]
    layers = [layer for path in files if (layer := read_theme(path, slugs, mistakes))]
    if not files:
        mistakes.append((f"{folder}: tidak ada tema", f"{folder}: there is no theme"))
    if mistakes:
        raise ConfigError(
            "Berkas tema salah:\n" + "\n".join(f"- {id}" for id, _ in mistakes),
            "Theme files are wrong:\n" + "\n".join(f"- {en}" for _, en in mistakes),
        )
    layers.sort(key=lambda layer: (layer.order, layer.key))
    return Registry({layer.key: layer for layer in layers}, {unit.slug: unit for unit in units})
