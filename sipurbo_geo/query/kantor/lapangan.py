"""What a phone takes along to the site: the works one may report on, their plans, their figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from ...model.alur import KeadaanAjuan
from ...model.jadwal import MingguJadwal
from ...model.kontrak import Kontrak
from ...model.peran import Pelaku
from ...model.wewenang import Kuasa
from .jadwal import list_rencana
from .kontrak import list_berjalan
from .minggu import list_laporan
from .progres import list_progres


@dataclass(frozen=True, slots=True)
class Realisasi:
    """The figure of a week: recorded (`keadaan` "disetujui"), or handed in and on its way there."""

    minggu: int
    realisasi: Decimal
    keadaan: KeadaanAjuan


@dataclass(frozen=True, slots=True)
class KegiatanLapangan:
    """One work under construction; its standing plan and its figures in the order of the weeks."""

    kontrak: Kontrak
    jadwal: tuple[MingguJadwal, ...]
    realisasi: tuple[Realisasi, ...]


def list_lapangan(conn: sa.Connection, pelaku: Pelaku) -> list[KegiatanLapangan]:
    """The works under construction that `pelaku` may report on, by name."""
    works = list_berjalan(conn, pelaku, Kuasa.REPORT_PROGRES)
    ids = [work.id for work in works]
    plans, figures = list_rencana(conn, ids), _figures(conn, pelaku, ids)
    return [
        KegiatanLapangan(work, tuple(plans.get(work.id, ())), figures.get(work.id, ()))
        for work in works
    ]


def _figures(
    conn: sa.Connection, pelaku: Pelaku, ids: list[int]
) -> dict[int, tuple[Realisasi, ...]]:
    """What each week stands at; what is on its way hides what was recorded."""
    weeks: dict[int, dict[int, Realisasi]] = defaultdict(dict)
    for key, recorded in list_progres(conn, ids).items():
        for row in recorded:
            if row.realisasi is not None:
                weeks[key][row.minggu] = Realisasi(
                    row.minggu, row.realisasi, KeadaanAjuan.DISETUJUI
                )
    for (key, minggu), sent in list_laporan(conn, pelaku, ids).items():
        weeks[key][minggu] = Realisasi(minggu, sent.laporan.realisasi, sent.keadaan)
    return {key: tuple(found[n] for n in sorted(found)) for key, found in weeks.items()}
