"""What a phone takes along to the site: the kegiatan one may report on, and their plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from ...database.tables import ajuan, jadwal, jadwal_minggu, kegiatan
from ...model.alur import JenisAjuan, KeadaanAjuan
from ...model.jadwal import MingguJadwal
from ...model.kegiatan import Keadaan
from ...model.peran import Pelaku
from ...model.tahap import Tahap
from ...model.wewenang import Kuasa
from ..register import latest_progres
from .lingkup import in_scope


@dataclass(frozen=True, slots=True)
class Realisasi:
    """A figure of a week: approved (`keadaan` "disetujui"), or handed in and on its way there."""

    minggu: int
    realisasi: Decimal
    keadaan: KeadaanAjuan


@dataclass(frozen=True, slots=True)
class KegiatanLapangan:
    """One kegiatan under construction; `realisasi` in the order of its weeks."""

    id: int
    kode: str
    nama: str
    lokasi: str
    mulai: date | None
    jadwal: tuple[MingguJadwal, ...]
    realisasi: tuple[Realisasi, ...]


def list_lapangan(conn: sa.Connection, pelaku: Pelaku) -> list[KegiatanLapangan]:
    """The kegiatan under construction that `pelaku` may report on, by name."""
    statement = (
        sa.select(
            kegiatan.c.id,
            kegiatan.c.kode,
            kegiatan.c.nama,
            kegiatan.c.lokasi,
            kegiatan.c.tanggal_mulai.label("mulai"),
        )
        .where(
            in_scope(pelaku, Kuasa.REPORT_PROGRES),
            kegiatan.c.tahap == Tahap.PELAKSANAAN.value,
            kegiatan.c.keadaan != Keadaan.DITARIK.value,
        )
        .order_by(kegiatan.c.nama, kegiatan.c.id)
    )
    rows = conn.execute(statement).all()
    plans = _plans(conn, [row.id for row in rows])
    figures = _figures(conn, rows)
    return [
        KegiatanLapangan(**row._asdict(), jadwal=tuple(plans[row.id]), realisasi=figures[row.id])
        for row in rows
    ]


def _plans(conn: sa.Connection, ids: Collection[int]) -> dict[int, list[MingguJadwal]]:
    """The plan that stands, for each kegiatan that has one."""
    newest = (
        sa.select(sa.func.max(jadwal.c.nomor))
        .where(jadwal.c.kegiatan_id == kegiatan.c.id)
        .correlate(kegiatan)
        .scalar_subquery()
    )
    statement = (
        sa.select(jadwal.c.kegiatan_id, jadwal_minggu)
        .select_from(jadwal_minggu.join(jadwal).join(kegiatan))
        .where(kegiatan.c.id.in_(list(ids)), jadwal.c.nomor == newest)
        .order_by(jadwal_minggu.c.minggu)
    )
    found: dict[int, list[MingguJadwal]] = defaultdict(list)
    for row in conn.execute(statement):
        found[row.kegiatan_id].append(MingguJadwal(row.minggu, row.tanggal, row.rencana))
    return found


def _figures(conn: sa.Connection, rows: Sequence[Any]) -> dict[int, tuple[Realisasi, ...]]:
    """Per kegiatan what each week stands at; what is on its way hides what was approved."""
    keys = {row.kode: row.id for row in rows}
    weeks: dict[int, dict[int, Realisasi]] = {key: {} for key in keys.values()}
    for (kode, minggu), row in latest_progres(conn, keys).items():
        if row.realisasi is not None:
            approved = Realisasi(minggu, row.realisasi, KeadaanAjuan.DISETUJUI)
            weeks[keys[kode]][minggu] = approved
    for sent in conn.execute(_under_way(weeks)):
        figure = Decimal(sent.isi["realisasi"])
        handed_in = Realisasi(sent.minggu, figure, KeadaanAjuan(sent.keadaan))
        weeks[sent.kegiatan_id][sent.minggu] = handed_in
    return {key: tuple(found[n] for n in sorted(found)) for key, found in weeks.items()}


def _under_way(ids: Collection[int]) -> sa.Select[Any]:
    done = (KeadaanAjuan.DISETUJUI.value, KeadaanAjuan.DIBATALKAN.value)
    return sa.select(ajuan.c.kegiatan_id, ajuan.c.minggu, ajuan.c.isi, ajuan.c.keadaan).where(
        ajuan.c.kegiatan_id.in_(list(ids)),
        ajuan.c.jenis == JenisAjuan.FISIK.value,
        ajuan.c.keadaan.not_in(done),
    )
