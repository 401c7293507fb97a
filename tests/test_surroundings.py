"""The test suite's own ground: the server, the factories, the rule on what may be skipped."""

from __future__ import annotations

import psycopg
import pytest
from shapely import unary_union

from .factories import BARAT, TIMUR, make_crossing, make_kegiatan, make_wilayah
from .needs import missing, need_program
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
        psycopg.connect(server.address).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.address, connect_timeout=2)


def test_a_named_server_is_used_as_it_is(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPURBO_TEST_POSTGRES_URL", postgres.url("postgres"))
    with running_server() as server:
        assert server.address == postgres.address
    psycopg.connect(postgres.address).close()


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
