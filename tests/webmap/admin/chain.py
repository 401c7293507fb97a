"""A published road and its reports, for the pages of the chain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import sqlalchemy as sa

from sipurbo_geo.catalogue.move_ajuan import move_ajuan
from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import ajuan, kegiatan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.laporan import Laporan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

KODE = "PUPR-2023-0001"
KINI = datetime(2023, 6, 20, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Chain:
    """The road's key, and what its people do behind the pages."""

    catalogue: Catalogue
    registry: Registry
    orang: Callable[[Peran], Pelaku]
    road: int

    def report(self, minggu: int = 1, realisasi: float = 10, peran: Peran = Peran.PPTK) -> int:
        """Hand in a report."""
        laporan = Laporan(minggu, date(2023, 6, 5 + 7 * (minggu - 1)), Decimal(str(realisasi)))
        with self.catalogue.writing() as conn:
            return report_progres(conn, self.orang(peran), self.road, laporan, now=KINI)

    def move(self, key: int, gerak: Gerak, peran: Peran, catatan: str = "") -> None:
        """Take a step."""
        who = self.orang(peran)
        with self.catalogue.writing() as conn:
            move_ajuan(
                conn, self.registry, key, gerak, pelaku=who, versi=None, catatan=catatan, now=KINI
            )

    def state(self, key: int) -> str:
        """Where an ajuan stands."""
        with self.catalogue.reading_register() as conn:
            return conn.scalars(sa.select(ajuan.c.keadaan).where(ajuan.c.id == key)).one()


def make_chain(catalogue: Catalogue, registry: Registry, orang: Callable[[Peran], Pelaku]) -> Chain:
    """Publish the road."""
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(KODE)])
        key = conn.scalars(sa.select(kegiatan.c.id)).one()
    return Chain(catalogue, registry, orang, key)
