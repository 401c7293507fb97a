"""What `sipurbo check` says of the store of files: what is missing, what nobody speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..database.engine import Catalogue


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """`hilang`: fingerprints that a row names and that are not there, or not what they say.

    `disapu`: files that no row named for more than a day, and half-written ones; they are gone
    now. `menunggu`: files without a row that are younger than that.
    """

    berkas: int
    hilang: list[str]
    disapu: list[str]
    setengah: int
    menunggu: int

    def to_json(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return {name: getattr(self, name) for name in self.__slots__}


def check_store(catalogue: Catalogue, media: Path, *, whole: bool = False) -> StoreCheck:
    """Hold the store at `media` against the register, and sweep what was left behind.

    `whole`: read every file again and compare its fingerprint.
    """
    from ..intake.berkas.gudang import Gudang
    from ..query.kantor.berkas import list_sha256

    gudang = Gudang(media)
    half = gudang.sweep()
    with catalogue.reading_register() as conn:
        known = list_sha256(conn)
    swept = [sha256 for sha256 in gudang.orphans(known) if gudang.remove_orphan(sha256)]
    stored = set(gudang.stored())
    lost = sorted(known - stored)
    if whole:
        lost += sorted(sha256 for sha256 in known & stored if not gudang.is_sound(sha256))
    return StoreCheck(len(known & stored), lost, sorted(swept), half, len(stored - known))
