"""What the office asks of its register: lists within a scope, the next free kode."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import ForbiddenError, NotFoundError
from sipurbo_geo.model.kegiatan_kantor import SaringKantor
from sipurbo_geo.model.peran import SISTEM, Pelaku, Peran
from sipurbo_geo.model.status import Status
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor, list_kegiatan_kantor
from sipurbo_geo.query.kantor.kode import suggest_kode
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_progres
from tests.queries import QueryCount

PelakuAs = Callable[[Peran], Pelaku]


@pytest.fixture
def filled(kantor: Catalogue, registry: Registry) -> Catalogue:
    """Twelve roads, the first of them with five reports of which one was corrected."""
    with kantor.writing() as conn:
        roads = [make_kegiatan(f"PUPR-2023-{n:04}") for n in range(1, 12)]
        roads.append(make_kegiatan("SPAM-1", layer="air_minum", bidang="cipta-karya"))
        save_kegiatan(conn, registry, roads)
        record_progres(conn, registry, make_progres())
    return kantor


def test_out_of_scope_and_missing_are_told_apart(filled: Catalogue, pelaku_as: PelakuAs) -> None:
    with filled.reading_register() as conn:
        (water,) = list_kegiatan_kantor(conn, SISTEM, SaringKantor(q="spam"), limit=5)
        with pytest.raises(ForbiddenError):
            get_kegiatan_kantor(conn, pelaku_as(Peran.PPTK), water.id)
        with pytest.raises(NotFoundError):
            get_kegiatan_kantor(conn, pelaku_as(Peran.PPTK), 10**6)


def test_the_last_report_gives_the_status(filled: Catalogue) -> None:
    with filled.reading_register() as conn:
        (road,) = list_kegiatan_kantor(conn, SISTEM, SaringKantor(q="2023-0001"), limit=5)
    assert (road.minggu, road.realisasi, road.deviasi) == (5, 100, 0)
    assert road.status is Status.SELESAI


def test_a_longer_list_asks_no_more_questions(filled: Catalogue, query_count: QueryCount) -> None:
    counts = []
    for limit in (1, 12):
        query_count.clear()
        with filled.reading_register() as conn:
            list_kegiatan_kantor(conn, SISTEM, SaringKantor(), limit=limit)
        counts.append(query_count.total)
    assert counts[0] == counts[1] == 3


def test_what_is_searched_is_text_and_no_pattern(filled: Catalogue) -> None:
    with filled.reading_register() as conn:
        for q in ("100%", "_", "jalan DESA contoh 0003"):
            found = list_kegiatan_kantor(conn, SISTEM, SaringKantor(q=q), limit=50)
            assert len(found) == (0 if q == "100%" else 12 if q == "_" else 1)


def test_the_next_kode_follows_those_of_the_year(filled: Catalogue, registry: Registry) -> None:
    with filled.writing() as conn:
        assert suggest_kode(conn, 2023) == "PUPR-2023-0012"
        assert suggest_kode(conn, 2024) == "PUPR-2024-0001"
        save_kegiatan(conn, registry, [make_kegiatan("BM/7", tahun=2024)])
        assert suggest_kode(conn, 2024) == "BM/8"
