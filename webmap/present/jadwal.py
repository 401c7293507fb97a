"""Where a kegiatan stands in time: its stages, the time that is left, whether reports are late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sipurbo_geo.model.tahap import Tahap

from .tanggal import parse_tanggal

#: progress is reported at least weekly
_BASI_HARI = 7


class Waktu(StrEnum):
    """Which of the four things can be said about the time left."""

    TERSISA = "tersisa"
    LEWAT = "lewat"
    BERAKHIR = "berakhir"
    TIADA = "tiada"


@dataclass(frozen=True, slots=True)
class Sisa:
    """Days left (or past, for LEWAT) until `tanggal`; `dari` is the whole time in days."""

    waktu: Waktu
    hari: int = 0
    tanggal: date | None = None
    dari: int | None = None


@dataclass(frozen=True, slots=True)
class Tahapan:
    """One stage: `letak` is "lewat", "kini" or "nanti"; the dates that are known."""

    tahap: str
    letak: str
    mulai: date | None
    sampai: date | None


def hitung_sisa(p: Mapping[str, Any], r: Mapping[str, Any], hari_ini: date) -> Sisa:
    """What is left of the contract's time on `hari_ini`."""
    end = parse_tanggal(p["tanggal_selesai"])
    if p["tahap"] in (Tahap.PEMELIHARAAN, Tahap.SELESAI, Tahap.DIHENTIKAN):
        return Sisa(Waktu.BERAKHIR, tanggal=parse_tanggal(r["tanggal_pho"]) or end)
    if end is None:
        return Sisa(Waktu.TIADA)
    days = (end - hari_ini).days
    start = parse_tanggal(p["tanggal_mulai"])
    whole = (end - start).days if start else None
    if days < 0:
        return Sisa(Waktu.LEWAT, -days, end, whole)
    return Sisa(Waktu.TERSISA, days, end, whole)


def susun_tahapan(p: Mapping[str, Any], r: Mapping[str, Any]) -> list[Tahapan]:
    """The stages in order; a contract that was ended ends with that."""
    dates = {
        Tahap.PENGADAAN: (None, r["tanggal_kontrak"]),
        Tahap.PELAKSANAAN: (p["tanggal_mulai"], p["tanggal_selesai"]),
        Tahap.PEMELIHARAAN: (r["tanggal_pho"], None),
        Tahap.SELESAI: (r["tanggal_fho"], None),
    }
    now = Tahap(p["tahap"])
    if now is Tahap.DIHENTIKAN:
        shown = [Tahap.PERENCANAAN, Tahap.PENGADAAN, Tahap.PELAKSANAAN, Tahap.DIHENTIKAN]
    else:
        shown = [tahap for tahap in Tahap if tahap is not Tahap.DIHENTIKAN]
    stages = []
    for tahap in shown:
        start, end = dates.get(tahap, (None, None))
        place = "kini" if tahap is now else "lewat" if tahap.order < now.order else "nanti"
        stages.append(Tahapan(tahap.value, place, parse_tanggal(start), parse_tanggal(end)))
    return stages


def is_basi(p: Mapping[str, Any], hari_ini: date) -> bool:
    """Whether the work is under way and its last report is more than a week old."""
    if p["tahap"] != Tahap.PELAKSANAAN or p["status"] == "selesai":
        return False
    last = parse_tanggal(p["tanggal_progres"])
    return last is None or (hari_ini - last).days > _BASI_HARI
