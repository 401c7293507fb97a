"""A document is decided upon by somebody else, and the public has it only while it is approved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from shapely import LineString

from sipurbo_geo.catalogue.decide_dokumen import decide_dokumen
from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.republish import republish
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.store_dokumen import store_dokumen
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import (
    dokumen,
    jejak,
    kegiatan,
    notifikasi,
    terbitan_dokumen,
    terbitan_riwayat,
)
from sipurbo_geo.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    SipurboError,
    UsageError,
)
from sipurbo_geo.model.alur import Gerak, KeadaanDokumen
from sipurbo_geo.model.berkas import JenisBerkas, Tersimpan
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.foto import Jepretan, Salinan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

As = Callable[[Peran], Pelaku]
J = JenisDokumen
SURAT = Tersimpan("a" * 64, "SPMK.pdf", JenisBerkas.PDF, 1000)
FOTO = Tersimpan("f" * 64, "IMG_1.jpg", JenisBerkas.JPEG, 2000)
SALINAN = Salinan("b" * 64, "c" * 64, 1600, 1200)


@pytest.fixture
def road(kantor: Catalogue, registry: Registry) -> int:
    """The key of a published kegiatan in the unit of all accounts."""
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan()])
        return conn.scalars(sa.select(kegiatan.c.id)).one()


@pytest.fixture
def stored(kantor: Catalogue, road: int, pelaku_as: As) -> Callable[..., int]:
    """Hand in something as PPTK, or as somebody else."""

    def store(
        jenis: JenisDokumen = J.SPMK, file: Tersimpan = SURAT, by: Peran = Peran.PPTK, **more: Any
    ) -> int:
        with kantor.writing() as conn:
            return store_dokumen(conn, pelaku_as(by), road, jenis, file, **more)

    return store


@pytest.fixture
def decided(kantor: Catalogue, registry: Registry, pelaku_as: As) -> Callable[..., KeadaanDokumen]:
    """Decide as PPID, or as somebody else."""

    def decide(
        key: int, gerak: Gerak = Gerak.SETUJUI, catatan: str = "", by: Peran = Peran.PPID
    ) -> KeadaanDokumen:
        with kantor.writing() as conn:
            return decide_dokumen(conn, registry, pelaku_as(by), key, gerak, catatan=catatan)

    return decide


def _published(kantor: Catalogue) -> list[dict[str, Any]]:
    with kantor.reading() as conn:
        return [dict(row) for row in conn.execute(sa.select(terbitan_dokumen)).mappings()]


@pytest.mark.parametrize(
    ("gerak", "by", "catatan", "error"),
    [
        (Gerak.SETUJUI, Peran.PPTK, "", ForbiddenError),
        (Gerak.SETUJUI, Peran.KEPALA_DINAS, "", ForbiddenError),
        (Gerak.KEMBALIKAN, Peran.PPID, " ", UsageError),
        (Gerak.TARIK, Peran.PPID, "salah", ConflictError),
        (Gerak.BATALKAN, Peran.TIM_TEKNIS, "", ForbiddenError),
    ],
)
def test_a_step_that_is_not_theirs_or_not_from_here_is_refused(
    kantor: Catalogue,
    stored: Callable[..., int],
    decided: Callable[..., Any],
    gerak: Gerak,
    by: Peran,
    catatan: str,
    error: type[SipurboError],
) -> None:
    key = stored()
    with pytest.raises(error):
        decided(key, gerak, catatan, by)
    assert _published(kantor) == []


def test_nobody_approves_what_they_sent_themselves(
    stored: Callable[..., int], decided: Callable[..., Any]
) -> None:
    key = stored(by=Peran.PPK)
    with pytest.raises(ForbiddenError, match="sendiri"):
        decided(key, by=Peran.PPK)
    assert decided(key, by=Peran.KPA) is KeadaanDokumen.DISETUJUI


def test_what_is_not_there_is_not_found(road: int, decided: Callable[..., Any]) -> None:
    with pytest.raises(NotFoundError):
        decided(road + 999)


def test_the_sender_takes_back_what_nobody_decided(
    stored: Callable[..., int], decided: Callable[..., Any]
) -> None:
    assert decided(stored(), Gerak.BATALKAN, by=Peran.PPTK) is KeadaanDokumen.DIBATALKAN


def test_an_approved_document_is_published_with_what_the_rules_open(
    kantor: Catalogue, road: int, stored: Callable[..., int], decided: Callable[..., Any]
) -> None:
    key = stored(keterangan="Nomor 12")
    decided(key)
    (row,) = _published(kantor)
    assert (row["id"], row["terbitan_id"], row["jenis"]) == (key, road, "spmk")
    assert (row["nama"], row["sha256"], row["ukuran"]) == ("SPMK.pdf", SURAT.sha256, 1000)
    assert (row["keterangan"], row["bukti"], row["sha256_kecil"]) == ("Nomor 12", "", "")


@pytest.mark.parametrize("jenis", [J.FOTO_PROGRES, J.SPMK])
def test_of_an_image_only_the_copy_is_published(
    kantor: Catalogue, stored: Callable[..., int], decided: Callable[..., Any], jenis: J
) -> None:
    taken = Jepretan(102.22, -1.4303, "2023-06-05T09:00:00")
    decided(stored(jenis, FOTO, jepretan=taken, salinan=SALINAN))
    (row,) = _published(kantor)
    assert (row["sha256"], row["sha256_kecil"]) == (SALINAN.sha256_publik, SALINAN.sha256_kecil)
    assert (row["nama"], row["media_type"], row["ukuran"]) == ("", "image/jpeg", None)
    assert FOTO.sha256 not in row.values()
    assert row["bukti"] == ("dekat" if jenis is J.FOTO_PROGRES else "tanpa_bukti")


@pytest.mark.parametrize("jenis", [J.KONTRAK, J.ADENDUM, J.LAINNYA])
def test_a_withheld_kind_is_not_published_though_approved(
    kantor: Catalogue, stored: Callable[..., int], decided: Callable[..., Any], jenis: J
) -> None:
    assert decided(stored(jenis)) is KeadaanDokumen.DISETUJUI
    assert _published(kantor) == []


def test_a_withdrawn_document_is_gone_at_once_and_the_catalogue_says_it_changed(
    kantor: Catalogue, stored: Callable[..., int], decided: Callable[..., Any]
) -> None:
    key = stored()
    decided(key)
    with kantor.reading() as conn:
        before = get_revision(conn)
    assert decided(key, Gerak.TARIK, "memuat NIK") is KeadaanDokumen.DITARIK
    with kantor.reading() as conn:
        after = get_revision(conn)
        assert conn.scalar(sa.select(sa.func.count()).select_from(terbitan_riwayat)) == 0
    assert _published(kantor) == []
    assert (after.nomor, after.jumlah) == (before.nomor + 1, before.jumlah)


def test_a_withdrawn_document_can_be_looked_at_again(
    stored: Callable[..., int], decided: Callable[..., Any]
) -> None:
    key = stored()
    decided(key)
    decided(key, Gerak.TARIK, "salah unggah")
    assert decided(key, Gerak.BUKA_KEMBALI, "ternyata benar") is KeadaanDokumen.DIUNGGAH


def test_documents_come_and_go_with_their_kegiatan(
    kantor: Catalogue,
    registry: Registry,
    stored: Callable[..., int],
    decided: Callable[..., Any],
) -> None:
    decided(stored())
    with kantor.writing() as conn:
        assert republish(conn, registry) == 0, "nothing changed"
        move_kegiatan(conn, registry, make_kegiatan().kode, Gerak.TARIK, catatan="ganda")
    assert _published(kantor) == []


def test_the_trail_names_the_bytes_and_keeps_the_reason_apart(
    kantor: Catalogue, stored: Callable[..., int], decided: Callable[..., Any]
) -> None:
    decided(stored(), Gerak.KEMBALIKAN, "tanda tangan Budi belum ada")
    with kantor.reading() as conn:
        entry = conn.execute(sa.select(jejak).order_by(jejak.c.id.desc()).limit(1)).one()
        assert entry.verb == "kembalikan_dokumen"
        assert SURAT.sha256 in entry.isi
        assert "Budi" not in entry.isi
        assert conn.scalars(sa.select(dokumen.c.alasan)).one() == "tanda tangan Budi belum ada"
        assert list(broken_links(conn)) == []


def test_the_sender_hears_of_it(
    kantor: Catalogue,
    stored: Callable[..., int],
    decided: Callable[..., Any],
    pelaku_as: As,
) -> None:
    decided(stored(), Gerak.KEMBALIKAN, "buram")
    mine = notifikasi.c.pengguna_id == pelaku_as(Peran.PPTK).id
    with kantor.reading() as conn:
        told = conn.execute(sa.select(notifikasi).where(mine)).one()
    assert (told.jenis, told.isi["catatan"]) == ("dokumen_ditolak", "buram")


def test_the_same_file_under_two_kinds_is_two_decisions(
    kantor: Catalogue, stored: Callable[..., int], decided: Callable[..., Any]
) -> None:
    stored(J.KONTRAK)
    decided(stored(J.SPMK, replace(SURAT, nama="lain.pdf")))
    (row,) = _published(kantor)
    assert row["nama"] == "lain.pdf"


def test_when_the_road_moves_its_photos_are_measured_again(
    kantor: Catalogue,
    registry: Registry,
    stored: Callable[..., int],
    decided: Callable[..., Any],
) -> None:
    taken = Jepretan(102.22, -1.4303)
    decided(stored(J.DOKUMENTASI_0, FOTO, jepretan=taken, salinan=SALINAN))
    (near,) = _published(kantor)
    with kantor.writing() as conn:
        elsewhere = LineString([(102.35, -1.44), (102.36, -1.44)])
        save_kegiatan(conn, registry, [make_kegiatan(geometry=elsewhere)])
    (far,) = _published(kantor)
    assert (near["bukti"], far["bukti"]) == ("dekat", "jauh")
    assert far["jarak_m"] > 10_000
    assert far["letak_m"] is None
