"""An ajuan with all its steps, for those who may see its kegiatan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ...database.tables import ajuan, ajuan_langkah, kegiatan, pengguna
from ...errors import NotFoundError
from ...model.alur import ALUR_AJUAN, JenisAjuan, KeadaanAjuan, Langkah, open_steps
from ...model.peran import Pelaku, Peran
from ...model.wewenang import Kuasa, Sasaran, require

#: an ajuan beside its kegiatan and the one who handed it in
AJUAN_LENGKAP = ajuan.join(kegiatan, kegiatan.c.id == ajuan.c.kegiatan_id).join(
    pengguna, pengguna.c.id == ajuan.c.pengaju_id
)


@dataclass(frozen=True, slots=True)
class LangkahAjuan:
    """One step that was taken."""

    langkah: str
    dari: str
    ke: str
    nama: str
    peran: Peran
    catatan: str
    waktu: datetime


@dataclass(frozen=True, slots=True)
class Ajuan:
    """What was handed in, and how it fared. `isi` is as the verb of its kind wrote it.

    `usang`: the kegiatan changed since this change of it was made.
    """

    id: int
    jenis: JenisAjuan
    keadaan: KeadaanAjuan
    versi: int
    minggu: int | None
    isi: dict[str, Any]
    pengaju_id: int
    pengaju: str
    dibuat: datetime
    kegiatan_id: int
    kode: str
    nama: str
    bidang: str
    kegiatan_keadaan: str
    usang: bool
    langkah: tuple[LangkahAjuan, ...]

    def steps_for(self, pelaku: Pelaku) -> tuple[Langkah, ...]:
        """The steps that `pelaku` may take now."""
        sasaran = Sasaran(self.kegiatan_id, self.bidang)
        return open_steps(ALUR_AJUAN[self.jenis], self.keadaan, pelaku, sasaran, self.pengaju_id)


def get_ajuan(conn: sa.Connection, pelaku: Pelaku, key: int) -> Ajuan:
    """The ajuan with this key; raises `NotFoundError`, and `ForbiddenError` outside one's scope."""
    row = conn.execute(_select().where(ajuan.c.id == key)).first()
    if row is None:
        raise NotFoundError("Ajuan ini tidak ada.", "There is no such submission.")
    require(pelaku, Kuasa.VIEW_KEGIATAN, Sasaran(row.kegiatan_id, row.bidang))
    return _ajuan(row, _steps(conn, key))


def list_ajuan(conn: sa.Connection, kegiatan_id: int) -> list[Ajuan]:
    """What was handed in about this kegiatan, the newest first; steps are not filled in."""
    rows = conn.execute(
        _select().where(ajuan.c.kegiatan_id == kegiatan_id).order_by(ajuan.c.id.desc())
    )
    return [_ajuan(row, ()) for row in rows]


def _select() -> sa.Select[Any]:
    return sa.select(
        ajuan,
        pengguna.c.nama.label("pengaju"),
        kegiatan.c.kode,
        kegiatan.c.nama,
        kegiatan.c.bidang,
        kegiatan.c.keadaan.label("kegiatan_keadaan"),
        kegiatan.c.versi.label("kegiatan_versi"),
    ).select_from(AJUAN_LENGKAP)


def _steps(conn: sa.Connection, key: int) -> tuple[LangkahAjuan, ...]:
    rows = conn.execute(
        sa.select(ajuan_langkah, pengguna.c.nama)
        .join(pengguna, pengguna.c.id == ajuan_langkah.c.pengguna_id)
        .where(ajuan_langkah.c.ajuan_id == key)
        .order_by(ajuan_langkah.c.id)
    )
    return tuple(
        LangkahAjuan(
            row.langkah, row.dari, row.ke, row.nama, Peran(row.peran), row.catatan, row.waktu
        )
        for row in rows
    )


def _ajuan(row: Any, steps: tuple[LangkahAjuan, ...]) -> Ajuan:
    jenis = JenisAjuan(row.jenis)
    return Ajuan(
        id=row.id,
        jenis=jenis,
        keadaan=KeadaanAjuan(row.keadaan),
        versi=row.versi,
        minggu=row.minggu,
        isi=row.isi,
        pengaju_id=row.pengaju_id,
        pengaju=row.pengaju,
        dibuat=row.dibuat,
        kegiatan_id=row.kegiatan_id,
        kode=row.kode,
        nama=row.nama,
        bidang=row.bidang,
        kegiatan_keadaan=row.kegiatan_keadaan,
        usang=jenis is JenisAjuan.PERUBAHAN and row.kegiatan_versi != row.dasar_versi,
        langkah=steps,
    )
