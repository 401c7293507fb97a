"""All works that a person reports on, as they stand in the week of a day: one line a work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from ...database.dialects import among
from ...database.tables import ajuan
from ...model.alur import JenisAjuan, KeadaanAjuan
from ...model.jadwal import minggu_at, rencana_at
from ...model.kontrak import Kontrak
from ...model.laporan import Laporan, laporan_from_isi
from ...model.peran import Pelaku
from ...model.wewenang import Kuasa
from .jadwal import list_rencana
from .kontrak import list_berjalan
from .progres import BarisProgres, list_progres

_DONE = (KeadaanAjuan.DISETUJUI.value, KeadaanAjuan.DIBATALKAN.value)


@dataclass(frozen=True, slots=True)
class LaporanBerjalan:
    """A report of the week that is not decided yet; `milik_saya`: it is one's own."""

    id: int
    keadaan: KeadaanAjuan
    milik_saya: bool
    laporan: Laporan

    @property
    def terkunci(self) -> bool:
        """Whether this person cannot mend it now."""
        return not self.milik_saya or self.keadaan is KeadaanAjuan.DIVERIFIKASI


@dataclass(frozen=True, slots=True)
class BarisMinggu:
    """One work in the week of the grid.

    `rencana` is its frozen plan of the week; `sebelumnya` the last recorded week before, and
    `tercatat` what is recorded of this one.
    """

    kontrak: Kontrak
    minggu: int
    rencana: Decimal | None
    berjadwal: bool
    sebelumnya: BarisProgres | None
    tercatat: BarisProgres | None
    berjalan: LaporanBerjalan | None

    @property
    def realisasi(self) -> Decimal | None:
        """The figure of the week that was handed in or recorded."""
        if self.berjalan:
            return self.berjalan.laporan.realisasi
        return self.tercatat.realisasi if self.tercatat else None


def list_minggu(conn: sa.Connection, pelaku: Pelaku, hari: date) -> list[BarisMinggu]:
    """The works under construction that `pelaku` reports on, by name, in the week of `hari`.

    What is finished, or has not begun by that day, is left out.
    """
    works = list_berjalan(conn, pelaku, Kuasa.REPORT_PROGRES)
    ids = [work.id for work in works]
    plans, weeks = list_rencana(conn, ids), list_progres(conn, ids)
    waiting = list_laporan(conn, pelaku, ids)
    found = []
    for work in works:
        plan, recorded = plans.get(work.id, []), weeks.get(work.id, [])
        number = _week(work, plan, recorded, hari)
        if number is None or _is_finished(recorded, number):
            continue
        earlier = [w for w in recorded if w.minggu < number and w.realisasi is not None]
        found.append(
            BarisMinggu(
                work,
                number,
                rencana_at(plan, number),
                bool(plan),
                earlier[-1] if earlier else None,
                next((w for w in recorded if w.minggu == number), None),
                waiting.get((work.id, number)),
            )
        )
    return found


def list_laporan(
    conn: sa.Connection, pelaku: Pelaku, ids: list[int]
) -> dict[tuple[int, int], LaporanBerjalan]:
    """The reports on these works that are not decided yet, by key and week."""
    rows = conn.execute(
        sa.select(ajuan).where(
            among(conn, ajuan.c.kegiatan_id, ids),
            ajuan.c.jenis == JenisAjuan.FISIK.value,
            ajuan.c.keadaan.not_in(_DONE),
        )
    )
    return {
        (row.kegiatan_id, row.minggu): LaporanBerjalan(
            row.id,
            KeadaanAjuan(row.keadaan),
            row.pengaju_id == pelaku.id,
            laporan_from_isi(row.isi),
        )
        for row in rows
    }


def _week(work: Kontrak, plan: Any, recorded: list[BarisProgres], hari: date) -> int | None:
    """The week of `hari`; without a start, the one after the last that was recorded."""
    if work.tanggal_mulai is None and not plan:
        return recorded[-1].minggu + 1 if recorded else 1
    return minggu_at(hari, work.tanggal_mulai, plan)


def _is_finished(recorded: list[BarisProgres], number: int) -> bool:
    """Whether it stood at 100 percent before that week."""
    return any(w.minggu < number and w.realisasi == 100 for w in recorded)
