"""The condition on many kegiatan says the same as the rule about one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import kegiatan, penugasan
from sipurbo_geo.model.peran import SISTEM, Pelaku, Peran
from sipurbo_geo.model.wewenang import Kuasa, Sasaran, may
from sipurbo_geo.query.kantor.lingkup import in_scope
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan


@pytest.fixture
def filled(
    kantor: Catalogue, registry: Registry, pelaku_as: Callable[[Peran], Pelaku]
) -> Catalogue:
    """One of the people's own unit, one of another, one of another that is assigned to all."""
    items = [
        make_kegiatan("A"),
        make_kegiatan("B", bidang="cipta-karya"),
        make_kegiatan("C", bidang="cipta-karya"),
    ]
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, items)
        last = conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == "C")).one()
        for peran in Peran:
            conn.execute(
                penugasan.insert().values(pengguna_id=pelaku_as(peran).id, kegiatan_id=last)
            )
    return kantor


def test_it_finds_what_each_role_may(
    filled: Catalogue, pelaku_as: Callable[[Peran], Pelaku]
) -> None:
    with filled.reading_register() as conn:
        rows = conn.execute(sa.select(kegiatan.c.id, kegiatan.c.bidang)).all()
        for pelaku, kuasa in product((*map(pelaku_as, Peran), SISTEM), Kuasa):
            found = set(conn.scalars(sa.select(kegiatan.c.id).where(in_scope(pelaku, kuasa))))
            right = {r.id for r in rows if may(pelaku, kuasa, Sasaran(r.id, r.bidang))}
            assert found == right, (pelaku, kuasa)


def test_a_konsultan_sees_only_what_is_assigned(
    filled: Catalogue, pelaku_as: Callable[[Peran], Pelaku]
) -> None:
    seen = in_scope(pelaku_as(Peran.KONSULTAN), Kuasa.VIEW_KEGIATAN)
    with filled.reading_register() as conn:
        assert list(conn.scalars(sa.select(kegiatan.c.kode).where(seen))) == ["C"]
