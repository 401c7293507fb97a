"""From kode to key, and the mark of a change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime

import sqlalchemy as sa

from ..database.tables import kegiatan
from ..errors import ConflictError, NotFoundError
from ..model.kegiatan import Keadaan
from ..model.wewenang import Sasaran


@dataclass(frozen=True, slots=True)
class Pokok:
    """What a verb asks of the kegiatan that it is about."""

    id: int
    kode: str
    bidang: str
    keadaan: Keadaan
    versi: int
    tanggal_kontrak: date | None

    @property
    def sasaran(self) -> Sasaran:
        """The kegiatan as the table of rights knows it."""
        return Sasaran(self.id, self.bidang)

    def refuse_withdrawn(self) -> None:
        """Raise `ConflictError` when it was withdrawn."""
        if self.keadaan is Keadaan.DITARIK:
            raise ConflictError(
                "Kegiatan ini sudah ditarik. Buka kembali dahulu.",
                "This kegiatan was withdrawn. Reopen it first.",
            )


def ids_of(conn: sa.Connection, kode: Collection[str]) -> dict[str, int]:
    """The keys of these kegiatan; raises `NotFoundError` that names those unknown."""
    found = {
        row.kode: row.id
        for row in conn.execute(
            sa.select(kegiatan.c.kode, kegiatan.c.id).where(kegiatan.c.kode.in_(list(kode)))
        )
    }
    if missing := sorted(set(kode) - found.keys()):
        names = ", ".join(missing[:5])
        raise NotFoundError(
            f"Kode kegiatan tidak dikenal: {names}. Impor kegiatannya dahulu.",
            f"Unknown kode: {names}. Import the kegiatan first.",
        )
    return found


def read_pokok(conn: sa.Connection, key: int) -> Pokok:
    """The kegiatan with this key; raises `NotFoundError`."""
    columns = [kegiatan.c[f.name] for f in fields(Pokok)]
    found = conn.execute(sa.select(*columns).where(kegiatan.c.id == key)).first()
    if found is None:
        raise NotFoundError("Kegiatan ini tidak ada.", "There is no such kegiatan.")
    return Pokok(**(found._asdict() | {"keadaan": Keadaan(found.keadaan)}))


def touch_kegiatan(conn: sa.Connection, ids: Collection[int], now: datetime) -> None:
    """Mark kegiatan as changed now.

    Their version stays: it counts what a form shows, and a weekly report must not make the work
    of somebody who is editing stale.
    """
    conn.execute(kegiatan.update().where(kegiatan.c.id.in_(list(ids))).values(diperbarui=now))
