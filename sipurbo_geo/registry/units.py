"""The units of the office, from `bidang.toml`."""

from __future__ import annotations

import re
from pathlib import Path

from ..model.bidang import Bidang
from ..model.label import Label
from .reader import Mistakes, read_toml

_KINDS = ("bidang", "sekretariat", "uptd")
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def read_units(path: Path, mistakes: Mistakes) -> list[Bidang]:
    """The units in the order of the file; what is wrong is added to `mistakes`."""
    reader = read_toml(path, mistakes)
    if reader is None:
        return []
    units = []
    for order, part in enumerate(reader.tables("bidang", "slug", needed=True)):
        slug, name = part.text("slug"), part.label("name") or Label("", "")
        units.append(Bidang(slug, name, part.chosen("kind", _KINDS) or "", order))
        if slug and not _SLUG.fullmatch(slug):
            part.wrong(
                "slug",
                f"'{slug}' harus huruf kecil, angka dan tanda hubung, karena menjadi alamat",
                f"'{slug}' must be lower case letters, digits and hyphens: it is an address",
            )
        part.done()
    reader.done()
    reader.check_unique("bidang", [unit.slug for unit in units])
    return units
