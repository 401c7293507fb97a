"""Weekly reports, corrections, payments and amendments as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from .chance import Chance
from .record import Record
from .schedule import TODAY
from .weeks import REPORT_WEEKS

#: which of the running kegiatan has a report that was corrected later
_CORRECTED = "sesuai"
#: and which are paid ahead of their work
_PAID_EARLY = "kritis_awal"
_REASON = "Salah hitung volume galian; dikoreksi setelah opname bersama konsultan"


def long_rows(records: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """One row a report, for all kegiatan but those of the wide sheet."""
    for record in records:
        if record.is_report:
            continue
        for week in record.weeks:
            yield {
                "kode": record.kode,
                "minggu": week.minggu,
                "tanggal": week.tanggal,
                "rencana": week.rencana,
                "realisasi": week.realisasi,
            }


def correction_rows(records: Sequence[Record]) -> list[dict[str, Any]]:
    """A report of the week before last that was too high, mended with its reason."""
    record = next(r for r in records if r.slot.fate == _CORRECTED and len(r.weeks) > 8)
    before, week = record.weeks[-4], record.weeks[-3]
    return [
        {
            "kode": record.kode,
            "minggu": week.minggu,
            "tanggal": week.tanggal,
            "rencana": week.rencana,
            "realisasi": round((before.realisasi + week.realisasi) / 2, 2),
            "alasan": _REASON,
        }
    ]


def wide_lines(records: Sequence[Record]) -> list[str]:
    """The sheet that the office fills in, with its titles: a row of rencana, a row of realisasi."""
    lines = [
        "LAPORAN PROGRES FISIK MINGGUAN",
        "DINAS PEKERJAAN UMUM DAN PERUMAHAN RAKYAT KABUPATEN TEBO",
        "TAHUN ANGGARAN 2023",
        "",
        "No;Kode kegiatan;Nama kegiatan;Tanggal mulai;Uraian;M1;M2;M3;M4;M5",
    ]
    reports = [record for record in records if record.is_report]
    for record, (planned, done) in zip(reports, REPORT_WEEKS, strict=True):
        start = f"{record.slot.start:%d/%m/%Y}"
        number = int(record.kode[-4:])
        named = f'{number};{record.kode};"{record.row["nama"]}";{start}'
        lines.append(f"{named};Rencana;" + ";".join(map(str, planned)))
        lines.append(";;;;Realisasi;" + ";".join(map(str, done)))
    return lines


def payment_rows(records: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """An advance, a part and the rest; what is paid stays behind what is done, but once."""
    for record in records:
        chance = Chance("bayar", record.kode)
        value = record.row.get("nilai_kontrak")
        early = record.slot.fate == _PAID_EARLY
        if not value or not record.weeks or (chance.happens(0.25) and not early):
            continue
        yield from _payments(record, value)


def _payments(record: Record, value: int) -> Iterator[dict[str, Any]]:
    slot = record.slot
    steps = [(slot.start + timedelta(days=12), 30, "Uang muka 30 %")]
    half = next((week for week in record.weeks if week.realisasi >= 60), None)
    if slot.fate == _PAID_EARLY:
        steps.append((slot.start + timedelta(days=30), 35, "Termin I"))
    elif half:
        steps.append((half.tanggal + timedelta(days=9), 25, "Termin I (realisasi 60 %)"))
    if slot.finish:
        steps.append((slot.finish + timedelta(days=10), 40, "Pelunasan 95 % setelah PHO"))
    if slot.tahap == "selesai":
        day = slot.finish + timedelta(days=slot.retention + 8) if slot.finish else TODAY
        steps.append((day, 5, "Retensi 5 % setelah FHO"))
    for day, percent, text in steps:
        if day <= TODAY:
            yield {
                "kode": record.kode,
                "tanggal": day,
                "jumlah": round(value * percent / 100),
                "uraian": text,
            }


def change_rows(records: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """The amendments of all contracts."""
    for record in records:
        for change in record.changes:
            yield {
                "kode": record.kode,
                "nomor": change.nomor,
                "tanggal": change.tanggal,
                "uraian": change.uraian,
                "nilai_baru": change.nilai_baru,
                "tanggal_selesai_baru": change.selesai_baru,
            }
