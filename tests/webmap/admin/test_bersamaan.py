"""Eight who write and thirty-two who read, all at once, against the real server in two processes.

Nobody's change is lost, nobody is told that the database is busy. `SIPURBO_TEST_BERSAMAAN=60` goes
on for a minute instead of some seconds.
"""

from __future__ import annotations

import json
import os
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.tables import ajuan, jejak, kegiatan, progres_fisik
from sipurbo_geo.model.alur import KeadaanAjuan
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_kegiatan
from tests.serving import started

from .accounts import set_account
from .kegiatan.mengisi import read_form
from .officer import Officer

WRITERS, READERS = 8, 32
SECONDS = float(os.environ.get("SIPURBO_TEST_BERSAMAAN", "8"))
#: with fewer reports approved nothing was shown; so long is waited for them
FEW, PATIENCE_S = 3, 600
#: more weeks than a contract has are not reported
WEEKS = 300
MULAI = date(2019, 1, 7)
BERSAMA = "PUPR-2019-0000"
AWAL = 100_000_000
PUBLIC = (
    *("/", "/kegiatan", f"/kegiatan/{BERSAMA}", "/feeds/kegiatan.geojson", "/peta/hitungan.json"),
    *(f"/feeds/kegiatan/{BERSAMA}.geojson", "/feeds/bidang/bina-marga.geojson", "/healthz"),
)
OFFICE = ("/admin/", "/admin/tugas", "/admin/kegiatan", "/admin/kegiatan/1", "/admin/rekap")


@dataclass(slots=True)
class Rush:
    """What is shared while it lasts: who sends, until when, what came of it."""

    people: dict[str, Officer]
    until: float
    done: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def goes_on(self) -> bool:
        """Whether there is time left and nothing went wrong; a slow machine gets more of it."""
        late = time.monotonic() - self.until
        few = self.done["setujui 303"] < FEW
        return (late < 0 or (few and late < PATIENCE_S)) and not self.wrong

    def note(self, what: str, status: int, text: str, *fine: int) -> bool:
        """Count an answer; whether it is the first of `fine`. Others are faults."""
        with self.lock:
            self.done[f"{what} {status}"] += 1
            if status not in fine or "database is locked" in text:
                self.wrong.append(f"{what}: {status} {text[:2000]}")
        return status == fine[0]


def _raise_pagu(rush: Rush) -> None:
    """Add one rupiah to what stands, as the form shows it; who comes too late looks again."""
    ppk, path = rush.people["ppk"], "/admin/kegiatan/1/ubah"
    while rush.goes_on:
        status, page = ppk.ask("GET", path)
        if not rush.note("buka", status, page, 200):
            return
        form = read_form(page)
        form["pagu"] = [str(int(form["pagu"][0].replace(".", "")) + 1)]
        form["aksi"] = ["simpan"]
        status, text = ppk.send(path, form)
        if rush.note("simpan", status, text, 303, 409):
            return


def _report(rush: Rush, key: int, minggu: int) -> None:
    """A week goes through the chain: handed in (twice, as phones do), verified, approved."""
    laporan = {
        "pengguna": "",
        "uid": str(uuid.uuid4()),
        "kegiatan": key,
        "minggu": minggu,
        "tanggal": (MULAI + timedelta(weeks=minggu - 1)).isoformat(),
        "realisasi": str(Decimal(minggu) / 4),
    }
    pptk = rush.people["pptk"]
    laporan["pengguna"] = _own_key(pptk)
    body = json.dumps(laporan).encode()
    told = set()
    for _ in range(2):
        status, text = pptk.ask("POST", "/admin/lapangan/laporan", body, "application/json")
        if not rush.note("lapor", status, text, 200):
            return
        told.add(json.loads(text)["id"])
    assert len(told) == 1, "one report became two"
    for akun, gerak in (("tim_teknis", "verifikasi"), ("ppk", "setujui")):
        _step(rush, rush.people[akun], told.copy().pop(), gerak)


def _step(rush: Rush, who: Officer, key: int, gerak: str) -> None:
    status, page = who.ask("GET", f"/admin/ajuan/{key}")
    if not rush.note("ajuan", status, page, 200):
        return
    versi = page.partition('name="versi" value="')[2].partition('"')[0]
    form = {"gerak": gerak, "versi": versi, "catatan": ""}
    status, text = who.send(f"/admin/ajuan/{key}/gerak", form)
    rush.note(gerak, status, text, 303)


def _own_key(who: Officer) -> int:
    _, text = who.ask("GET", "/admin/lapangan/saya")
    key: int = json.loads(text)["pengguna"]
    return key


def _write(rush: Rush, number: int) -> None:
    """Change what all share, then report a week of one's own kegiatan, and again."""
    minggu = 0
    while rush.goes_on:
        _raise_pagu(rush)
        if rush.goes_on and minggu < WEEKS:
            minggu += 1
            _report(rush, 2 + number, minggu)


def _read(rush: Rush, number: int) -> None:
    """Read this and that; the shared figure never goes back."""
    paths = PUBLIC if number % 4 else OFFICE
    who, seen, turn = rush.people["kepala_dinas"], 0.0, number
    while rush.goes_on:
        path = paths[turn % len(paths)]
        turn += 1
        status, text = who.ask("GET", path)
        rush.note("baca", status, text, 200)
        if path == f"/feeds/kegiatan/{BERSAMA}.geojson" and status == 200:
            now = json.loads(text)["properties"]["pagu"]
            assert now >= seen, "an older figure came after a newer one"
            seen = now


@pytest.fixture
def office(kantor: Catalogue, registry: Registry) -> Catalogue:
    """One kegiatan that all change, and one of their own for each who writes."""
    dates = {
        "tanggal_kontrak": MULAI - timedelta(days=7),
        "tanggal_mulai": MULAI,
        "tanggal_selesai": MULAI + timedelta(weeks=WEEKS),
        "masa_pelaksanaan_hari": 7 * WEEKS,
        "nilai_kontrak": Decimal(90_000_000),
        "pagu": Decimal(AWAL),
        "hps": Decimal(95_000_000),
        "pendanaan": (),
    }
    own = [f"PUPR-2019-{number:04}" for number in range(1, WRITERS + 1)]
    with kantor.writing() as conn:
        works = [make_kegiatan(kode, **dates) for kode in (BERSAMA, *own)]
        save_kegiatan(conn, registry, works)
        keys = dict(conn.execute(sa.select(kegiatan.c.kode, kegiatan.c.id)).all())
        assert [keys[kode] for kode in (BERSAMA, *own)] == list(range(1, WRITERS + 2))
    return kantor


def _rush(base: str, people: tuple[Peran, ...]) -> Rush:
    """Everybody at once, until the time is over."""
    officers = {peran.value: Officer(base, peran.value) for peran in people}
    for officer in officers.values():
        officer.sign_in()
    rush = Rush(officers, time.monotonic() + SECONDS)
    tasks: list[tuple[Callable[[Rush, int], None], int]] = [
        *((_write, number) for number in range(WRITERS)),
        *((_read, number) for number in range(READERS)),
    ]
    with ThreadPoolExecutor(len(tasks)) as pool:
        for one in [pool.submit(task, rush, number) for task, number in tasks]:
            one.result()
    return rush


@pytest.mark.slow
def test_eight_write_and_thirty_two_read_and_nothing_is_lost(
    office: Catalogue, settings: Settings
) -> None:
    people = (Peran.PPK, Peran.PPTK, Peran.TIM_TEKNIS, Peran.KEPALA_DINAS)
    for peran in people:
        set_account(office, peran)
    office.close()
    with started(settings, workers=2) as (_, base):
        rush = _rush(base, people)
    print(f"{SECONDS:g} s: {dict(sorted(rush.done.items()))}")
    assert rush.wrong == []
    assert rush.done["simpan 303"] > 0
    assert rush.done["setujui 303"] >= FEW

    catalogue = open_catalogue(settings.database_url)
    with catalogue.reading_register() as conn:
        pagu = conn.scalars(sa.select(kegiatan.c.pagu).where(kegiatan.c.id == 1)).one()
        assert pagu == AWAL + rush.done["simpan 303"], "somebody's change was lost"
        approved = conn.scalars(sa.select(ajuan.c.keadaan)).all()
        assert 2 * len(approved) == rush.done["lapor 200"]
        decided = rush.done["setujui 303"]
        assert approved.count(KeadaanAjuan.DISETUJUI.value) == decided
        recorded = conn.scalars(sa.select(sa.func.count()).select_from(progres_fisik)).one()
        assert recorded == decided
        verbs = Counter(conn.scalars(sa.select(jejak.c.verb)))
        assert verbs["report_progres"] == len(approved)
        assert list(broken_links(conn)) == []
    catalogue.close()
