"""The newest changes come from an index, however long the catalogue and its history are."""

from __future__ import annotations

from dataclasses import replace

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.terbaru import list_terbaru, terbaru_select
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_wilayah


def _fill(catalogue: Catalogue, registry: Registry) -> None:
    old = [make_kegiatan(f"K-{number:02}") for number in range(20)]
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, old)
    for number, kegiatan in enumerate(old[:5]):
        with catalogue.writing() as conn:
            save_kegiatan(conn, registry, [replace(kegiatan, nama=f"Perubahan {number}")])


def test_the_newest_of_both_tables_stand_first(catalogue: Catalogue, registry: Registry) -> None:
    _fill(catalogue, registry)
    with catalogue.reading() as conn:
        everything = list_terbaru(conn, KegiatanFilter(), limit=100)
        few = list_terbaru(conn, KegiatanFilter(), limit=7)
    assert len(everything) == 25, "twenty that stand, five that they were before"
    assert few == everything[:7]
    assert [change.nama for change in few[:5]] == [f"Perubahan {n}" for n in (4, 3, 2, 1, 0)]
    assert [change.baru for change in few] == [False] * 5 + [True] * 2


def test_nothing_is_sorted_that_an_index_has_in_order(
    catalogue: Catalogue, registry: Registry
) -> None:
    _fill(catalogue, registry)
    on_server = catalogue.engine.url.get_backend_name() == "postgresql"
    with catalogue.reading() as conn:
        if on_server:  # twenty rows are few enough to read through and to sort
            conn.exec_driver_sql("SET enable_seqscan = off")
            conn.exec_driver_sql("SET enable_sort = off")
        plan = catalogue.dialect.explain(conn, terbaru_select(conn, KegiatanFilter(), 50))
        if on_server:
            conn.exec_driver_sql("RESET enable_seqscan")
            conn.exec_driver_sql("RESET enable_sort")
    for name in ("ix_terbitan_sejak", "ix_terbitan_riwayat_sejak"):
        assert name in plan, plan
