"""A server that is killed in the middle of everything leaves nothing by halves."""

from __future__ import annotations

import os
import signal
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.cli.store import check_store
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.tables import ajuan, ajuan_langkah, dokumen, foto, jejak, kegiatan
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.berkas import PDF, make_photo
from tests.factories import make_kegiatan
from tests.serving import started

from .accounts import set_account
from .officer import FORM, Officer

WORKS, EACH = 20, 100
#: so many are under way at once, more than the server has threads
AT_ONCE = 40
#: of each kind so many answers are waited for; then, and long before the last, the server is killed
ENOUGH = 20
BOUNDARY = "batas-uji"


@dataclass(slots=True)
class Busy(Officer):
    """Sends from many places at once."""

    #: what the server said was done
    done: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)
    #: called when enough is done
    kill: Callable[[], None] | None = None

    def upload(self, number: int) -> None:
        """A photo or a letter, each with bytes of its own."""
        photo = number % 2 == 0
        content = make_photo(size=(400, 300), comment=f"{number}".encode()) if photo else PDF
        parts = [
            ('name="jenis"', b"foto_progres" if photo else b"dokumen_progres"),
            (f'name="berkas"; filename="{number}.bin"', content + b"%%%d" % number),
        ]
        begin = f"\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; "
        body = b"".join(f"{begin}{head}\r\n\r\n".encode() + value for head, value in parts)
        body += f"\r\n--{BOUNDARY}--\r\n".encode()
        self._send(
            "unggah",
            f"/admin/kegiatan/{1 + number % WORKS}/dokumen",
            body,
            f"multipart/form-data; boundary={BOUNDARY}",
            303,
        )

    def report(self, number: int) -> None:
        """The report of a week; each one of a week and a kegiatan of its own."""
        form = {
            "minggu": str(1 + number // WORKS),
            "tanggal": "2023-06-12",
            "realisasi": str(10 + number // WORKS),
            "uid": str(uuid.uuid4()),
        }
        path = f"/admin/kegiatan/{1 + number % WORKS}/minggu"
        self._send("lapor", path, urlencode(form).encode(), FORM, 303)

    def _send(self, what: str, path: str, body: bytes, kind: str, well: int) -> None:
        try:
            status, text = self.ask("POST", path, body, kind)
        except (OSError, HTTPException):
            status, text = 0, ""
        assert status in (0, well), f"{path}: {status} {text[:300]}"
        with self.lock:
            self.done[what if status else "terputus"] += 1
            if self.kill and min(self.done["unggah"], self.done["lapor"]) >= ENOUGH:
                self.kill()
                self.kill = None


@pytest.fixture
def office(kantor: Catalogue, registry: Registry) -> Catalogue:
    """Twenty works and somebody with a password."""
    works = [make_kegiatan(f"PUPR-2023-{number:04}") for number in range(1, WORKS + 1)]
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, works)
        assert conn.scalars(sa.select(sa.func.max(kegiatan.c.id))).one() == WORKS
    set_account(kantor, Peran.PPTK)
    return kantor


def _kill_amid(officer: Busy, kill: Callable[[], None]) -> None:
    """Send two hundred things, many at once; whoever hears that enough is done kills."""
    officer.kill = kill
    both = (officer.upload, officer.report)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = [pool.submit(send, n) for n in range(EACH) for send in both]
        for one in waiting:
            one.result()


def _count(conn: sa.Connection, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
    return conn.scalars(sa.select(sa.func.count()).select_from(table).where(*conditions)).one()


@pytest.mark.slow
@pytest.mark.usefixtures("office")
def test_what_was_said_to_be_done_is_there_and_nothing_is_there_by_halves(
    settings: Settings,
) -> None:
    assert settings.media is not None
    with started(settings) as (process, base):
        officer = Busy(base)
        officer.sign_in()
        _kill_amid(officer, lambda: os.killpg(process.pid, signal.SIGKILL))
    killed_amid = min(officer.done[what] for what in ("unggah", "lapor", "terputus"))
    assert killed_amid > 0, officer.done

    catalogue = open_catalogue(settings.database_url)
    with catalogue.reading_register() as conn:
        documents, images = _count(conn, dokumen), _count(conn, foto)
        assert documents >= officer.done["unggah"]
        assert images == _count(conn, dokumen, dokumen.c.jenis == "foto_progres")
        assert documents == _count(conn, jejak, jejak.c.verb == "store_dokumen")
        reports = _count(conn, ajuan)
        assert reports >= officer.done["lapor"]
        assert reports == _count(conn, ajuan_langkah)
        assert reports == _count(conn, jejak, jejak.c.verb == "report_progres")
        assert list(broken_links(conn)) == []
    time.sleep(2.1)  # what was being written then counts as left behind now
    store = check_store(catalogue, settings.media, whole=True)
    catalogue.close()
    assert store.hilang == [], "a row without its file"
    assert store.berkas >= documents
    assert list((settings.media / ".sementara").iterdir()) == []

    with started(settings) as (_, base):
        again = Busy(base)
        again.sign_in()
        again.upload(1000)
    assert again.done == {"unggah": 1}
