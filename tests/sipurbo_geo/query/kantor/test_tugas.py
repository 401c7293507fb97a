"""What waits for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.move_ajuan import move_ajuan
from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_kegiatan_as import save_kegiatan_as
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import dokumen, kegiatan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.laporan import Laporan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.tugas import Apa
from sipurbo_geo.query.kantor.tugas import list_tugas
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

KINI = datetime(2023, 6, 20, 3, tzinfo=UTC)
Orang = Callable[[Peran], Pelaku]


@pytest.fixture
def report(kantor: Catalogue, registry: Registry, pelaku_as: Orang) -> int:
    """The key of a report by the PPTK; a second kegiatan of another unit is submitted."""
    other = make_kegiatan("B", bidang="cipta-karya", keadaan=Keadaan.DIAJUKAN)
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("A"), other])
        key = conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == "A")).one()
        laporan = Laporan(1, date(2023, 6, 5), Decimal(10))
        return report_progres(conn, pelaku_as(Peran.PPTK), key, laporan, now=KINI)


def _waiting(catalogue: Catalogue, pelaku: Pelaku) -> list[tuple[Apa, str, list[str]]]:
    with catalogue.reading_register() as conn:
        found = list_tugas(conn, pelaku)
    return [(t.apa, t.kode, [step.gerak.value for step in t.langkah]) for t in found]


def test_a_report_waits_for_the_next_in_the_chain_alone(
    kantor: Catalogue, registry: Registry, pelaku_as: Orang, report: int
) -> None:
    step = [(Apa.AJUAN, "A", ["verifikasi", "kembalikan"])]
    assert _waiting(kantor, pelaku_as(Peran.TIM_TEKNIS)) == step
    for peran in (Peran.PPTK, Peran.PPK, Peran.KONSULTAN, Peran.ADMINISTRATOR):
        assert _waiting(kantor, pelaku_as(peran)) == []
    with kantor.writing() as conn:
        who = pelaku_as(Peran.TIM_TEKNIS)
        move_ajuan(conn, registry, report, Gerak.VERIFIKASI, pelaku=who, versi=1, now=KINI)
    assert _waiting(kantor, pelaku_as(Peran.TIM_TEKNIS)) == []
    assert _waiting(kantor, pelaku_as(Peran.PPK)) == [(Apa.AJUAN, "A", ["setujui", "kembalikan"])]


def test_what_came_back_waits_for_its_author(
    kantor: Catalogue, registry: Registry, pelaku_as: Orang, report: int
) -> None:
    with kantor.writing() as conn:
        move_ajuan(
            conn,
            registry,
            report,
            Gerak.KEMBALIKAN,
            pelaku=pelaku_as(Peran.TIM_TEKNIS),
            versi=1,
            catatan="foto",
            now=KINI,
        )
    steps = ["laporkan_ulang", "batalkan"]
    assert _waiting(kantor, pelaku_as(Peran.PPTK)) == [(Apa.AJUAN, "A", steps)]


def test_what_is_submitted_waits_for_who_decides_there(
    kantor: Catalogue, pelaku_as: Orang, report: int
) -> None:
    assert report
    found = _waiting(kantor, pelaku_as(Peran.KEPALA_DINAS))
    assert found == [(Apa.KEGIATAN, "B", ["kembalikan", "terbitkan", "tarik"])]


def test_a_draft_waits_for_who_made_it(
    kantor: Catalogue, registry: Registry, pelaku_as: Orang
) -> None:
    with kantor.writing() as conn:
        item = make_kegiatan("BARU")
        save_kegiatan_as(conn, registry, pelaku_as(Peran.PPTK), item, dasar_versi=None, now=KINI)
    assert _waiting(kantor, pelaku_as(Peran.PPTK)) == [(Apa.KEGIATAN, "BARU", ["ajukan", "tarik"])]
    assert _waiting(kantor, pelaku_as(Peran.PPK)) == []


def test_a_document_waits_for_another_than_its_owner(
    kantor: Catalogue, registry: Registry, pelaku_as: Orang
) -> None:
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("A")])
        key = conn.scalars(sa.select(kegiatan.c.id)).one()
        row = {column.name: "" for column in dokumen.columns if isinstance(column.type, sa.Text)}
        conn.execute(
            dokumen.insert().values(
                row
                | {
                    "kegiatan_id": key,
                    "jenis": "spmk",
                    "keadaan": "diunggah",
                    "ukuran": 1,
                    "pengguna_id": pelaku_as(Peran.PPK).id,
                    "diunggah": KINI,
                }
            )
        )
    assert _waiting(kantor, pelaku_as(Peran.PPK)) == []
    (found,) = _waiting(kantor, pelaku_as(Peran.PPID))
    assert found == (Apa.DOKUMEN, "A", ["setujui", "kembalikan"])
