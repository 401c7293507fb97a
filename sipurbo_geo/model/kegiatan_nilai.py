"""A kegiatan as one flat row, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from .kegiatan import Anggaran, Kegiatan, Rahasia
from .status import AmbangKritis

ATRIBUT = "atribut."
#: the columns that hold an amount of money
RUPIAH = frozenset(("pagu", "hps", "nilai_kontrak"))
_GROUPS = ("anggaran", "rahasia", "ambang")
_PARTS = frozenset({"layer", "geometry", "atribut", "pendanaan", "adendum", *_GROUPS})
_PLACES = frozenset({"kecamatan", "desa"})
_PLAIN = tuple(f.name for f in fields(Kegiatan) if f.name not in _PARTS | _PLACES)
_NOTHING = (None, "", ())
#: what a row that says nothing would give
_BLANK = Kegiatan("", "", "", 0)


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One column that holds something else than before; "atribut.lebar_m" is one of the theme."""

    kolom: str
    sebelum: Any
    sesudah: Any


def flat_values(item: Kegiatan) -> dict[str, Any]:
    """The values that a row would have to hold to give `item`; what is empty is left out.

    Its theme, places, geometry, attributes and amendments are told apart from them.
    """
    values = {name: getattr(item, name) for name in _PLAIN}
    values |= {"sumber_dana": item.pendanaan}
    values |= {f"anggaran_{f.name}": getattr(item.anggaran, f.name) for f in fields(Anggaran)}
    values |= {f.name: getattr(item.rahasia, f.name) for f in fields(Rahasia)}
    values |= {f.name: getattr(item.ambang, f.name) for f in fields(AmbangKritis)}
    return {key: value for key, value in values.items() if value not in _NOTHING}


def compare_kegiatan(before: Kegiatan | None, after: Kegiatan) -> tuple[Ubahan, ...]:
    """What `after` says otherwise than `before`, column by column.

    Without `before` it is everything that is not as usual, and nothing stood there.

    The keadaan is moved, not edited, and stated places count only where there is no geometry.
    """
    old, new = _compared(before or _BLANK, after), _compared(after, after)
    return tuple(
        Ubahan(name, old.get(name) if before else None, new.get(name))
        for name in dict.fromkeys([*new, *old])
        if not _same(old.get(name), new.get(name))
    )


def _compared(item: Kegiatan, after: Kegiatan) -> dict[str, Any]:
    values: dict[str, Any] = {"layer": item.layer} | flat_values(item)
    values.pop("keadaan", None)
    if after.geometry is None:
        values |= {"kecamatan": item.kecamatan, "desa": item.desa}
    values["geom"] = item.geometry
    return values | _attributes(item.atribut)


def _attributes(atribut: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{ATRIBUT}{key}": value for key, value in atribut.items()}


def _same(before: Any, after: Any) -> bool:
    """Blanks are told from no blanks, but not how many; nothing is nothing in any spelling."""
    if before in _NOTHING or after in _NOTHING:
        return before in _NOTHING and after in _NOTHING
    if isinstance(before, str) and isinstance(after, str):
        return before.split() == after.split()
    if hasattr(before, "wkb") and hasattr(after, "wkb"):
        return bool(before.wkb == after.wkb)
    return bool(before == after)
