"""An office with its people and one published road."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

from .kantor import KODE, Kantor


@pytest.fixture
def office(kantor: Catalogue, registry: Registry, pelaku_as: Callable[[Peran], Pelaku]) -> Kantor:
    """The office, with the road in the unit of its people."""
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(KODE)])
    return Kantor(kantor, registry, pelaku_as)
