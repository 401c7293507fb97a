from __future__ import annotations

from datetime import date
from decimal import Decimal

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_keuangan import record_keuangan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.pemantauan.temuan import RULES, find_temuan
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_keuangan, make_progres, make_unmapped

TODAY = date(2023, 6, 20)


def _found(catalogue: Catalogue) -> set[tuple[str, str]]:
    with catalogue.reading() as conn:
        return {(finding.kode, finding.jenis) for finding in find_temuan(conn, TODAY)}


def test_a_kegiatan_in_order_has_no_findings(catalogue: Catalogue, registry: Registry) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("A-1")])
        record_progres(conn, registry, make_progres("A-1", (0, 4, 8), (0, 4, 9)))
    assert _found(catalogue) == set()


def test_every_rule_finds_its_case(catalogue: Catalogue, registry: Registry) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(
            conn,
            registry,
            [
                make_kegiatan("NILAI", pagu=Decimal(1), tahap=Tahap.SELESAI),
                make_kegiatan("KRITIS"),
                make_kegiatan("JANGGAL"),
                make_kegiatan("DIAM"),
                make_kegiatan("BAYAR"),
                make_unmapped("PETA", tahap=Tahap.SELESAI),
                make_unmapped("DITARIK", tahap=Tahap.SELESAI),
            ],
        )
        record_progres(conn, registry, make_progres("KRITIS", (0, 20, 60), (0, 20, 49.99)))
        record_progres(conn, registry, make_progres("JANGGAL", (0, 4, 4), (0, 52, 52)))
        record_progres(conn, registry, make_progres("BAYAR", (0, 4, 8), (0, 4, 9)))
        record_keuangan(conn, registry, [make_keuangan("BAYAR")])
        move_kegiatan(conn, registry, "DITARIK", Gerak.TARIK, catatan="dobel")
    found = _found(catalogue)
    assert found == {
        ("NILAI", "urutan_nilai"),
        ("KRITIS", "kontrak_kritis"),
        ("JANGGAL", "realisasi_janggal"),
        ("DIAM", "laporan_terlambat"),
        ("BAYAR", "bayar_mendahului"),
        ("PETA", "tanpa_geometri"),
    }
    assert {jenis for _, jenis in found} == set(RULES)
