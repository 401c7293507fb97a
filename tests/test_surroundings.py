"""The test suite's own ground: the server, the factories, the rule on what may be skipped."""

from __future__ import annotations

import socket
import subprocess
import sys

import psycopg
import pytest
from shapely import unary_union

from .factories import BARAT, TIMUR, make_crossing, make_kegiatan, make_wilayah
from .needs import ROOT, missing, need_program
from .ports import held_port
from .postgres import Server, running_server


def test_what_is_missing_fails_where_ci_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no such thing"):
        missing("no such thing")


def test_what_is_missing_is_skipped_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-program"):
        need_program("no-such-program")


def test_a_server_is_gone_when_its_block_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIPURBO_TEST_POSTGRES_URL", raising=False)
    with running_server() as server:
        # the port may be another's by the time it is asked again, but not this database
        server.create("hanya_di_sini")
        address = server.libpq("hanya_di_sini")
        psycopg.connect(address).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=2)


def test_a_named_server_is_used_as_it_is(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPURBO_TEST_POSTGRES_URL", postgres.url("postgres"))
    with running_server() as server:
        assert server.address == postgres.address
    psycopg.connect(postgres.address).close()


def test_a_held_port_is_for_who_asks_for_it_by_number() -> None:
    with held_port() as port:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))
        with socket.create_server(("127.0.0.1", port)):
            socket.create_connection(("127.0.0.1", port)).close()


def test_a_program_does_not_outlive_a_run_that_is_killed() -> None:
    need_program("setpriv")
    code = (
        "import subprocess, time; from tests.ending import ending_with_us\n"
        "subprocess.Popen(ending_with_us(['sh', '-c', 'echo started; exec sleep 600']))\n"
        "time.sleep(600)"
    )
    call = [sys.executable, "-c", code]
    with subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"started\n"
        run.kill()
        # there is no more to read when the last who could write has ended
        assert run.communicate(timeout=60) == (b"", None)


def test_the_desa_fill_their_kecamatan_without_overlap() -> None:
    wilayah = {w.kode: w for w in make_wilayah()}
    for kode in (BARAT, TIMUR):
        desa = [w.geometry for w in wilayah.values() if w.induk == kode]
        assert len(desa) == 4
        assert unary_union(desa).equals(wilayah[kode].geometry)
        assert sum(d.area for d in desa if d) == pytest.approx(0.01)


def test_the_crossing_road_lies_in_two_kecamatan_and_the_plain_one_in_one() -> None:
    wilayah = {w.kode: w.geometry for w in make_wilayah()}

    def touched(geometry: object) -> list[str]:
        return [kode for kode in (BARAT, TIMUR) if wilayah[kode].intersects(geometry)]  # type: ignore[union-attr, arg-type]

    assert touched(make_kegiatan().geometry) == [BARAT]
    assert touched(make_crossing().geometry) == [BARAT, TIMUR]
