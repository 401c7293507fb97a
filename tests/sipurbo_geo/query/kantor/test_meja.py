"""The figures of an officer's desk, within the person's scope."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue, Connection
from sipurbo_geo.database.tables import dokumen, kegiatan
from sipurbo_geo.model.alur import Gerak, KeadaanDokumen
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.meja import KelompokDokumen, kurang_per_tahap
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.rekap import Sebab
from sipurbo_geo.model.status import Status
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.query.kantor.jejak import list_jejak_kantor
from sipurbo_geo.query.kantor.meja import (
    count_kegiatan,
    list_kelompok_dokumen,
    list_tanpa_peta,
    list_terlambat,
)
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_progres, make_unmapped, make_wilayah

NOW = datetime(2023, 7, 10, tzinfo=UTC)
PPTK = Pelaku(None, Peran.PPTK, ("bina-marga",))
HEAD = Pelaku(None, Peran.KEPALA_DINAS)
CONSULTANT = Pelaku(None, Peran.KONSULTAN)


@pytest.fixture
def stock(catalogue: Catalogue, registry: Registry) -> Catalogue:
    """Two units; one work is critical, one late, one not mapped, one a draft, one withdrawn."""
    works = [
        make_kegiatan("KRITIS"),
        make_kegiatan("TERLAMBAT", geometry=None, alasan_tanpa_geometri="Trase belum pasti"),
        make_kegiatan("SESUAI"),
        make_unmapped("DRAF", keadaan=Keadaan.DRAF, tahap=Tahap.PERENCANAAN),
        make_unmapped("DITARIK"),
        make_kegiatan("LAIN", bidang="cipta-karya", layer="gedung", geometry=None,
                      alasan_tanpa_geometri="Belum disurvei"),
    ]  # fmt: skip
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, works, now=NOW)
        move_kegiatan(conn, registry, "DITARIK", Gerak.TARIK, catatan="Dobel", now=NOW)
        for kode, done in (("KRITIS", 60), ("TERLAMBAT", 98), ("SESUAI", 100), ("LAIN", 10)):
            record_progres(conn, registry, make_progres(kode, (100,), (done,)), now=NOW)
    return catalogue


def _store(conn: Connection, kode: str, jenis: JenisDokumen, keadaan: KeadaanDokumen) -> None:
    key = conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == kode)).one()
    mark = f"{kode}-{jenis}-{keadaan}"
    row = {"uid": mark, "kegiatan_id": key, "jenis": jenis.value, "keadaan": keadaan.value}
    plain = dict.fromkeys(("sha256", "nama", "media_type", "keterangan", "alasan"), "x")
    conn.execute(dokumen.insert().values(**row, **plain, ukuran=1, diunggah=NOW))


def test_counts_leave_out_what_is_withdrawn_but_by_its_state(stock: Catalogue) -> None:
    with stock.reading_register() as conn:
        found, mine = count_kegiatan(conn, HEAD), count_kegiatan(conn, PPTK)
        nothing = count_kegiatan(conn, CONSULTANT)
    assert (found.jumlah, mine.jumlah, nothing.jumlah) == (5, 4, 0)
    assert found.per_keadaan == {Keadaan.TERBIT: 4, Keadaan.DRAF: 1, Keadaan.DITARIK: 1}
    assert found.per_bidang == {"bina-marga": 4, "cipta-karya": 1}
    assert (mine.berjalan, mine.nilai_berjalan) == (3, 3 * Decimal(195_500_000))


def test_what_lags_stands_with_its_reason_the_critical_first(stock: Catalogue) -> None:
    with stock.reading_register() as conn:
        found, mine = list_terlambat(conn, HEAD), list_terlambat(conn, PPTK)
    assert [(row.kode, row.status) for row in mine.baris] == [
        ("KRITIS", Status.KRITIS),
        ("TERLAMBAT", Status.TERLAMBAT),
    ]
    assert mine.baris[0].alasan is not None
    assert (mine.baris[0].alasan.sebab, mine.baris[0].alasan.lag) == (Sebab.PERIODE_DUA, 40)
    assert [row.kode for row in found.baris] == ["LAIN", "KRITIS", "TERLAMBAT"]


def test_what_is_not_mapped_says_why_and_how_many_there_are(
    stock: Catalogue, registry: Registry
) -> None:
    with stock.reading_register() as conn:
        mine = list_tanpa_peta(conn, PPTK)
    assert [(row.kode, row.alasan) for row in mine.baris] == [
        ("DRAF", "Lokasi belum disurvei"),
        ("TERLAMBAT", "Trase belum pasti"),
    ]
    with stock.writing() as conn:
        save_kegiatan(conn, registry, [make_unmapped(f"BANYAK-{n}") for n in range(8)])
    with stock.reading_register() as conn:
        mine = list_tanpa_peta(conn, PPTK)
    assert (len(mine.baris), mine.jumlah) == (5, 10)


def test_a_refused_document_is_as_good_as_none(stock: Catalogue) -> None:
    with stock.writing() as conn:
        _store(conn, "KRITIS", JenisDokumen.KONTRAK, KeadaanDokumen.DIUNGGAH)
        _store(conn, "KRITIS", JenisDokumen.KONTRAK, KeadaanDokumen.DISETUJUI)
        _store(conn, "SESUAI", JenisDokumen.KONTRAK, KeadaanDokumen.DIKEMBALIKAN)
        _store(conn, "LAIN", JenisDokumen.KONTRAK, KeadaanDokumen.DISETUJUI)
    with stock.reading_register() as conn:
        lacking = kurang_per_tahap(list_kelompok_dokumen(conn, PPTK))
    assert list(lacking) == [Tahap.PELAKSANAAN], "a plan needs nothing yet"
    assert lacking[Tahap.PELAKSANAAN][JenisDokumen.KONTRAK] == 2
    assert lacking[Tahap.PELAKSANAAN][JenisDokumen.DOKUMENTASI_50] == 3
    assert JenisDokumen.BAST_PHO not in lacking[Tahap.PELAKSANAAN]


def test_photos_at_half_are_due_from_half_on() -> None:
    early = KelompokDokumen(Tahap.PELAKSANAAN, lewat_setengah=False, jumlah=4, ada={})
    late = replace(early, lewat_setengah=True, jumlah=2, ada={JenisDokumen.SPMK: 2})
    assert JenisDokumen.DOKUMENTASI_50 not in early.kurang()
    lacking = kurang_per_tahap([early, late])[Tahap.PELAKSANAAN]
    assert (lacking[JenisDokumen.DOKUMENTASI_50], lacking[JenisDokumen.SPMK]) == (2, 4)


def test_the_trail_shows_what_is_in_ones_scope_the_newest_first(stock: Catalogue) -> None:
    with stock.reading_register() as conn:
        all_of_it = list_jejak_kantor(conn, HEAD, limit=50)
        mine = list_jejak_kantor(conn, PPTK, limit=50)
        one = list_jejak_kantor(conn, HEAD, kode="kritis", limit=50)
        older = list_jejak_kantor(conn, HEAD, sebelum=all_of_it[1].id, limit=50)
        none = list_jejak_kantor(conn, CONSULTANT, limit=50)
    assert {entry.kode for entry in mine} == {"DITARIK", "KRITIS", "TERLAMBAT", "SESUAI"}
    assert "" in {entry.kode for entry in all_of_it}, "the bulk import concerns no single one"
    assert [entry.id for entry in all_of_it] == sorted((e.id for e in all_of_it), reverse=True)
    assert [entry.verb for entry in one] == ["record_progres"]
    assert older == all_of_it[2:]
    assert none == []
    assert [entry.catatan for entry in mine if entry.verb == "tarik"] == ["Dobel"]
