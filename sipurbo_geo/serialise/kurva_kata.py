"""The words on an S-curve, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .kurva_geometri import Titik
from .tulisan import TIADA, tulis_angka, tulis_hari, tulis_tanggal_pendek


@dataclass(frozen=True, slots=True)
class Kata:
    """One language's words; `uraian` is what a screen reader says of the whole drawing."""

    bahasa: str
    judul: str
    uraian: str
    kosong: str
    rencana: str
    realisasi: str
    hari_ini: str
    jadwal: str

    def describe(self, laporan: Sequence[Titik]) -> str:
        """The drawing in one sentence: where both lines stand at the last report."""
        if not laporan:
            return self.kosong
        last = next((t for t in reversed(laporan) if t.realisasi is not None), laporan[-1])
        return self.uraian.format(
            tanggal=tulis_tanggal_pendek(last.tanggal, self.bahasa),
            minggu=last.minggu,
            rencana=self.percent(last.rencana),
            realisasi=self.percent(last.realisasi),
        )

    def short_day(self, day: date) -> str:
        """ "18 Des"."""
        return tulis_hari(day, self.bahasa)

    def percent(self, value: Decimal | float | None) -> str:
        """ "62,5 %"; a dash when it was not stated."""
        return TIADA if value is None else f"{tulis_angka(value, 2, self.bahasa)} %"


def kata(bahasa: str) -> Kata:
    """The words in `bahasa` ("id" or "en")."""
    if bahasa == "en":
        return Kata(
            bahasa="en",
            judul="S-curve: planned and actual cumulative physical progress",
            uraian="At {tanggal} (week {minggu}): planned {rencana}, actual {realisasi}. "
            "The figures of every week are in the history table.",
            kosong="No progress has been reported yet.",
            rencana="planned",
            realisasi="actual",
            hari_ini="today",
            jadwal="plan {n}",
        )
    return Kata(
        bahasa="id",
        judul="Kurva S: rencana dan realisasi fisik kumulatif",
        uraian="Pada {tanggal} (minggu ke-{minggu}): rencana {rencana}, realisasi {realisasi}. "
        "Angka setiap minggu ada pada tabel riwayat.",
        kosong="Belum ada laporan progres.",
        rencana="rencana",
        realisasi="realisasi",
        hari_ini="hari ini",
        jadwal="jadwal {n}",
    )
