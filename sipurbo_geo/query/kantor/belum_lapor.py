"""Works under construction that nobody has reported for more than a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from ...database.tables import ajuan, progres_fisik
from ...model.alur import JenisAjuan, KeadaanAjuan
from ...model.kontrak import Kontrak
from ...model.peran import Pelaku
from ...model.rekap import BATAS_LAPOR
from ...model.wewenang import Kuasa
from .kontrak import list_berjalan


@dataclass(frozen=True, slots=True)
class BelumLapor:
    """A work without a report: `terakhir` is the day of the last one that counts.

    `hari` are the days since then, or since the start of the work; None where neither is known.
    `dikembalikan`: a report came back to its author and waits there.
    """

    kontrak: Kontrak
    terakhir: date | None
    hari: int | None
    dikembalikan: bool


def list_belum_lapor(conn: sa.Connection, pelaku: Pelaku, hari_ini: date) -> list[BelumLapor]:
    """Those that `pelaku` may see, the longest silent first.

    What was handed in and waits for a decision counts as reported; what is finished or has not
    begun needs no report.
    """
    recorded, (waiting, returned) = _recorded(conn), _handed_in(conn)
    found = []
    for kontrak in list_berjalan(conn, pelaku, Kuasa.VIEW_KEGIATAN):
        last, done = recorded.get(kontrak.id, (None, Decimal(0)))
        days = [day for day in (last, waiting.get(kontrak.id)) if day]
        newest = max(days) if days else None
        since = newest or kontrak.tanggal_mulai
        silent = None if since is None else (hari_ini - since).days
        if done < 100 and (silent is None or silent > BATAS_LAPOR):
            found.append(BelumLapor(kontrak, newest, silent, kontrak.id in returned))
    return sorted(found, key=lambda row: -(row.hari if row.hari is not None else 10**6))


def _recorded(conn: sa.Connection) -> dict[int, tuple[date, Decimal]]:
    """Day of the last recorded week and the highest figure, by kegiatan."""
    later, week = progres_fisik.alias(), progres_fisik.c
    rows = conn.execute(
        sa.select(week.kegiatan_id, sa.func.max(week.tanggal), sa.func.max(week.realisasi))
        .where(
            week.realisasi.is_not(None),
            ~sa.exists().where(later.c.menggantikan == week.id),
        )
        .group_by(week.kegiatan_id)
    )
    return {key: (day, done) for key, day, done in rows}


def _handed_in(conn: sa.Connection) -> tuple[dict[int, date], set[int]]:
    """Day of the newest report under way, by kegiatan; and those of which one came back."""
    rows = conn.execute(
        sa.select(ajuan.c.kegiatan_id, ajuan.c.keadaan, ajuan.c.isi).where(
            ajuan.c.jenis == JenisAjuan.FISIK.value,
            ajuan.c.keadaan.not_in((KeadaanAjuan.DISETUJUI.value, KeadaanAjuan.DIBATALKAN.value)),
        )
    )
    waiting: dict[int, date] = {}
    returned = set()
    for key, state, isi in rows:
        if state == KeadaanAjuan.DIKEMBALIKAN:
            returned.add(key)
            continue
        day = date.fromisoformat(isi["tanggal"])
        waiting[key] = max(day, waiting.get(key, day))
    return waiting, returned
