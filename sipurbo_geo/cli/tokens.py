"""`sipurbo token`: keys for programs that write in somebody's name, for the machine's keeper."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from ..model.label import Label
from ..model.token import USIA_BIASA
from .options import akun_argument, json_option
from .session import Session

if TYPE_CHECKING:
    from ..query.kantor.token import Token

_MADE = Label(
    "Token untuk {akun}, hanya tampil sekali ini: {token}",
    "Token for {akun}, shown this once: {token}",
)
_REVOKED = Label("Token {id} dicabut.", "Token {id} is revoked.")
_NONE = Label("Akun ini tidak punya token.", "This account has no token.")
_ENDED = Label("tidak berlaku", "not valid")


@click.group("token")
def token_group() -> None:
    """Token untuk program yang menulis atas nama sebuah akun."""


@token_group.command("add")
@akun_argument
@click.option("--nama", required=True, help="Untuk apa token ini.")
@click.option("--hari", default=USIA_BIASA, show_default=True, help="Berlaku berapa hari.")
@json_option
@click.pass_obj
def add_command(session: Session, akun: str, nama: str, hari: int) -> None:
    """Membuat token untuk AKUN; hanya sidiknya yang disimpan."""
    from ..catalogue.make_token import make_token
    from ..catalogue.pengguna_rows import key_of
    from ..model.token import new_token

    made = new_token()
    with session.catalogue() as catalogue, catalogue.writing() as conn:
        key = make_token(conn, key_of(conn, akun), nama, made, hari=hari)
    session.answer({"id": key, "akun": akun, "token": made}, _MADE)


@token_group.command("list")
@akun_argument
@json_option
@click.pass_obj
def list_command(session: Session, akun: str) -> None:
    """Menampilkan token milik AKUN, tanpa rahasianya."""
    from ..catalogue.pengguna_rows import key_of
    from ..query.kantor.token import list_token

    with session.catalogue() as catalogue, catalogue.reading_register() as conn:
        listed = list_token(conn, key_of(conn, akun))
    session.show("token", listed, _as_json, _as_line, _NONE)


@token_group.command("revoke")
@click.argument("nomor", type=int)
@json_option
@click.pass_obj
def revoke_command(session: Session, nomor: int) -> None:
    """Mencabut token bernomor NOMOR."""
    from ..catalogue.make_token import revoke_token

    with session.catalogue() as catalogue, catalogue.writing() as conn:
        changed = revoke_token(conn, nomor)
    session.answer({"id": nomor, "berubah": changed}, _REVOKED)


def _as_json(one: Token) -> dict[str, Any]:
    return {
        "id": one.id,
        "nama": one.nama,
        "awalan": one.awalan,
        "berlaku": one.is_alive(datetime.now(UTC)),
        "kedaluwarsa": one.kedaluwarsa.isoformat(),
        "terakhir_dipakai": one.terakhir_dipakai and one.terakhir_dipakai.isoformat(),
    }


def _as_line(one: Token, bahasa: str) -> str:
    alive = one.is_alive(datetime.now(UTC))
    until = f"{one.kedaluwarsa:%Y-%m-%d}" if alive else _ENDED.text(bahasa)
    return " · ".join((str(one.id), one.nama, f"{one.awalan}…", until))
