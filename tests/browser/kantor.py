"""An office with two officers and roads that they report on, for the browser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from playwright.sync_api import Page

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.catalogue.set_jadwal import set_jadwal
from sipurbo_geo.catalogue.sync_registry import sync_registry
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.tables import ajuan, ajuan_langkah, dokumen, foto, kegiatan
from sipurbo_geo.model.jadwal import MingguJadwal
from sipurbo_geo.model.peran import SISTEM, Peran
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_kegiatan, make_wilayah
from webmap.kata_sandi import hash_sandi

SANDI = "kata sandi untuk uji saja"
#: tim teknis of Bina Marga, and somebody else of the same unit
SARI, BUDI = "sari", "budi"
NAMA = {SARI: "Sari Contoh", BUDI: "Budi Contoh"}
JALAN = "Pembangunan Jalan Rabat Beton Desa Contoh"
PANJANG = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR"
RENCANA = (5, 20, 45, 70, 100)
#: the third week is under way
MULAI = datetime.now(WIB).date() - timedelta(days=15)


@dataclass(frozen=True)
class Kantor:
    """The running office as one test sees it: its address, and its own two roads."""

    base: str
    catalogue: Catalogue
    jalan: tuple[int, ...] = ()

    def rows(self, table: sa.Table) -> list[dict[str, Any]]:
        """Every row of a table that belongs to these roads, as it lies there."""
        with self.catalogue.reading_register() as conn:
            statement = sa.select(table).where(self._mine(table))
            return [dict(row._mapping) for row in conn.execute(statement)]

    def _mine(self, table: sa.Table) -> sa.ColumnElement[bool]:
        if "kegiatan_id" in table.c:
            return table.c.kegiatan_id.in_(self.jalan)
        column, owner = {
            "foto": (foto.c.dokumen_id, dokumen),
            "ajuan_langkah": (ajuan_langkah.c.ajuan_id, ajuan),
        }[table.name]
        return column.in_(sa.select(owner.c.id).where(owner.c.kegiatan_id.in_(self.jalan)))

    def sign_in(self, page: Page, akun: str) -> None:
        """Through the form, as people do."""
        page.goto(f"{self.base}/masuk")
        fill_sign_in(page, akun)
        page.wait_for_url("**/admin/**")

    def with_new_roads(self, registry: Registry) -> Kantor:
        """The same office with two roads under construction; all before are finished."""
        with self.catalogue.writing() as conn:
            before = conn.scalar(sa.select(sa.func.count()).select_from(kegiatan)) or 0
            conn.execute(kegiatan.update().values(tahap=Tahap.SELESAI.value))
            roads = [
                make_kegiatan(f"UJI-{before + at}", nama=nama, tanggal_mulai=MULAI)
                for at, nama in enumerate((JALAN, PANJANG))
            ]
            save_kegiatan(conn, registry, roads)
            kodes = [road.kode for road in roads]
            keys = conn.scalars(
                sa.select(kegiatan.c.id).where(kegiatan.c.kode.in_(kodes)).order_by(kegiatan.c.kode)
            ).all()
            set_jadwal(conn, SISTEM, keys[0], _plan())
        return replace(self, jalan=tuple(keys))


def fill_sign_in(page: Page, akun: str) -> None:
    """The form of `/masuk`, sent."""
    page.get_by_label("Nama akun").fill(akun)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()


def settings_of(folder: Path) -> Settings:
    """An office of its own in `folder`."""
    return Settings(
        database_url=f"sqlite:///{folder / 'tebo.gpkg'}",
        secret_key="rahasia",
        media=folder / "media",
    )


def build(settings: Settings, registry: Registry) -> Catalogue:
    """Boundaries and two officers."""
    catalogue = open_catalogue(settings.database_url)
    with catalogue.writing() as conn:
        sync_registry(conn, registry)
        save_wilayah(conn, make_wilayah())
        for akun in (SARI, BUDI):
            add_pengguna(
                conn,
                akun,
                NAMA[akun],
                Peran.TIM_TEKNIS,
                sandi=hash_sandi(SANDI),
                bidang=["bina-marga"],
                ganti_sandi=False,
            )
    return catalogue


def _plan() -> list[MingguJadwal]:
    return [
        MingguJadwal(number, MULAI + timedelta(weeks=number - 1), Decimal(percent))
        for number, percent in enumerate(RENCANA, start=1)
    ]
