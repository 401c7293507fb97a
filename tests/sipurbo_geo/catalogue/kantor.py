"""What the tests of the office's verbs share: a published road, its people, its reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from sipurbo_geo.catalogue.move_ajuan import move_ajuan
from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import ajuan, kegiatan
from sipurbo_geo.model.alur import Gerak, KeadaanAjuan
from sipurbo_geo.model.laporan import Laporan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.registry import Registry

KODE = "PUPR-2023-0001"
SENIN = date(2023, 6, 5)
KINI = datetime(2023, 9, 4, 3, tzinfo=UTC)


def make_laporan(minggu: int = 1, realisasi: float = 10, **more: Any) -> Laporan:
    """A report of the road in that week."""
    day = SENIN + timedelta(weeks=minggu - 1)
    return Laporan(minggu, day, Decimal(str(realisasi)), **more)


@dataclass(frozen=True, slots=True)
class Kantor:
    """An office with one published road; its verbs in one word each."""

    catalogue: Catalogue
    registry: Registry
    orang: Callable[[Peran], Pelaku]

    @property
    def id(self) -> int:
        """The key of the road."""
        with self.catalogue.reading_register() as conn:
            return conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == KODE)).one()

    def lapor(self, laporan: Laporan, peran: Peran = Peran.TIM_TEKNIS, uid: str = "") -> int:
        """Hand in a weekly report."""
        with self.catalogue.writing() as conn:
            return report_progres(conn, self.orang(peran), self.id, laporan, uid=uid, now=KINI)

    def gerak(
        self, key: int, gerak: Gerak, peran: Peran, catatan: str = "", versi: int | None = None
    ) -> KeadaanAjuan:
        """Move an ajuan."""
        with self.catalogue.writing() as conn:
            return move_ajuan(
                conn,
                self.registry,
                key,
                gerak,
                pelaku=self.orang(peran),
                versi=versi,
                catatan=catatan,
                now=KINI,
            )

    def row(self, key: int) -> Any:
        """The ajuan as it lies in the table."""
        with self.catalogue.reading_register() as conn:
            return conn.execute(sa.select(ajuan).where(ajuan.c.id == key)).one()

    def published(self) -> dict[str, Any]:
        """What the public sees of the road."""
        with self.catalogue.reading() as conn:
            return get_kegiatan(conn, KODE).rincian
