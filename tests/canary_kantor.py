"""What waits inside the office: reports, payments and changes that nobody decided about yet.

Words carry the canary; figures are ones that stand nowhere else, in every way of writing them.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.move_ajuan import move_ajuan
from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_penanganan import record_penanganan
from sipurbo_geo.catalogue.report_keuangan import report_keuangan
from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.catalogue.save_draf import save_draf
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_kegiatan_as import save_kegiatan_as
from sipurbo_geo.database.engine import Catalogue, Connection
from sipurbo_geo.intake.berkas.titipan import Titipan
from sipurbo_geo.intake.buku_tulis import write_buku
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.laporan import Laporan, Pembayaran
from sipurbo_geo.model.penanganan import Penanganan, Tindakan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.query.kantor.dasar import read_dasar
from sipurbo_geo.query.kantor.pengguna import find_akun
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_crossing, make_unmapped

CANARY = "kenari"
ROAD = "PUPR-2023-0002"
#: reports that are not approved, by the steps that they took: 61.37, 62.37 …
_STEPS: tuple[tuple[Gerak, ...], ...] = (
    (),
    (Gerak.VERIFIKASI,),
    (Gerak.KEMBALIKAN,),
    (Gerak.VERIFIKASI, Gerak.KEMBALIKAN),
    (Gerak.BATALKAN,),
)
_AMOUNT = Decimal(987_654_321)
#: what was approved, and so has to be found: the crawl is not blind
APPROVED = "41,73"
#: every undecided figure, as machines and people write it
FIGURES = re.compile(rb"6[1-5][.,]37\b|987[.,]?654[.,]?321|987[.,]65 (?:juta|million)|102[.,]3777")


def plant_kantor(catalogue: Catalogue, registry: Registry, settings: Settings) -> None:
    """An office at work on a published road; only one report of it is approved."""
    with catalogue.writing() as conn:
        for peran in Peran:
            add_pengguna(
                conn,
                f"{CANARY}-{peran}".replace("_", "-"),
                f"{CANARY} nama {peran}",
                peran,
                sandi=f"{CANARY}-sandi",
                bidang=["bina-marga"],
            )
        save_kegiatan(conn, registry, [make_crossing()])
    desk = _Desk(catalogue, registry)
    desk.report_weeks()
    desk.propose()
    desk.return_draft()
    with catalogue.writing() as conn:
        desk.fill_drawers(conn)
    _leave_workbook(registry, settings)


class _Desk:
    """The people of the office, each one step at a time."""

    def __init__(self, catalogue: Catalogue, registry: Registry) -> None:
        self._catalogue, self._registry = catalogue, registry
        with catalogue.reading_register() as conn:
            self._id = read_dasar(conn, [ROAD])[ROAD]["id"]

    def person(self, peran: Peran) -> Pelaku:
        with self._catalogue.reading_register() as conn:
            akun = find_akun(conn, f"{CANARY}-{peran}".replace("_", "-"))
        assert akun is not None
        assigned = frozenset((self._id,)) if peran is Peran.KONSULTAN else akun.pelaku.ditugaskan
        return replace(akun.pelaku, ditugaskan=assigned)

    def report_weeks(self) -> None:
        """One week a way that a report can go; the last one is approved."""
        self._report(1, Decimal(APPROVED.replace(",", ".")), (Gerak.VERIFIKASI, Gerak.SETUJUI))
        for number, steps in enumerate(_STEPS, start=1):
            self._report(1 + number, Decimal(f"{60 + number}.37"), steps)

    def _report(self, week: int, done: Decimal, steps: tuple[Gerak, ...]) -> None:
        day = date(2023, 6, 5) + timedelta(weeks=week - 1)
        note = f"{CANARY}-catatan-{week}"
        report = Laporan(week, day, done, rencana=done, catatan=note)
        with self._catalogue.writing() as conn:
            key = report_progres(conn, self.person(Peran.KONSULTAN), self._id, report)
        for before, step in zip((None, *steps), steps, strict=False):
            with self._catalogue.writing() as conn:
                self._move(conn, key, step, before)

    def _move(self, conn: Connection, key: int, step: Gerak, dari: Gerak | None) -> None:
        # the note of a step is read by officers alone, approved or not
        by = Peran.TIM_TEKNIS if dari is None else Peran.PPK
        move_ajuan(
            *(conn, self._registry, key, step),
            pelaku=self.person(Peran.KONSULTAN if step is Gerak.BATALKAN else by),
            versi=None,
            catatan=f"{CANARY}-langkah-{step}",
        )

    def propose(self) -> None:
        """A change and a payment that wait, and another of each that came back."""
        changed = make_crossing(nama=f"{CANARY}-perubahan", nilai_kontrak=_AMOUNT)
        for peran, steps in ((Peran.PPTK, ()), (Peran.TIM_TEKNIS, (Gerak.KEMBALIKAN,))):
            with self._catalogue.writing() as conn:
                version = read_dasar(conn, [ROAD])[ROAD]["versi"]
                saved = save_kegiatan_as(
                    *(conn, self._registry, self.person(peran), changed), dasar_versi=version
                )
                assert saved.ajuan_id is not None
                self._return(conn, saved.ajuan_id, steps)
        for day, steps in ((1, ()), (2, (Gerak.KEMBALIKAN,))):
            payment = Pembayaran(date(2023, 7, day), _AMOUNT, f"{CANARY}-termin")
            with self._catalogue.writing() as conn:
                key = report_keuangan(conn, self.person(Peran.BENDAHARA), self._id, payment)
                self._return(conn, key, steps)

    def _return(self, conn: Connection, key: int, steps: tuple[Gerak, ...]) -> None:
        for step in steps:
            move_ajuan(
                *(conn, self._registry, key, step),
                pelaku=self.person(Peran.PPK),
                versi=None,
                catatan=f"{CANARY}-kembali",
            )

    def return_draft(self) -> None:
        """A kegiatan that was submitted and came back."""
        draft = make_unmapped("RAHASIA-KEMBALI", nama=f"{CANARY}-kembali", keadaan=Keadaan.DRAF)
        with self._catalogue.writing() as conn:
            save_kegiatan(conn, self._registry, [draft])
            for step in (Gerak.AJUKAN, Gerak.KEMBALIKAN):
                move_kegiatan(
                    conn, self._registry, draft.kode, step, catatan=f"{CANARY}-alasan-{step}"
                )

    def fill_drawers(self, conn: Connection) -> None:
        """A half-filled form, and a letter of warning."""
        pptk = self.person(Peran.PPTK)
        typed = {"nama": [f"{CANARY}-ketikan"], "geometri": ["POINT (102.3777 -1.4)"]}
        save_draf(conn, pptk, f"kegiatan-{self._id}", typed, kegiatan_id=self._id, dasar_versi=1)
        letter = Penanganan(
            Tindakan.SCM_I, date(2023, 7, 3), f"{CANARY}-surat", f"{CANARY}-berita-acara"
        )
        record_penanganan(conn, pptk, self._id, letter)


def _leave_workbook(registry: Registry, settings: Settings) -> None:
    """A workbook that was looked at and not saved."""
    assert settings.media is not None
    item = make_unmapped("RAHASIA-BUKU", nama=f"{CANARY}-buku")
    body = write_buku(registry, [(item, 1)], [], [])
    Titipan(settings.media).leave(1, io.BytesIO(body), f"{CANARY}-buku.xlsx")
