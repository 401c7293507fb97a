"""Findings: figures that contradict each other, reports that are missing, contracts in danger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from ..database.tables import kegiatan, progres_fisik, progres_keuangan
from ..model.kegiatan import Keadaan
from ..model.status import AmbangKritis, is_janggal, is_kritis
from ..model.tahap import Tahap

#: a report is due every week (SOP Penginputan Data)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Temuan:
    """One thing to look at; `jenis` names the rule."""

    kode: str
    nama: str
    jenis: str
    id: str
    en: str

    def text(self, bahasa: str) -> str:
        """The message in `bahasa` ("id" or "en")."""
        return self.en if bahasa == "en" else self.id


def find_temuan(conn: sa.Connection, today: date) -> Iterator[Temuan]:
    """Every finding, by kode; kegiatan that were withdrawn are left alone."""
    for row in conn.execute(_with_last_report()):
        for jenis, rule in RULES.items():
            if message := rule(row, today):
                yield Temuan(row.kode, row.nama, jenis, *message)


Message = tuple[str, str] | None


def _budget_order(row: Any, _: date) -> Message:
    known = [(n, getattr(row, n)) for n in ("pagu", "hps", "nilai_kontrak")]
    known = [(name, value) for name, value in known if value is not None]
    for (upper, more), (lower, less) in pairwise(known):
        if less > more:
            return (
                f"{lower} (Rp {less}) lebih besar dari {upper} (Rp {more})",
                f"{lower} (Rp {less}) is greater than {upper} (Rp {more})",
            )
    return None


def _critical(row: Any, _: date) -> Message:
    if row.tahap != Tahap.PELAKSANAAN or None in (row.rencana, row.realisasi):
        return None
    passes = row.tanggal_selesai is not None and row.tanggal_selesai.year > row.tahun
    ambang = AmbangKritis(row.batas_periode, row.periode_satu, row.periode_dua)
    if not is_kritis(row.rencana, row.realisasi, lewat_tahun=passes, ambang=ambang):
        return None
    return (
        f"kontrak kritis: rencana {row.rencana} %, realisasi {row.realisasi} %",
        f"critical contract: planned {row.rencana} %, actual {row.realisasi} %",
    )


def _anomaly(row: Any, _: date) -> Message:
    if None in (row.rencana, row.realisasi) or not is_janggal(row.rencana, row.realisasi):
        return None
    return (
        f"realisasi {row.realisasi} % jauh di atas rencana {row.rencana} %, periksa angkanya",
        f"actual {row.realisasi} % is far above the plan of {row.rencana} %, check the figure",
    )


def _stale(row: Any, today: date) -> Message:
    if row.tahap != Tahap.PELAKSANAAN:
        return None
    last = row.tanggal or row.tanggal_mulai
    if last is None:
        return ("belum ada laporan dan tanggal mulai", "neither a report nor a start date")
    if today - last <= _WEEK:
        return None
    return (
        f"laporan terakhir {last}, {(today - last).days} hari lalu",
        f"last report {last}, {(today - last).days} days ago",
    )


def _paid_ahead(row: Any, _: date) -> Message:
    if not row.dibayar or not row.nilai_kontrak or row.realisasi is None:
        return None
    share = Decimal(str(row.dibayar)) / row.nilai_kontrak * 100
    if share <= row.realisasi:
        return None
    return (
        f"dibayar {share:.2f} % tetapi fisik baru {row.realisasi} %",
        f"{share:.2f} % is paid but only {row.realisasi} % is built",
    )


def _unmapped(row: Any, _: date) -> Message:
    if row.alasan_tanpa_geometri == "":
        return None
    reason = row.alasan_tanpa_geometri
    return (f"tidak dipetakan: {reason}", f"not mapped: {reason}")


RULES: dict[str, Callable[[Any, date], Message]] = {
    "urutan_nilai": _budget_order,
    "kontrak_kritis": _critical,
    "realisasi_janggal": _anomaly,
    "laporan_terlambat": _stale,
    "bayar_mendahului": _paid_ahead,
    "tanpa_geometri": _unmapped,
}


def _with_last_report() -> sa.Select[Any]:
    later, other = progres_fisik.alias(), progres_keuangan.alias()
    standing = (
        sa.select(
            progres_fisik,
            sa.func.row_number()
            .over(partition_by=progres_fisik.c.kegiatan_id, order_by=progres_fisik.c.minggu.desc())
            .label("urutan"),
        )
        .where(~sa.exists().where(later.c.menggantikan == progres_fisik.c.id))
        .subquery()
    )
    paid = (
        sa.select(
            progres_keuangan.c.kegiatan_id,
            sa.func.sum(progres_keuangan.c.jumlah).label("dibayar"),
        )
        .where(~sa.exists().where(other.c.menggantikan == progres_keuangan.c.id))
        .group_by(progres_keuangan.c.kegiatan_id)
        .subquery()
    )
    columns = [column for column in kegiatan.columns if column.name != "geom"]
    last = sa.and_(standing.c.kegiatan_id == kegiatan.c.id, standing.c.urutan == 1)
    return (
        sa.select(
            *columns,
            standing.c.tanggal,
            standing.c.rencana,
            standing.c.realisasi,
            paid.c.dibayar,
        )
        .outerjoin(standing, last)
        .outerjoin(paid, paid.c.kegiatan_id == kegiatan.c.id)
        .where(kegiatan.c.keadaan != Keadaan.DITARIK.value)
        .order_by(kegiatan.c.kode)
    )
