"""The rows of an ajuan: handed in, handed in again, moved on; every step of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import ajuan, ajuan_langkah
from ..errors import ConflictError, ForbiddenError, NotFoundError, ParameterError, StaleError
from ..model.alur import ALUR_AJUAN, Gerak, JenisAjuan, KeadaanAjuan, check_mata, next_step
from ..model.peran import Pelaku
from .lookup import Pokok

_LONGEST_UID = 64
#: states in which nothing more can happen
_DONE = (KeadaanAjuan.DISETUJUI.value, KeadaanAjuan.DIBATALKAN.value)


def person_of(pelaku: Pelaku) -> int:
    """The key of who acts; raises `ForbiddenError` for the machine's keeper, who has no name."""
    if pelaku.id is None:
        raise ForbiddenError(
            "Langkah ini harus dilakukan petugas dengan akunnya sendiri, bukan oleh sistem.",
            "This step has to be taken by a person with an account, not by the system.",
        )
    return pelaku.id


def find_by_uid(conn: sa.Connection, pelaku: Pelaku, kegiatan_id: int, uid: str) -> int | None:
    """The ajuan that was handed in under `uid`, by this person on this kegiatan.

    Raises `ParameterError` for what can be no uid, `ConflictError` when it is somebody else's.
    """
    if not uid:
        return None
    if len(uid) > _LONGEST_UID or not uid.isascii() or not uid.isprintable():
        raise ParameterError("uid", "Pengenal kiriman tidak sah.", "This is no valid uid.")
    joined = ajuan_langkah.join(ajuan, ajuan.c.id == ajuan_langkah.c.ajuan_id)
    found = conn.execute(
        sa.select(ajuan.c.id, ajuan.c.kegiatan_id, ajuan_langkah.c.pengguna_id)
        .select_from(joined)
        .where(ajuan_langkah.c.uid == uid)
    ).first()
    if found is None:
        return None
    if (found.kegiatan_id, found.pengguna_id) != (kegiatan_id, pelaku.id):
        raise ConflictError(
            "Pengenal kiriman ini sudah dipakai kiriman lain. Isi laporannya sekali lagi.",
            "This uid belongs to another submission. Fill in the report once more.",
        )
    return int(found.id)


def find_open(conn: sa.Connection, kegiatan_id: int, jenis: JenisAjuan, **same: Any) -> Any:
    """The row of the undecided ajuan of this kind whose columns equal `same`, if there is one."""
    return conn.execute(
        sa.select(ajuan).where(
            ajuan.c.kegiatan_id == kegiatan_id,
            ajuan.c.jenis == jenis.value,
            ajuan.c.keadaan.not_in(_DONE),
            *(ajuan.c[name] == value for name, value in same.items()),
        )
    ).first()


def read_ajuan(conn: sa.Connection, key: int) -> Any:
    """The row of this ajuan; raises `NotFoundError`."""
    found = conn.execute(sa.select(ajuan).where(ajuan.c.id == key)).first()
    if found is None:
        raise NotFoundError("Ajuan ini tidak ada.", "There is no such submission.")
    return found


def check_versi(row: Any, versi: int | None) -> None:
    """Raise `StaleError` unless `versi` is what stands; None: it was not looked at."""
    if versi not in (None, row.versi):
        raise StaleError(
            row.versi,
            "Ajuan ini berubah sejak Anda membukanya: orang lain sudah memeriksanya atau "
            "pengajunya memperbaikinya. Lihat lagi, lalu putuskan.",
            "This submission changed since you opened it: somebody else reviewed it, or its "
            "author mended it. Look again, then decide.",
        )


def hand_in(
    conn: sa.Connection,
    pelaku: Pelaku,
    pokok: Pokok,
    jenis: JenisAjuan,
    isi: Mapping[str, Any],
    *,
    minggu: int | None = None,
    uid: str = "",
    now: datetime,
) -> int:
    """A new ajuan, made from the kegiatan as it stands; gives its key."""
    state = KeadaanAjuan.DILAPORKAN.value
    key = conn.execute(
        ajuan.insert()
        .values(
            jenis=jenis.value,
            kegiatan_id=pokok.id,
            minggu=minggu,
            isi=dict(isi),
            keadaan=state,
            dasar_versi=pokok.versi,
            pengaju_id=person_of(pelaku),
            versi=1,
            dibuat=now,
            diperbarui=now,
        )
        .returning(ajuan.c.id)
    ).scalar_one()
    write_step(conn, pelaku, key, Gerak.AJUKAN, "", state, now, uid=uid)
    return int(key)


def hand_in_again(
    conn: sa.Connection,
    pelaku: Pelaku,
    pokok: Pokok,
    row: Any,
    isi: Mapping[str, Any],
    *,
    uid: str = "",
    now: datetime,
) -> int:
    """Replace what `row` holds, if the machine lets this person do so; gives its key."""
    alur = ALUR_AJUAN[JenisAjuan(row.jenis)]
    langkah = next_step(alur, row.keadaan, Gerak.LAPORKAN_ULANG)
    check_mata(langkah, pelaku, row.pengaju_id)
    move_row(conn, row, langkah.ke, now, isi=dict(isi), dasar_versi=pokok.versi)
    write_step(conn, pelaku, row.id, langkah.gerak, row.keadaan, langkah.ke, now, uid=uid)
    return int(row.id)


def move_row(conn: sa.Connection, row: Any, ke: str, now: datetime, **values: Any) -> None:
    """Set the state of `row`, and count its version up."""
    conn.execute(
        ajuan.update()
        .where(ajuan.c.id == row.id)
        .values(keadaan=ke, versi=row.versi + 1, diperbarui=now, **values)
    )


def write_step(
    conn: sa.Connection,
    pelaku: Pelaku,
    key: int,
    gerak: Gerak,
    dari: str,
    ke: str,
    now: datetime,
    *,
    catatan: str = "",
    uid: str = "",
) -> None:
    """Keep one step: who, in which role, when, from where to where, and why."""
    conn.execute(
        ajuan_langkah.insert().values(
            ajuan_id=key,
            uid=uid or None,
            langkah=gerak.value,
            dari=dari,
            ke=ke,
            pengguna_id=person_of(pelaku),
            peran=pelaku.peran.value if pelaku.peran else "",
            catatan=catatan.strip(),
            waktu=now,
        )
    )
