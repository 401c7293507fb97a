"""Tokens: whom they speak for, how they end, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from sipurbo_geo.catalogue.disable_pengguna import disable_pengguna
from sipurbo_geo.catalogue.make_token import PALING_BANYAK, make_token, revoke_token
from sipurbo_geo.catalogue.reset_sandi import reset_sandi
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import jejak, token
from sipurbo_geo.errors import ConflictError, ForbiddenError, NotFoundError, UsageError
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.token import new_token
from sipurbo_geo.query.kantor.token import find_token, list_token

PelakuAs = Callable[[Peran], Pelaku]


def _make(kantor: Catalogue, owner: Pelaku, secret: str, **more: object) -> int:
    with kantor.writing() as conn:
        return make_token(conn, owner.id or 0, "QGIS", secret, **more)  # type: ignore[arg-type]


def _found(kantor: Catalogue, secret: str, now: datetime | None = None) -> Pelaku | None:
    with kantor.reading_register() as conn:
        found = find_token(conn, secret, now)
    return found[1] if found else None


@pytest.mark.parametrize("nama", ["", "  ", "x" * 81, "a\nb"])
def test_a_token_needs_a_name(kantor: Catalogue, pelaku_as: PelakuAs, nama: str) -> None:
    with kantor.writing() as conn, pytest.raises(UsageError, match="nama token"):
        make_token(conn, pelaku_as(Peran.PPK).id or 0, nama, new_token())


@pytest.mark.parametrize("hari", [0, -1, 99999])
def test_a_token_ends_some_day(kantor: Catalogue, pelaku_as: PelakuAs, hari: int) -> None:
    with pytest.raises(UsageError, match="hari"):
        _make(kantor, pelaku_as(Peran.PPK), new_token(), hari=hari)


def test_nobody_makes_or_ends_the_token_of_another(kantor: Catalogue, pelaku_as: PelakuAs) -> None:
    owner, other = pelaku_as(Peran.PPK), pelaku_as(Peran.PPTK)
    with pytest.raises(ForbiddenError):
        _make(kantor, owner, new_token(), pelaku=other)
    key = _make(kantor, owner, new_token(), pelaku=owner)
    with kantor.writing() as conn, pytest.raises(NotFoundError):
        revoke_token(conn, key, pelaku=other)
    with kantor.writing() as conn:
        assert revoke_token(conn, key, pelaku=pelaku_as(Peran.ADMINISTRATOR))


def test_too_many_tokens_are_refused(kantor: Catalogue, pelaku_as: PelakuAs) -> None:
    owner = pelaku_as(Peran.PPK)
    for _ in range(PALING_BANYAK):
        key = _make(kantor, owner, new_token())
    with pytest.raises(ConflictError, match="Cabut"):
        _make(kantor, owner, new_token())
    with kantor.writing() as conn:
        revoke_token(conn, key)
    _make(kantor, owner, new_token())


def test_a_token_speaks_for_its_owner_until_it_ends(kantor: Catalogue, pelaku_as: PelakuAs) -> None:
    owner, secret = pelaku_as(Peran.PPTK), new_token()
    key = _make(kantor, owner, secret, hari=3, pelaku=owner)
    assert _found(kantor, secret) == owner
    assert _found(kantor, secret + "x") is None
    assert _found(kantor, secret, datetime.now(UTC) + timedelta(days=4)) is None
    with kantor.writing() as conn:
        assert revoke_token(conn, key, pelaku=owner)
        assert not revoke_token(conn, key, pelaku=owner)
    assert _found(kantor, secret) is None


def test_a_closed_account_and_a_new_password_end_its_tokens(
    kantor: Catalogue, pelaku_as: PelakuAs
) -> None:
    for peran, end in ((Peran.PPK, disable_pengguna), (Peran.PPTK, None)):
        owner, secret = pelaku_as(peran), new_token()
        _make(kantor, owner, secret)
        with kantor.writing() as conn:
            if end is not None:
                end(conn, owner.id or 0)
            else:
                reset_sandi(conn, owner.id or 0, sandi="baru")
        assert _found(kantor, secret) is None


def test_only_the_mark_is_kept_and_the_trail_tells(kantor: Catalogue, pelaku_as: PelakuAs) -> None:
    owner, secret = pelaku_as(Peran.PPK), new_token()
    key = _make(kantor, owner, secret, pelaku=owner)
    with kantor.writing() as conn:
        revoke_token(conn, key, pelaku=owner)
        kept = repr(conn.execute(sa.select(token)).all())
        told = conn.execute(sa.select(jejak.c.verb, jejak.c.isi).order_by(jejak.c.id)).all()
        listed = list_token(conn, owner.id or 0)
    assert secret not in kept
    assert [row.verb for row in told[-2:]] == ["make_token", "revoke_token"]
    assert secret not in repr(told)
    assert listed[0].dicabut is not None
    assert secret.startswith(listed[0].awalan)
