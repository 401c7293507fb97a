"""What waits for a step that this person may take, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from ...database.tables import ajuan, dokumen, kegiatan, pengguna, penugasan
from ...model.alur import (
    ALUR_AJUAN,
    ALUR_DOKUMEN,
    ALUR_KEGIATAN,
    JENIS_LABELS,
    JenisAjuan,
    KeadaanAjuan,
    KeadaanDokumen,
    Langkah,
    open_steps,
)
from ...model.dokumen import JENIS_DOKUMEN, JenisDokumen
from ...model.kegiatan import Keadaan
from ...model.label import Label
from ...model.peran import Pelaku
from ...model.tugas import Apa, Tugas
from ...model.wewenang import Kuasa, Sasaran
from .ajuan import AJUAN_LENGKAP
from .lingkup import in_scope

_TERBIT = Label("Kegiatan menunggu terbit", "Kegiatan awaiting publication")
_DRAF = Label("Draf Anda", "Your draft")
_PLACE = (
    kegiatan.c.id.label("kegiatan_id"),
    kegiatan.c.kode,
    kegiatan.c.nama,
    kegiatan.c.bidang,
)


def list_tugas(conn: sa.Connection, pelaku: Pelaku) -> list[Tugas]:
    """Ajuan, kegiatan and documents that wait for `pelaku`; what came back to them stands first."""
    found = [*_ajuan(conn, pelaku), *_kegiatan(conn, pelaku), *_dokumen(conn, pelaku)]
    back = KeadaanAjuan.DIKEMBALIKAN
    return sorted(found, key=lambda tugas: (tugas.keadaan != back, tugas.sejak))


def _ajuan(conn: sa.Connection, pelaku: Pelaku) -> Iterator[Tugas]:
    columns = (
        ajuan.c.id,
        ajuan.c.jenis,
        ajuan.c.keadaan,
        ajuan.c.minggu,
        ajuan.c.pengaju_id,
        ajuan.c.diperbarui,
        pengguna.c.nama.label("oleh"),
        *_PLACE,
    )
    mine = sa.and_(
        ajuan.c.pengaju_id == pelaku.id, ajuan.c.keadaan == KeadaanAjuan.DIKEMBALIKAN.value
    )
    others = [
        sa.and_(ajuan.c.jenis == jenis.value, _decided_by(ajuan, alur, pelaku))
        for jenis, alur in ALUR_AJUAN.items()
    ]
    waiting = sa.select(*columns).select_from(AJUAN_LENGKAP).where(sa.or_(mine, *others))
    for row in conn.execute(waiting):
        jenis = JenisAjuan(row.jenis)
        steps = open_steps(ALUR_AJUAN[jenis], row.keadaan, pelaku, _sasaran(row), row.pengaju_id)
        yield _tugas(Apa.AJUAN, row, JENIS_LABELS[jenis], steps)


def _kegiatan(conn: sa.Connection, pelaku: Pelaku) -> Iterator[Tugas]:
    """What is submitted, for who decides; drafts only for those who were assigned to them."""
    own = sa.select(penugasan.c.kegiatan_id).where(penugasan.c.pengguna_id == pelaku.id)
    waiting = sa.or_(
        sa.and_(
            kegiatan.c.keadaan == Keadaan.DIAJUKAN.value, in_scope(pelaku, Kuasa.APPROVE_KEGIATAN)
        ),
        sa.and_(
            kegiatan.c.keadaan == Keadaan.DRAF.value,
            kegiatan.c.id.in_(own),
            in_scope(pelaku, Kuasa.SUBMIT_KEGIATAN),
        ),
    )
    columns = (
        kegiatan.c.id,
        kegiatan.c.keadaan,
        kegiatan.c.diperbarui,
        sa.null().label("minggu"),
        sa.literal("").label("oleh"),
        *_PLACE,
    )
    for row in conn.execute(sa.select(*columns).where(waiting)):
        steps = open_steps(ALUR_KEGIATAN, row.keadaan, pelaku, _sasaran(row), None)
        yield _tugas(Apa.KEGIATAN, row, _DRAF if row.keadaan == Keadaan.DRAF else _TERBIT, steps)


def _dokumen(conn: sa.Connection, pelaku: Pelaku) -> Iterator[Tugas]:
    joined = dokumen.join(kegiatan, kegiatan.c.id == dokumen.c.kegiatan_id).outerjoin(
        pengguna, pengguna.c.id == dokumen.c.pengguna_id
    )
    columns = (
        dokumen.c.id,
        dokumen.c.jenis,
        dokumen.c.keadaan,
        dokumen.c.diunggah.label("diperbarui"),
        dokumen.c.pengguna_id,
        sa.null().label("minggu"),
        sa.func.coalesce(pengguna.c.nama, "").label("oleh"),
        *_PLACE,
    )
    waiting = sa.and_(
        dokumen.c.keadaan == KeadaanDokumen.DIUNGGAH.value,
        in_scope(pelaku, Kuasa.APPROVE_DOKUMEN),
        dokumen.c.pengguna_id.is_distinct_from(pelaku.id),
    )
    for row in conn.execute(sa.select(*columns).select_from(joined).where(waiting)):
        steps = open_steps(ALUR_DOKUMEN, row.keadaan, pelaku, _sasaran(row), row.pengguna_id)
        yield _tugas(Apa.DOKUMEN, row, JENIS_DOKUMEN[JenisDokumen(row.jenis)].label, steps)


def _decided_by(
    table: sa.Table, alur: tuple[Langkah, ...], pelaku: Pelaku
) -> sa.ColumnElement[bool]:
    """Rows of somebody else in a state from which `pelaku` may take them on."""
    arrows = {(step.dari, step.kuasa) for step in alur if step.mata_lain}
    somewhere = [
        sa.and_(table.c.keadaan == dari, in_scope(pelaku, kuasa)) for dari, kuasa in sorted(arrows)
    ]
    return sa.and_(table.c.pengaju_id.is_distinct_from(pelaku.id), sa.or_(*somewhere))


def _sasaran(row: Any) -> Sasaran:
    return Sasaran(row.kegiatan_id, row.bidang)


def _tugas(apa: Apa, row: Any, label: Label, steps: tuple[Langkah, ...]) -> Tugas:
    return Tugas(
        apa=apa,
        id=row.id,
        label=label,
        keadaan=row.keadaan,
        kegiatan_id=row.kegiatan_id,
        kode=row.kode,
        nama=row.nama,
        minggu=row.minggu,
        sejak=row.diperbarui,
        oleh=row.oleh,
        langkah=steps,
    )
