"""Accounts and assignments: what is refused, what changes, what the trail tells of it."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.assign_pengguna import assign_pengguna, unassign_pengguna
from sipurbo_geo.catalogue.disable_pengguna import disable_pengguna, enable_pengguna
from sipurbo_geo.catalogue.edit_pengguna import edit_pengguna
from sipurbo_geo.catalogue.jejak import broken_links
from sipurbo_geo.catalogue.reset_sandi import reset_sandi
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.sign_in import PER_AKUN, begin_sign_in
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import jejak, jejak_pribadi, kegiatan, notifikasi, pengguna
from sipurbo_geo.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    TooManyError,
    UsageError,
)
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.wewenang import WEWENANG, Kuasa
from sipurbo_geo.query.kantor.pengguna import find_akun, list_ditugaskan, list_petugas
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan

As = Callable[[Peran], Pelaku]
NOT_ADMINISTRATORS = [peran for peran in Peran if Kuasa.MANAGE_PENGGUNA not in WEWENANG[peran]]
NAMA = "Nama Baru Sekali"


@pytest.fixture
def roads(kantor: Catalogue, registry: Registry) -> dict[str, int]:
    """The keys of two kegiatan by their unit."""
    with kantor.writing() as conn:
        works = [make_kegiatan(), make_kegiatan("PUPR-2023-0009", bidang="cipta-karya")]
        save_kegiatan(conn, registry, works)
        return {row.bidang: row.id for row in conn.execute(sa.select(kegiatan))}


def _last(conn: sa.Connection) -> sa.Row[tuple[object, ...]]:
    return conn.execute(sa.select(jejak).order_by(jejak.c.id.desc()).limit(1)).one()


@pytest.mark.parametrize("peran", NOT_ADMINISTRATORS)
def test_only_the_administrator_looks_after_accounts(
    kantor: Catalogue, pelaku_as: As, peran: Peran
) -> None:
    pelaku, other = pelaku_as(peran), pelaku_as(Peran.BENDAHARA).id or 0
    with kantor.writing() as conn:
        for act in (
            lambda: add_pengguna(conn, "baru", NAMA, Peran.PPK, sandi="x", pelaku=pelaku),
            lambda: edit_pengguna(conn, other, NAMA, Peran.ADMINISTRATOR, pelaku=pelaku),
            lambda: disable_pengguna(conn, other, pelaku=pelaku),
            lambda: enable_pengguna(conn, other, pelaku=pelaku),
            lambda: reset_sandi(conn, other, sandi="x", pelaku=pelaku),
        ):
            with pytest.raises(ForbiddenError, match="Yang berwenang: Administrator"):
                act()


@pytest.mark.parametrize("akun", ["", "a", "Dua Kata", "-budi", "b" * 41, "bu\x00di", "budi@x"])
def test_a_name_that_cannot_be_typed_everywhere_is_refused(kantor: Catalogue, akun: str) -> None:
    with kantor.writing() as conn, pytest.raises(UsageError):
        add_pengguna(conn, akun, NAMA, Peran.PPK, sandi="x")


@pytest.mark.parametrize(
    ("nama", "bidang"), [("  ", ()), ("n" * 121, ()), (NAMA, ("bina-mraga",))], ids=str
)
def test_nobody_without_a_name_or_in_a_unit_that_is_not(
    kantor: Catalogue, pelaku_as: As, nama: str, bidang: tuple[str, ...]
) -> None:
    key = pelaku_as(Peran.PPTK).id or 0
    with kantor.writing() as conn:
        with pytest.raises(UsageError):
            add_pengguna(conn, "baru", nama, Peran.PPK, sandi="x", bidang=bidang)
        with pytest.raises(UsageError):
            edit_pengguna(conn, key, nama, Peran.PPK, bidang=bidang)


def test_a_name_is_taken_once_in_any_case(kantor: Catalogue) -> None:
    with kantor.writing() as conn, pytest.raises(ConflictError, match="sudah ada"):
        add_pengguna(conn, " PPTK ", NAMA, Peran.PPK, sandi="x")


def test_nobody_takes_the_keys_from_themselves(kantor: Catalogue, pelaku_as: As) -> None:
    own = pelaku_as(Peran.ADMINISTRATOR)
    key = own.id or 0
    with kantor.writing() as conn:
        with pytest.raises(ConflictError):
            edit_pengguna(conn, key, NAMA, Peran.PPK, pelaku=own)
        with pytest.raises(ConflictError):
            disable_pengguna(conn, key, pelaku=own)
        with pytest.raises(ConflictError):
            reset_sandi(conn, key, sandi="x", pelaku=own)
        assert edit_pengguna(conn, key, NAMA, Peran.ADMINISTRATOR, pelaku=own)


def test_an_account_that_is_not_there_is_said_to_be_missing(
    kantor: Catalogue, roads: dict[str, int]
) -> None:
    with kantor.writing() as conn:
        for act in (
            lambda: edit_pengguna(conn, 999, NAMA, Peran.PPK),
            lambda: disable_pengguna(conn, 999),
            lambda: reset_sandi(conn, 999, sandi="x"),
            lambda: assign_pengguna(conn, 999, roads["bina-marga"]),
            lambda: unassign_pengguna(conn, 999, roads["bina-marga"]),
            lambda: assign_pengguna(conn, 1, 999),
        ):
            with pytest.raises(NotFoundError):
                act()


def test_role_and_units_change_and_the_trail_keeps_the_name_to_itself(
    kantor: Catalogue, pelaku_as: As
) -> None:
    key = pelaku_as(Peran.PPTK).id or 0
    with kantor.writing() as conn:
        units = ["cipta-karya", "bina-marga", "cipta-karya"]
        assert edit_pengguna(conn, key, f" {NAMA} ", Peran.PPK, bidang=units)
        assert not edit_pengguna(conn, key, NAMA, Peran.PPK, bidang=units)
        row = _last(conn)
        aside = conn.scalar(
            sa.select(jejak_pribadi.c.isi).where(jejak_pribadi.c.jejak_id == row.id)
        )
        assert list(broken_links(conn)) == []
    assert orjson.loads(row.isi) == {
        "pengguna_id": key,
        "berubah": {"peran": ["pptk", "ppk"], "bidang": ["bina-marga", "cipta-karya,bina-marga"]},
        "dirahasiakan": ["nama"],
    }
    assert aside == {"nama": ["Nama pptk", NAMA]}
    with kantor.reading_register() as conn:
        found = find_akun(conn, "pptk")
    assert found is not None
    assert (found.pelaku.peran, found.pelaku.nama) == (Peran.PPK, NAMA)
    assert found.pelaku.bidang == ("cipta-karya", "bina-marga")


def test_no_name_ever_stands_in_the_chain(kantor: Catalogue, pelaku_as: As) -> None:
    admin = pelaku_as(Peran.ADMINISTRATOR)
    with kantor.writing() as conn:
        key = add_pengguna(conn, "akun-rahasia", NAMA, Peran.PPK, sandi="cincangan", pelaku=admin)
        edit_pengguna(conn, key, f"{NAMA} Lagi", Peran.PPTK, pelaku=admin)
        reset_sandi(conn, key, sandi="cincangan", pelaku=admin)
        disable_pengguna(conn, key, pelaku=admin)
        enable_pengguna(conn, key, pelaku=admin)
        chain = conn.execute(sa.select(jejak.c.verb, jejak.c.isi).order_by(jejak.c.id)).all()
    told = "".join(row.isi for row in chain)
    assert [row.verb for row in chain[-5:]] == [
        *("add_pengguna", "edit_pengguna", "reset_sandi", "disable_pengguna", "enable_pengguna")
    ]
    for private in (NAMA, "akun-rahasia", "cincangan"):
        assert private not in told


def test_closing_and_opening_again_end_the_sessions_from_before(
    kantor: Catalogue, pelaku_as: As
) -> None:
    key = pelaku_as(Peran.PPTK).id or 0

    def state(conn: sa.Connection) -> tuple[bool, int]:
        row = conn.execute(sa.select(pengguna).where(pengguna.c.id == key)).one()
        return row.aktif, row.sesi

    with kantor.writing() as conn:
        assert not enable_pengguna(conn, key)
        assert disable_pengguna(conn, key)
        assert state(conn) == (False, 2)
        assert not disable_pengguna(conn, key)
        assert enable_pengguna(conn, key)
        assert state(conn) == (True, 3)


def test_a_new_password_has_to_be_changed_and_may_be_tried_at_once(
    kantor: Catalogue, pelaku_as: As
) -> None:
    key = pelaku_as(Peran.PPTK).id or 0
    with kantor.writing() as conn:
        now = _last(conn).waktu
        for _ in range(PER_AKUN):
            begin_sign_in(conn, "pptk", "10.0.0.1", now)
        with pytest.raises(TooManyError):
            begin_sign_in(conn, "pptk", "10.0.0.1", now)
        assert reset_sandi(conn, key, sandi="cincangan") == "pptk"
        begin_sign_in(conn, "pptk", "10.0.0.1", now)
        found = find_akun(conn, "pptk")
    assert found is not None
    assert (found.sandi, found.ganti_sandi, found.sesi) == ("cincangan", True, 2)


def test_who_assigns_needs_the_right_on_that_kegiatan(
    kantor: Catalogue, pelaku_as: As, roads: dict[str, int]
) -> None:
    konsultan = pelaku_as(Peran.KONSULTAN).id or 0
    with kantor.writing() as conn:
        for verb in (assign_pengguna, unassign_pengguna):
            with pytest.raises(ForbiddenError, match="di luar lingkup"):
                verb(conn, konsultan, roads["cipta-karya"], pelaku=pelaku_as(Peran.PPTK))
            with pytest.raises(ForbiddenError, match="Peran Anda"):
                verb(conn, konsultan, roads["bina-marga"], pelaku=pelaku_as(Peran.TIM_TEKNIS))
        assert assign_pengguna(conn, konsultan, roads["bina-marga"], pelaku=pelaku_as(Peran.PPTK))


def test_only_who_can_gain_by_it_is_assigned(
    kantor: Catalogue, pelaku_as: As, roads: dict[str, int]
) -> None:
    with kantor.writing() as conn:
        with pytest.raises(UsageError, match="menjangkau semua"):
            assign_pengguna(conn, pelaku_as(Peran.PPID).id or 0, roads["bina-marga"])
        konsultan = pelaku_as(Peran.KONSULTAN).id or 0
        disable_pengguna(conn, konsultan)
        with pytest.raises(ConflictError, match="sudah ditutup"):
            assign_pengguna(conn, konsultan, roads["bina-marga"])


def test_an_assignment_is_told_once_and_taken_back_once(
    kantor: Catalogue, pelaku_as: As, roads: dict[str, int]
) -> None:
    road, konsultan = roads["bina-marga"], pelaku_as(Peran.KONSULTAN).id or 0
    with kantor.writing() as conn:
        assert assign_pengguna(conn, konsultan, road, pelaku=pelaku_as(Peran.PPK))
        assert not assign_pengguna(conn, konsultan, road)
        row = _last(conn)
        assert (row.verb, row.kegiatan_id, row.peran) == ("assign_pengguna", road, "ppk")
        assert orjson.loads(row.isi) == {"pengguna_id": konsultan}
        told = conn.execute(sa.select(notifikasi)).one()
        assert (told.pengguna_id, told.jenis, told.kegiatan_id) == (konsultan, "ditugaskan", road)
        assert [one.id for one in list_ditugaskan(conn, road)] == [konsultan]
    assert pelaku_as(Peran.KONSULTAN).ditugaskan == {road}
    with kantor.writing() as conn:
        assert unassign_pengguna(conn, konsultan, road)
        assert not unassign_pengguna(conn, konsultan, road)
        assert _last(conn).verb == "unassign_pengguna"
        assert list_ditugaskan(conn, road) == []
        assert list(broken_links(conn)) == []


def test_the_list_shows_everybody_and_no_password(
    kantor: Catalogue, pelaku_as: As, roads: dict[str, int]
) -> None:
    with kantor.writing() as conn:
        assign_pengguna(conn, pelaku_as(Peran.KONSULTAN).id or 0, roads["bina-marga"])
        disable_pengguna(conn, pelaku_as(Peran.ADMINISTRATOR).id or 0)
        listed = list_petugas(conn)
    assert len(listed) == len(Peran)
    assert not hasattr(listed[0], "sandi")
    assert (listed[-1].akun, listed[-1].aktif) == ("administrator", False)
    assert {one.akun: one.penugasan for one in listed if one.penugasan} == {"konsultan": 1}
