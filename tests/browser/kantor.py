"""An office with two officers and roads that they report on, for the browser."""

from __future__ import annotations

from dataclasses import dataclass
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
from sipurbo_geo.database.tables import kegiatan
from sipurbo_geo.model.jadwal import MingguJadwal
from sipurbo_geo.model.peran import SISTEM, Peran
from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_kegiatan, make_wilayah
from webmap.kata_sandi import hash_sandi

SANDI = "kata sandi untuk uji saja"
#: tim teknis of Bina Marga, and somebody else of the same unit
SARI, BUDI = "sari", "budi"
NAMA = {SARI: "Sari Contoh", BUDI: "Budi Contoh"}
PANJANG = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR"
RENCANA = (5, 20, 45, 70, 100)
#: the third week is under way
MULAI = datetime.now(WIB).date() - timedelta(days=15)


@dataclass
class Kantor:
    """The running office: its address, and its database to count in."""

    base: str
    catalogue: Catalogue

    def rows(self, table: sa.Table) -> list[dict[str, Any]]:
        """Every row of a table, as it lies there."""
        with self.catalogue.reading_register() as conn:
            return [dict(row._mapping) for row in conn.execute(sa.select(table))]

    def sign_in(self, page: Page, akun: str) -> None:
        """Through the form, as people do."""
        page.goto(f"{self.base}/masuk")
        page.get_by_label("Nama akun").fill(akun)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url("**/admin/**")


def settings_of(folder: Path) -> Settings:
    """An office of its own in `folder`."""
    return Settings(
        database_url=f"sqlite:///{folder / 'tebo.gpkg'}",
        secret_key="rahasia",
        media=folder / "media",
    )


def build(settings: Settings, registry: Registry) -> Catalogue:
    """Boundaries, two officers, two roads under construction; one of them has a plan."""
    catalogue = open_catalogue(settings.database_url)
    roads = [
        make_kegiatan(tanggal_mulai=MULAI),
        make_kegiatan("PUPR-2023-0002", nama=PANJANG, tanggal_mulai=MULAI),
    ]
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
        save_kegiatan(conn, registry, roads)
        set_jadwal(conn, SISTEM, key_of(conn, roads[0].kode), _plan())
    return catalogue


def key_of(conn: sa.Connection, kode: str) -> int:
    """The key of a kegiatan."""
    return conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == kode)).one()


def _plan() -> list[MingguJadwal]:
    return [
        MingguJadwal(number, MULAI + timedelta(weeks=number - 1), Decimal(percent))
        for number, percent in enumerate(RENCANA, start=1)
    ]
