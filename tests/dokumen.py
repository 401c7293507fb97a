"""Documents in a catalogue, handed in and decided by the keeper of the machine."""

from __future__ import annotations

import io
from typing import Any

import sqlalchemy as sa

from sipurbo_geo.catalogue.decide_dokumen import decide_dokumen
from sipurbo_geo.catalogue.store_dokumen import store_dokumen
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import kegiatan
from sipurbo_geo.intake.berkas.gudang import Gudang
from sipurbo_geo.intake.berkas.kiriman import take_kiriman
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.peran import SISTEM
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings


def hand_in(
    catalogue: Catalogue,
    settings: Settings,
    kode: str,
    jenis: JenisDokumen,
    content: bytes,
    nama: str,
    **more: Any,
) -> int:
    """The key of a dokumen that waits for its decision; its file lies in the store."""
    assert settings.media is not None
    sent = take_kiriman(io.BytesIO(content), nama, Gudang(settings.media), jenis)
    with catalogue.writing() as conn:
        owner = conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == kode)).one()
        return store_dokumen(
            conn,
            SISTEM,
            owner,
            jenis,
            sent.tersimpan,
            jepretan=sent.jepretan,
            salinan=sent.salinan,
            **more,
        )


def decide(catalogue: Catalogue, registry: Registry, key: int, *steps: Gerak) -> None:
    """Take these steps, each with a reason."""
    with catalogue.writing() as conn:
        for gerak in steps:
            decide_dokumen(conn, registry, SISTEM, key, gerak, catatan="uji")
