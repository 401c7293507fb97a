"""Saves the rows of a workbook: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..catalogue.save_kegiatan_as import SavedAs, save_kegiatan_as
from ..database.engine import Catalogue, Connection
from ..errors import Problem, SipurboError
from ..model.peran import Pelaku
from ..registry import Registry
from .buku_baca import read_buku
from .buku_banding import Banding, Baris, refused


@dataclass(frozen=True, slots=True)
class BukuTersimpan:
    """What became of a workbook: what was saved, or `banding` with what is against it."""

    banding: Banding
    tersimpan: tuple[SavedAs, ...] = ()


def save_buku(
    catalogue: Catalogue,
    registry: Registry,
    pelaku: Pelaku,
    path: Path,
    nama: str,
    *,
    now: datetime | None = None,
) -> BukuTersimpan:
    """Save the workbook at `path`, called `nama`, as `pelaku`, in one transaction.

    It is read again, beside the register of this moment; one row that is refused keeps all out.
    """
    with catalogue.reading_register() as conn:
        banding = read_buku(conn, registry, pelaku, path, nama)
    if not banding.can_save:
        return BukuTersimpan(banding)
    against: list[Problem] = []
    try:
        with catalogue.writing() as conn:
            saved = _save(conn, registry, pelaku, banding.baris, nama, against, now)
            if against:
                raise _TakeBackError
    except _TakeBackError:
        masalah = (*banding.masalah, *against)
        return BukuTersimpan(Banding(banding.baris, banding.tetap, masalah))
    return BukuTersimpan(banding, tuple(saved))


class _TakeBackError(Exception):
    """Leaves the transaction without keeping what was written in it."""


def _save(
    conn: Connection,
    registry: Registry,
    pelaku: Pelaku,
    rows: Sequence[Baris],
    file: str,
    against: list[Problem],
    now: datetime | None,
) -> list[SavedAs]:
    saved = []
    for row in rows:
        try:
            saved.append(
                save_kegiatan_as(
                    conn, registry, pelaku, row.item, dasar_versi=row.versi, lengkap=True, now=now
                )
            )
        except SipurboError as error:
            against.append(refused(file, row.where, error, row.item.kode))
    return saved
