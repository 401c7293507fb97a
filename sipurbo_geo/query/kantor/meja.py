"""The figures of an officer's desk, each in one statement and within the person's scope."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from ...database.tables import dokumen, kegiatan, terbitan
from ...model.alur import KeadaanDokumen
from ...model.dokumen import JenisDokumen
from ...model.kegiatan import Keadaan
from ...model.meja import (
    SETENGAH,
    Hitungan,
    KelompokDokumen,
    TanpaPeta,
    Teratas,
    Terlambat,
)
from ...model.peran import Pelaku
from ...model.rekap import alasan_of
from ...model.status import AmbangKritis, Status
from ...model.tahap import Tahap
from ...model.wewenang import Kuasa
from .lingkup import in_scope

_LIMITS = tuple(f.name for f in fields(AmbangKritis))
_SHOWN = 5
_THERE = (KeadaanDokumen.DIUNGGAH.value, KeadaanDokumen.DISETUJUI.value)
_STANDING = kegiatan.c.keadaan != Keadaan.DITARIK.value


def count_kegiatan(conn: sa.Connection, pelaku: Pelaku) -> Hitungan:
    """How much there is."""
    parts = (kegiatan.c.keadaan, kegiatan.c.bidang, kegiatan.c.tahap)
    number, value = sa.func.count(), sa.func.sum(kegiatan.c.nilai_kontrak)
    rows = conn.execute(
        sa.select(*parts, number.label("jumlah"), value.label("nilai"))
        .where(in_scope(pelaku, Kuasa.VIEW_KEGIATAN))
        .group_by(*parts)
    ).all()
    standing = [row for row in rows if row.keadaan != Keadaan.DITARIK]
    running = [row for row in standing if row.tahap == Tahap.PELAKSANAAN]
    return Hitungan(
        _summed([(Keadaan(row.keadaan), row.jumlah) for row in rows]),
        _summed([(row.bidang, row.jumlah) for row in standing]),
        sum(row.jumlah for row in running),
        sum((row.nilai for row in running if row.nilai is not None), Decimal(0)),
    )


def list_terlambat(conn: sa.Connection, pelaku: Pelaku) -> Teratas[Terlambat]:
    """Published works that lag, the critical ones first, then by how much."""
    columns = [terbitan.c[name] for name in ("status", "deviasi", "minggu", "rencana", "realisasi")]
    late = (Status.KRITIS.value, Status.TERLAMBAT.value)
    rows = conn.execute(
        _top(*columns, *(kegiatan.c[name] for name in _LIMITS))
        .join(terbitan, terbitan.c.id == kegiatan.c.id)
        .where(in_scope(pelaku, Kuasa.VIEW_KEGIATAN), terbitan.c.status.in_(late))
        .order_by(terbitan.c.status != Status.KRITIS.value, terbitan.c.deviasi, kegiatan.c.kode)
        .limit(_SHOWN)
    ).all()
    return _first([_terlambat(row) for row in rows], rows)


def list_tanpa_peta(conn: sa.Connection, pelaku: Pelaku) -> Teratas[TanpaPeta]:
    """Kegiatan without a geometry, the newest first."""
    rows = conn.execute(
        _top(kegiatan.c.alasan_tanpa_geometri)
        .where(in_scope(pelaku, Kuasa.VIEW_KEGIATAN), _STANDING, kegiatan.c.geom.is_(None))
        .order_by(kegiatan.c.tahun.desc(), kegiatan.c.kode)
        .limit(_SHOWN)
    ).all()
    return _first(
        [TanpaPeta(row.id, row.kode, row.nama, row.alasan_tanpa_geometri) for row in rows], rows
    )


def list_kelompok_dokumen(conn: sa.Connection, pelaku: Pelaku) -> list[KelompokDokumen]:
    """Kegiatan by stage and progress, and how many of each group have which documents."""
    half = sa.func.coalesce(terbitan.c.realisasi >= SETENGAH, sa.false()).label("lewat")
    scope = (in_scope(pelaku, Kuasa.VIEW_DOKUMEN), _STANDING)
    joined = kegiatan.outerjoin(terbitan, terbitan.c.id == kegiatan.c.id)
    counted = (
        sa.select(kegiatan.c.tahap, half, sa.func.count().label("jumlah"))
        .select_from(joined)
        .where(*scope)
        .group_by(kegiatan.c.tahap, half)
    )
    there = (
        sa.select(
            *(kegiatan.c.tahap, half, dokumen.c.jenis),
            sa.func.count(sa.distinct(kegiatan.c.id)).label("jumlah"),
        )
        .select_from(joined.join(dokumen, dokumen.c.kegiatan_id == kegiatan.c.id))
        .where(*scope, dokumen.c.keadaan.in_(_THERE))
        .group_by(kegiatan.c.tahap, half, dokumen.c.jenis)
    )
    ada: dict[tuple[str, bool], dict[JenisDokumen, int]] = defaultdict(dict)
    for row in conn.execute(there):
        ada[row.tahap, bool(row.lewat)][JenisDokumen(row.jenis)] = row.jumlah
    return [
        KelompokDokumen(
            Tahap(row.tahap), bool(row.lewat), row.jumlah, ada[row.tahap, bool(row.lewat)]
        )
        for row in conn.execute(counted)
    ]


def _top(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Kegiatan with `columns`, and in each row how many there are without the limit."""
    known = (kegiatan.c.id, kegiatan.c.kode, kegiatan.c.nama)
    return sa.select(*known, *columns, sa.func.count().over().label("semua")).select_from(kegiatan)


def _first(found: Sequence[Any], rows: Sequence[Any]) -> Teratas[Any]:
    return Teratas(found, rows[0].semua if rows else 0)


def _terlambat(row: Any) -> Terlambat:
    status, ambang = Status(row.status), AmbangKritis(*(getattr(row, name) for name in _LIMITS))
    return Terlambat(
        *(row.id, row.kode, row.nama, status, row.deviasi, row.minggu),
        alasan=alasan_of(status, row.rencana, row.realisasi, ambang),
    )


def _summed(pairs: Sequence[tuple[Any, int]]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for key, count in pairs:
        found[key] += count
    return found
