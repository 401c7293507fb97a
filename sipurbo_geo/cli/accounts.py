"""`sipurbo user`: accounts of the office, for whoever keeps the machine.

A password is made up and shown once, or read from standard input; it never stands in a command,
where the shell's history and the list of processes would keep it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from ..model.label import Label
from ..model.peran import PERAN_LABELS, Peran
from .options import akun_argument, json_option
from .session import Session

if TYPE_CHECKING:
    from ..query.kantor.pengguna import Petugas

_ADDED = Label("Akun {akun} dibuka.", "The account {akun} is open.")
_RESET = Label(
    "Kata sandi {akun} disetel ulang; semua sesinya berakhir.",
    "The password of {akun} is reset; all its sessions have ended.",
)
_SHOWN_ONCE = Label(
    "Kata sandi sementara, hanya tampil sekali ini dan diganti saat masuk pertama: {sandi}",
    "Temporary password, shown this once and to be changed at the first sign-in: {sandi}",
)
_DISABLED = Label(
    "Akun {akun} ditutup; semua sesinya berakhir.",
    "The account {akun} is closed; all its sessions have ended.",
)
_ENABLED = Label("Akun {akun} dibuka kembali.", "The account {akun} is open again.")
_NOBODY = Label(
    "Belum ada akun. Buka yang pertama: sipurbo user add NAMA --nama 'Nama Lengkap' "
    "--peran administrator",
    "No account yet. Open the first one: sipurbo user add NAME --nama 'Full Name' "
    "--peran administrator",
)
_CLOSED = Label("ditutup", "closed")
_NEVER = Label("belum pernah masuk", "never signed in")

_STDIN = click.option(
    "--stdin",
    "from_stdin",
    is_flag=True,
    help="Baca kata sandi dari masukan standar; bila tidak disebut, dibuatkan.",
)


@click.group("user")
def user_group() -> None:
    """Akun petugas: membuka, melihat, menutup, menyetel ulang kata sandi."""


@user_group.command("add")
@akun_argument
@click.option("--nama", required=True, help="Nama lengkap pemiliknya.")
@click.option(
    "--peran",
    required=True,
    type=click.Choice([peran.value for peran in Peran]),
    help="Peran; menentukan apa yang boleh dilakukan.",
)
@click.option(
    "--bidang", multiple=True, metavar="SLUG", help="Bidang, misalnya bina-marga. Boleh diulang."
)
@_STDIN
@json_option
@click.pass_obj
def add_command(
    session: Session,
    akun: str,
    nama: str,
    peran: str,
    bidang: tuple[str, ...],
    from_stdin: bool,  # noqa: FBT001
) -> None:
    """Membuka akun bernama AKUN."""
    from ..catalogue.add_pengguna import add_pengguna
    from ..catalogue.sync_registry import sync_registry

    sandi, mark = _read_sandi(akun, from_stdin)
    with session.catalogue(new=True) as catalogue, catalogue.writing() as conn:
        sync_registry(conn, session.registry)
        key = add_pengguna(conn, akun, nama, Peran(peran), sandi=mark, bidang=bidang)
    _answer_with_sandi(session, {"id": key, "akun": akun}, _ADDED, sandi)


@user_group.command("list")
@json_option
@click.pass_obj
def list_command(session: Session) -> None:
    """Menampilkan semua akun, peran dan bidangnya."""
    from ..query.kantor.pengguna import list_petugas

    with session.catalogue() as catalogue, catalogue.reading_register() as conn:
        listed = list_petugas(conn)
    session.show("pengguna", listed, _as_json, _as_line, _NOBODY)


@user_group.command("disable")
@akun_argument
@json_option
@click.pass_obj
def disable_command(session: Session, akun: str) -> None:
    """Menutup akun dan mengakhiri semua sesinya; riwayatnya tetap ada."""
    from ..catalogue.disable_pengguna import disable_pengguna

    _switch(session, akun, disable_pengguna, _DISABLED)


@user_group.command("enable")
@akun_argument
@json_option
@click.pass_obj
def enable_command(session: Session, akun: str) -> None:
    """Membuka kembali akun yang ditutup, dengan kata sandi semula."""
    from ..catalogue.disable_pengguna import enable_pengguna

    _switch(session, akun, enable_pengguna, _ENABLED)


@user_group.command("reset")
@akun_argument
@_STDIN
@json_option
@click.pass_obj
def reset_command(session: Session, akun: str, from_stdin: bool) -> None:  # noqa: FBT001
    """Memberi kata sandi baru; pemiliknya menggantinya saat masuk."""
    from ..catalogue.pengguna_rows import key_of
    from ..catalogue.reset_sandi import reset_sandi

    sandi, mark = _read_sandi(akun, from_stdin)
    with session.catalogue() as catalogue, catalogue.writing() as conn:
        name = reset_sandi(conn, key_of(conn, akun), sandi=mark)
    _answer_with_sandi(session, {"akun": name}, _RESET, sandi)


def _switch(session: Session, akun: str, verb: Any, label: Label) -> None:
    from ..catalogue.pengguna_rows import key_of

    with session.catalogue() as catalogue, catalogue.writing() as conn:
        changed = verb(conn, key_of(conn, akun))
    session.answer({"akun": akun, "berubah": changed}, label)


def _read_sandi(akun: str, from_stdin: bool) -> tuple[str, str]:  # noqa: FBT001
    """A made-up password ("" when it was given) and the hash to keep; raises `UsageError`."""
    from webmap.kata_sandi import hash_sandi

    from ..model.sandi import check_sandi, new_sandi

    if not from_stdin:
        made = new_sandi()
        return made, hash_sandi(made)
    given = sys.stdin.readline().rstrip("\r\n")
    check_sandi(given, akun)
    return "", hash_sandi(given)


def _answer_with_sandi(session: Session, values: dict[str, Any], label: Label, sandi: str) -> None:
    session.answer(values | ({"sandi": sandi} if sandi else {}), label)
    if sandi and not session.json:
        session.say(_SHOWN_ONCE, sandi=sandi)


def _as_json(one: Petugas) -> dict[str, Any]:
    return {
        "id": one.id,
        "akun": one.akun,
        "nama": one.nama,
        "peran": one.peran.value,
        "bidang": list(one.bidang),
        "aktif": one.aktif,
        "ganti_sandi": one.ganti_sandi,
        "penugasan": one.penugasan,
        "terakhir_masuk": one.terakhir_masuk.isoformat() if one.terakhir_masuk else None,
    }


def _as_line(one: Petugas, bahasa: str) -> str:
    last = f"{one.terakhir_masuk:%Y-%m-%d %H:%M} UTC" if one.terakhir_masuk else _NEVER.text(bahasa)
    role, units = PERAN_LABELS[one.peran].text(bahasa), ", ".join(one.bidang)
    parts = [one.akun, one.nama, role, units, last, "" if one.aktif else _CLOSED.text(bahasa)]
    return " · ".join(part for part in parts if part)
