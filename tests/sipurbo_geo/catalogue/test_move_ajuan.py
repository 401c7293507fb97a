"""The chain of a report: every legal step works, every other one is refused at the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.move_ajuan import move_ajuan
from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.report_keuangan import report_keuangan
from sipurbo_geo.catalogue.save_kegiatan_as import save_kegiatan_as
from sipurbo_geo.database.tables import ajuan_langkah, jejak, kegiatan, notifikasi
from sipurbo_geo.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    SipurboError,
    StaleError,
    UsageError,
)
from sipurbo_geo.model.alur import ALUR_AJUAN, Gerak, JenisAjuan, KeadaanAjuan
from sipurbo_geo.model.laporan import Pembayaran
from sipurbo_geo.model.peran import SISTEM, Peran
from sipurbo_geo.model.wewenang import WEWENANG
from tests.factories import make_kegiatan, make_progres

from .kantor import KINI, KODE, Kantor, make_laporan

BAYAR = Pembayaran(date(2023, 7, 3), Decimal(58_650_000), "Termin I")


def _bayar(office: Kantor, bayar: Pembayaran = BAYAR, **more: object) -> int:
    with office.catalogue.writing() as conn:
        person = office.orang(Peran.BENDAHARA)
        return report_keuangan(conn, person, office.id, bayar, now=KINI, **more)  # type: ignore[arg-type]


def _ubah(office: Kantor, nama: str, peran: Peran = Peran.TIM_TEKNIS) -> int:
    """A change of the published road, by who may not approve it."""
    with office.catalogue.writing() as conn:
        versi = conn.scalars(sa.select(kegiatan.c.versi)).one()
        item = make_kegiatan(KODE, nama=nama)
        saved = save_kegiatan_as(
            conn, office.registry, office.orang(peran), item, dasar_versi=versi, now=KINI
        )
    assert saved.ajuan_id is not None
    return saved.ajuan_id


def _nama(office: Kantor) -> str:
    with office.catalogue.reading_register() as conn:
        return conn.scalars(sa.select(kegiatan.c.nama)).one()


def test_what_is_not_there_cannot_move(office: Kantor) -> None:
    with pytest.raises(NotFoundError):
        office.gerak(999, Gerak.SETUJUI, Peran.PPK)


def test_nobody_approves_what_they_handed_in(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPTK)
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    for gerak in (Gerak.SETUJUI, Gerak.KEMBALIKAN):
        with pytest.raises(ForbiddenError, match="sendiri"):
            office.gerak(key, gerak, Peran.PPTK, "catatan")
    own = office.lapor(make_laporan(minggu=2))
    with pytest.raises(ForbiddenError, match="sendiri"):
        office.gerak(own, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)


def test_nobody_cancels_or_reports_again_for_another(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPTK)
    for gerak in (Gerak.BATALKAN, Gerak.LAPORKAN_ULANG):
        with pytest.raises(ForbiddenError, match="mengajukannya"):
            office.gerak(key, gerak, Peran.PPK)


def test_the_keeper_of_the_machine_decides_nothing(office: Kantor) -> None:
    key = office.lapor(make_laporan())
    with pytest.raises(ForbiddenError, match="akunnya"), office.catalogue.writing() as conn:
        move_ajuan(
            conn, office.registry, key, Gerak.VERIFIKASI, pelaku=SISTEM, versi=None, now=KINI
        )


def test_no_role_takes_a_step_that_is_not_its_own(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPK)
    steps = {step.gerak: step for step in ALUR_AJUAN[JenisAjuan.FISIK] if step.dari == "dilaporkan"}
    for gerak, peran in product(Gerak, set(Peran) - {Peran.PPK}):
        step = steps.get(gerak)
        if step and step.kuasa in WEWENANG[peran]:
            continue
        with pytest.raises((ForbiddenError, ConflictError)):
            office.gerak(key, gerak, peran, "catatan")
    assert office.row(key).keadaan == "dilaporkan"


def test_a_report_is_not_approved_before_it_is_verified(office: Kantor) -> None:
    key = office.lapor(make_laporan())
    with pytest.raises(ConflictError, match="Dilaporkan"):
        office.gerak(key, Gerak.SETUJUI, Peran.PPK)
    assert office.published()["progres"] == []


def test_a_return_says_why(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPTK)
    with pytest.raises(UsageError, match="alasan"):
        office.gerak(key, Gerak.KEMBALIKAN, Peran.TIM_TEKNIS, "  ")
    with pytest.raises(SipurboError, match="panjang"):
        office.gerak(key, Gerak.KEMBALIKAN, Peran.TIM_TEKNIS, "x" * 2001)


def test_an_approved_report_is_published_once_and_stays(office: Kantor) -> None:
    key = office.lapor(make_laporan(realisasi=12.5, rencana=Decimal(10)), Peran.PPTK)
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    assert office.published()["progres"] == []
    assert office.gerak(key, Gerak.SETUJUI, Peran.PPK) is KeadaanAjuan.DISETUJUI
    (week,) = office.published()["progres"]
    assert (week["minggu"], week["rencana"], week["realisasi"]) == (1, 10, 12.5)
    for gerak in Gerak:
        with pytest.raises(ConflictError):
            office.gerak(key, gerak, Peran.PPTK, "catatan")


def test_a_returned_report_comes_back_mended(office: Kantor) -> None:
    key = office.lapor(make_laporan(realisasi=50), Peran.PPTK)
    office.gerak(key, Gerak.KEMBALIKAN, Peran.TIM_TEKNIS, "foto tidak cocok")
    assert office.lapor(make_laporan(realisasi=15), Peran.PPTK) == key
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    office.gerak(key, Gerak.SETUJUI, Peran.KPA)
    assert [week["realisasi"] for week in office.published()["progres"]] == [15]
    with office.catalogue.reading_register() as conn:
        steps = conn.scalars(sa.select(ajuan_langkah.c.langkah).order_by(ajuan_langkah.c.id)).all()
    assert steps == ["ajukan", "kembalikan", "laporkan_ulang", "verifikasi", "setujui"]


def test_a_cancelled_report_leaves_the_week_to_others(office: Kantor) -> None:
    key = office.lapor(make_laporan())
    office.gerak(key, Gerak.BATALKAN, Peran.TIM_TEKNIS)
    assert office.lapor(make_laporan(), Peran.PPTK) != key


def test_of_two_reviewers_the_second_is_told(office: Kantor) -> None:
    key = office.lapor(make_laporan())
    seen = office.row(key).versi
    office.lapor(make_laporan(realisasi=11))
    with pytest.raises(StaleError, match="berubah") as caught:
        office.gerak(key, Gerak.BATALKAN, Peran.TIM_TEKNIS, versi=seen)
    assert caught.value.sekarang == seen + 1


def test_two_decisions_from_the_same_page_do_not_both_count(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.TIM_TEKNIS)
    other = office.lapor(make_laporan(minggu=2), Peran.PPTK)
    office.gerak(other, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    seen = office.row(other).versi
    office.gerak(other, Gerak.SETUJUI, Peran.PPK, versi=seen)
    with pytest.raises(StaleError):
        office.gerak(other, Gerak.KEMBALIKAN, Peran.KPA, "ragu", versi=seen)
    assert office.row(key).keadaan == "dilaporkan"


def test_what_was_recorded_meanwhile_stops_the_approval_whole(office: Kantor) -> None:
    key = office.lapor(make_laporan(realisasi=12), Peran.PPTK)
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    row, *_ = make_progres(KODE, rencana=(10,), realisasi=(20,))
    with office.catalogue.writing() as conn:
        record_progres(conn, office.registry, [row])
    with pytest.raises(ConflictError, match="sudah tercatat"):
        office.gerak(key, Gerak.SETUJUI, Peran.PPK)
    assert office.row(key).keadaan == "diverifikasi"


def test_a_withdrawn_kegiatan_gains_nothing_by_approval(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPTK)
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    with office.catalogue.writing() as conn:
        move_kegiatan(conn, office.registry, KODE, Gerak.TARIK, catatan="dobel")
    with pytest.raises(ConflictError, match="ditarik"):
        office.gerak(key, Gerak.SETUJUI, Peran.PPK)


def test_a_payment_counts_once_it_is_approved(office: Kantor) -> None:
    key = _bayar(office)
    assert office.published()["keuangan"] == []
    with pytest.raises(ForbiddenError):
        office.gerak(key, Gerak.SETUJUI, Peran.PPTK)
    office.gerak(key, Gerak.SETUJUI, Peran.PPK)
    assert [p["jumlah"] for p in office.published()["keuangan"]] == [58_650_000]
    with pytest.raises(ConflictError, match="sudah tercatat"):
        _bayar(office)


def test_a_returned_payment_comes_back_mended(office: Kantor) -> None:
    key = _bayar(office, uid="b-1")
    office.gerak(key, Gerak.KEMBALIKAN, Peran.KPA, "angka SP2D lain")
    mended = replace(BAYAR, jumlah=Decimal(60_000_000))
    with pytest.raises(StaleError):
        _bayar(office, mended, ulang=(key, 1))
    assert _bayar(office, mended, ulang=(key, office.row(key).versi)) == key
    assert _bayar(office, uid="b-1") == key
    assert office.row(key).isi["jumlah"] == "60000000"


def test_a_payment_does_not_replace_a_report(office: Kantor) -> None:
    key = office.lapor(make_laporan())
    with pytest.raises(ConflictError, match="bukan pembayaran"):
        _bayar(office, ulang=(key, 1))


def test_an_approved_change_is_saved_and_a_stale_one_is_not(office: Kantor) -> None:
    first = _ubah(office, "Nama baru")
    second = _ubah(office, "Nama lain", Peran.PPTK)
    with pytest.raises(ForbiddenError):
        office.gerak(first, Gerak.SETUJUI, Peran.PPTK)
    office.gerak(first, Gerak.SETUJUI, Peran.PPK)
    assert _nama(office) == "Nama baru"
    with pytest.raises(StaleError, match="Kembalikan"):
        office.gerak(second, Gerak.SETUJUI, Peran.PPK)
    assert (_nama(office), office.row(second).keadaan) == ("Nama baru", "dilaporkan")


def test_a_weekly_report_does_not_make_a_change_stale(office: Kantor) -> None:
    change = _ubah(office, "Nama baru")
    report = office.lapor(make_laporan(), Peran.PPTK)
    office.gerak(report, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    office.gerak(report, Gerak.SETUJUI, Peran.PPK)
    office.gerak(change, Gerak.SETUJUI, Peran.KPA)
    assert _nama(office) == "Nama baru"


def test_each_step_tells_the_next_in_the_chain_and_then_the_author(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPTK)
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    office.gerak(key, Gerak.SETUJUI, Peran.PPK)
    with office.catalogue.reading_register() as conn:
        told = conn.execute(
            sa.select(notifikasi.c.pengguna_id, notifikasi.c.jenis, notifikasi.c.dibaca)
        ).all()
    unread = {(row.pengguna_id, row.jenis) for row in told if row.dibaca is None}
    pptk = office.orang(Peran.PPTK).id
    assert unread == {(pptk, "ajuan_diverifikasi"), (pptk, "ajuan_disetujui")}
    waited = {row.pengguna_id for row in told if row.jenis == "ajuan_masuk"}
    assert waited == {
        office.orang(p).id for p in (Peran.TIM_TEKNIS, Peran.PPTK, Peran.PPK, Peran.KPA)
    }


def test_the_trail_names_every_step_and_holds(office: Kantor) -> None:
    key = office.lapor(make_laporan(), Peran.PPTK)
    office.gerak(key, Gerak.VERIFIKASI, Peran.TIM_TEKNIS)
    office.gerak(key, Gerak.SETUJUI, Peran.PPK)
    with office.catalogue.reading_register() as conn:
        verbs = conn.scalars(sa.select(jejak.c.verb).order_by(jejak.c.id)).all()
        assert list(broken_links(conn)) == []
    assert verbs[-4:] == ["report_progres", "verifikasi_ajuan", "setujui_ajuan", "record_progres"]
