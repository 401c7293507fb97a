"""A message reaches those who can act on it, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.notify import notify
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import kegiatan, notifikasi, pengguna, penugasan
from sipurbo_geo.model.notifikasi import NOTIFIKASI_LABELS, JenisNotifikasi
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

MASUK = JenisNotifikasi.AJUAN_MASUK


@pytest.fixture
def road(kantor: Catalogue, registry: Registry) -> int:
    """The key of a kegiatan in the unit of all accounts."""
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan()])
        return conn.scalars(sa.select(kegiatan.c.id)).one()


def _readers(conn: sa.Connection) -> set[str]:
    joined = notifikasi.join(pengguna, pengguna.c.id == notifikasi.c.pengguna_id)
    return set(conn.scalars(sa.select(pengguna.c.akun).select_from(joined)))


def test_people_of_another_unit_hear_nothing(kantor: Catalogue, road: int) -> None:
    with kantor.writing() as conn:
        conn.execute(kegiatan.update().values(bidang="cipta-karya"))
        assert notify(conn, MASUK, kuasa=Kuasa.APPROVE_PROGRES, kegiatan_id=road) == 0


def test_neither_the_disabled_nor_who_did_it_hear_of_it(
    kantor: Catalogue, road: int, pelaku_as: Callable[[Peran], Pelaku]
) -> None:
    with kantor.writing() as conn:
        conn.execute(pengguna.update().where(pengguna.c.akun == "kpa").values(aktif=False))
        sent = notify(
            conn,
            MASUK,
            kuasa=Kuasa.APPROVE_PROGRES,
            kegiatan_id=road,
            kecuali=pelaku_as(Peran.PPK).id,
        )
        assert (sent, _readers(conn)) == (1, {"pptk"})


def test_who_holds_the_right_or_is_named_gets_one_message(
    kantor: Catalogue, road: int, pelaku_as: Callable[[Peran], Pelaku]
) -> None:
    konsultan, ppk = pelaku_as(Peran.KONSULTAN).id or 0, pelaku_as(Peran.PPK).id or 0
    with kantor.writing() as conn:
        notify(
            conn,
            MASUK,
            kuasa=Kuasa.APPROVE_PROGRES,
            pengguna=[konsultan, ppk],
            kegiatan_id=road,
            isi={"minggu": 3},
        )
        assert _readers(conn) == {"kpa", "ppk", "pptk", "konsultan"}
        assert conn.scalar(sa.select(sa.func.count()).select_from(notifikasi)) == 4


def test_an_assigned_konsultan_holds_the_right_too(
    kantor: Catalogue, road: int, pelaku_as: Callable[[Peran], Pelaku]
) -> None:
    konsultan = pelaku_as(Peran.KONSULTAN).id
    with kantor.writing() as conn:
        conn.execute(penugasan.insert().values(pengguna_id=konsultan, kegiatan_id=road))
        notify(conn, MASUK, kuasa=Kuasa.REPORT_PROGRES, kegiatan_id=road)
        assert _readers(conn) == {"ppk", "pptk", "tim_teknis", "konsultan"}


def test_every_kind_of_message_has_words() -> None:
    assert set(NOTIFIKASI_LABELS) == set(JenisNotifikasi)
