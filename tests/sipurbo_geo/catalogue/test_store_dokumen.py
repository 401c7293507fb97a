"""A file that was handed in is written down once, by who may, for what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.store_dokumen import store_dokumen
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import dokumen, foto, jejak, jejak_pribadi, kegiatan, notifikasi
from sipurbo_geo.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    SipurboError,
    UnreadableFileError,
    UsageError,
)
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.berkas import JenisBerkas, Tersimpan
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.foto import Jepretan, Salinan, SumberPosisi
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

As = Callable[[Peran], Pelaku]
SPMK, PROGRES = JenisDokumen.SPMK, JenisDokumen.FOTO_PROGRES
SALINAN = Salinan("b" * 64, "c" * 64, 1600, 1200)
SURAT = Tersimpan("a" * 64, "SPMK.pdf", JenisBerkas.PDF, 1000)
FOTO = Tersimpan("f" * 64, "IMG_1.jpg", JenisBerkas.JPEG, 2000)


@pytest.fixture
def road(kantor: Catalogue, registry: Registry) -> int:
    """The key of a kegiatan in the unit of all accounts."""
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan()])
        return conn.scalars(sa.select(kegiatan.c.id)).one()


def _count(conn: sa.Connection, table: sa.Table) -> int:
    return conn.scalars(sa.select(sa.func.count()).select_from(table)).one()


def _foto(kantor: Catalogue, road: int, who: Pelaku, taken: Jepretan | None) -> sa.Row[tuple]:
    with kantor.writing() as conn:
        store_dokumen(conn, who, road, PROGRES, FOTO, jepretan=taken, salinan=SALINAN)
        return conn.execute(sa.select(foto)).one()


@pytest.mark.parametrize(
    ("peran", "jenis", "tersimpan", "more", "error"),
    [
        pytest.param(Peran.PPID, SPMK, SURAT, {}, ForbiddenError, id="a role without the right"),
        pytest.param(Peran.KONSULTAN, SPMK, SURAT, {}, ForbiddenError, id="not assigned to it"),
        pytest.param(Peran.PPTK, PROGRES, SURAT, {}, UnreadableFileError, id="a PDF as photo"),
        pytest.param(
            Peran.PPTK, SPMK, SURAT, {"ajuan_id": 77}, NotFoundError, id="another's report"
        ),
        pytest.param(
            Peran.PPTK, SPMK, SURAT, {"keterangan": "x" * 501}, UsageError, id="a novel as note"
        ),
    ],
)
def test_refused_and_nothing_is_written(
    kantor: Catalogue,
    road: int,
    pelaku_as: As,
    peran: Peran,
    jenis: JenisDokumen,
    tersimpan: Tersimpan,
    more: dict[str, object],
    error: type[SipurboError],
) -> None:
    with pytest.raises(error), kantor.writing() as conn:
        store_dokumen(conn, pelaku_as(peran), road, jenis, tersimpan, **more)
    with kantor.reading() as conn:
        assert _count(conn, dokumen) == 0


def test_nothing_is_taken_for_a_kegiatan_that_is_withdrawn_or_not_there(
    kantor: Catalogue, registry: Registry, road: int, pelaku_as: As
) -> None:
    with pytest.raises(NotFoundError), kantor.writing() as conn:
        store_dokumen(conn, pelaku_as(Peran.PPTK), road + 1, SPMK, SURAT)
    with kantor.writing() as conn:
        move_kegiatan(conn, registry, make_kegiatan().kode, Gerak.TARIK, catatan="ganda")
    with pytest.raises(ConflictError), kantor.writing() as conn:
        store_dokumen(conn, pelaku_as(Peran.PPTK), road, SPMK, SURAT)


def test_a_number_of_sending_belongs_to_one_file(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    who = pelaku_as(Peran.PPTK)
    with kantor.writing() as conn:
        first = store_dokumen(conn, who, road, SPMK, SURAT, uid="u-1")
        assert store_dokumen(conn, who, road, SPMK, SURAT, uid="u-1") == first
    with pytest.raises(ConflictError), kantor.writing() as conn:
        store_dokumen(conn, who, road, SPMK, replace(SURAT, sha256="e" * 64), uid="u-1")


def test_the_same_bytes_twice_for_the_same_purpose_are_one_dokumen(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    who = pelaku_as(Peran.PPTK)
    with kantor.writing() as conn:
        first = store_dokumen(conn, who, road, SPMK, SURAT)
        assert store_dokumen(conn, who, road, SPMK, SURAT) == first
        assert store_dokumen(conn, who, road, JenisDokumen.BAST_PHO, SURAT) != first
        written = sa.select(jejak.c.id).where(jejak.c.verb == "store_dokumen")
        assert len(conn.scalars(written).all()) == 2


def test_a_photo_and_its_smaller_copy_are_one_photo_in_whichever_order_they_come(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    who, small = pelaku_as(Peran.PPTK), replace(FOTO, sha256="5" * 64)
    asal = FOTO.sha256
    with kantor.writing() as conn:
        put = partial(store_dokumen, conn, who, road, PROGRES, salinan=SALINAN)
        first = put(FOTO, uid="u-1")
        # the answer was lost, and the phone tries again with less to send
        assert put(small, uid="u-1", sha256_asal=asal) == first
        assert put(small, uid="u-2", sha256_asal=asal) == first
        other = put(replace(small, sha256="6" * 64), uid="u-3", sha256_asal="7" * 64)
        assert put(replace(FOTO, sha256="7" * 64), uid="u-3") == other != first
        assert _count(conn, dokumen) == 2
        said = conn.scalars(sa.select(jejak.c.isi).where(jejak.c.verb == "store_dokumen")).all()
        assert ["7" * 64 in isi for isi in said] == [False, True]
    with pytest.raises(UsageError), kantor.writing() as conn:
        store_dokumen(conn, who, road, PROGRES, FOTO, salinan=SALINAN, sha256_asal="ABC")


def test_the_trail_holds_the_bytes_hash_and_not_the_name(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    named = replace(SURAT, nama="KTP Warga.pdf")
    with kantor.writing() as conn:
        store_dokumen(conn, pelaku_as(Peran.PPTK), road, SPMK, named, keterangan=" asli ")
    with kantor.reading() as conn:
        entry = conn.execute(sa.select(jejak).where(jejak.c.verb == "store_dokumen")).one()
        private = conn.scalars(sa.select(jejak_pribadi.c.isi)).all()
        assert SURAT.sha256 in entry.isi
        assert "KTP" not in entry.isi
        assert {"nama": "KTP Warga.pdf", "keterangan": "asli"} in private
        assert list(broken_links(conn)) == []


def test_those_who_decide_hear_of_a_pile_once(kantor: Catalogue, road: int, pelaku_as: As) -> None:
    with kantor.writing() as conn:
        for letter in "abc":
            sent = replace(SURAT, sha256=letter * 64)
            store_dokumen(conn, pelaku_as(Peran.PPK), road, SPMK, sent)
        # KPA and PPID; the PPK sent it himself
        assert _count(conn, notifikasi) == 2


def test_a_photo_at_the_site_is_near_and_stands_on_the_line(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    taken = Jepretan(102.22, -1.4303, "2023-06-05T09:00:00+07:00", 90.0)
    row = _foto(kantor, road, pelaku_as(Peran.PPTK), taken)
    assert (row.bukti, row.sumber_posisi) == ("dekat", "berkas")
    assert row.jarak_m < 40
    assert 1500 < row.letak_m < 1600


def test_a_photo_from_elsewhere_is_far_and_has_no_place_on_the_line(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    row = _foto(kantor, road, pelaku_as(Peran.PPTK), Jepretan(106.8, -6.2))
    assert (row.bukti, row.letak_m) == ("jauh", None)
    assert row.jarak_m > 500_000


def test_a_photo_that_says_nothing_is_no_evidence(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    row = _foto(kantor, road, pelaku_as(Peran.PPTK), None)
    assert (row.bukti, row.sumber_posisi, row.jarak_m) == ("tanpa_bukti", "", None)


def test_what_the_device_said_is_marked_as_such(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    with kantor.writing() as conn:
        store_dokumen(
            conn,
            pelaku_as(Peran.PPTK),
            road,
            PROGRES,
            FOTO,
            jepretan=Jepretan(102.22, -1.43),
            sumber=SumberPosisi.PERANGKAT,
            salinan=SALINAN,
        )
        assert conn.scalars(sa.select(foto.c.sumber_posisi)).one() == "perangkat"


def test_where_a_scanned_letter_was_photographed_is_not_kept(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    with kantor.writing() as conn:
        at_home = Jepretan(102.3, -1.5)
        store_dokumen(
            conn, pelaku_as(Peran.PPTK), road, SPMK, FOTO, jepretan=at_home, salinan=SALINAN
        )
        row = conn.execute(sa.select(foto)).one()
    assert (row.lon, row.lat, row.bukti) == (None, None, "tanpa_bukti")


def test_an_impossible_position_is_refused() -> None:
    for lon, lat in ((999.0, 0.0), (0.0, float("nan")), (0.0, -91.0)):
        with pytest.raises(UsageError):
            Jepretan(lon, lat)


def test_an_image_without_its_copies_is_a_mistake_of_the_caller(
    kantor: Catalogue, road: int, pelaku_as: As
) -> None:
    with pytest.raises(ValueError, match="copies"), kantor.writing() as conn:
        store_dokumen(conn, pelaku_as(Peran.PPTK), road, PROGRES, FOTO)
