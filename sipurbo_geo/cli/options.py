"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from .session import Session

Command = Callable[..., Any]


def _note_json(ctx: click.Context, _: click.Parameter, value: bool) -> bool:  # noqa: FBT001
    session = ctx.find_object(Session)
    if session is not None:
        session.json = value
    return value


json_option = click.option(
    "--json",
    is_flag=True,
    expose_value=False,
    callback=_note_json,
    help="Jawaban sebagai JSON, untuk mesin.",
)


def _as_kept(_: click.Context, __: click.Parameter, akun: str) -> str:
    return akun.strip().lower()


akun_argument = click.argument("akun", callback=_as_kept)


def pairs(_: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """KEY=VALUE options as a dict; the last "=" of --map and the first of --set divides."""
    found = {}
    for value in values:
        left, mark, right = (
            value.rpartition("=") if parameter.name == "mapping" else value.partition("=")
        )
        if not mark or not left.strip() or not right.strip():
            raise click.BadParameter(f'"{value}" harus berbentuk KIRI=KANAN')
        found[left.strip()] = right.strip()
    return found


def filter_options(command: Command) -> Command:
    """The filter of the feeds, as options."""
    for name, metavar, told in reversed(_FILTERS):
        option = click.option(
            f"--{name}", name.replace("-", "_"), multiple=True, metavar=metavar, help=told
        )
        command = option(command)
    command = click.option("--pada", metavar="TANGGAL", help="Keadaan pada akhir hari itu.")(
        command
    )
    command = click.option("--bbox", metavar="W,S,E,N", help="Kotak dalam derajat.")(command)
    return click.option(
        "-q", "--cari", "q", default="", metavar="TEKS", help="Kata-kata dalam teks."
    )(command)


_FILTERS = (
    ("kode", "KODE", "Kode kegiatan. Boleh diulang."),
    ("kecamatan", "NAMA|KODE", "Kecamatan: nama, kode Kemendagri atau kode BPS. Boleh diulang."),
    ("bidang", "BIDANG", "Bidang, misalnya bina-marga. Boleh diulang."),
    ("layer", "TEMA", "Tema, misalnya jalan. Boleh diulang."),
    ("tahun", "TAHUN", "Tahun anggaran. Boleh diulang."),
    ("tahap", "TAHAP", "Tahap, misalnya pelaksanaan. Boleh diulang."),
    ("sumber-dana", "SUMBER", "Sumber dana, misalnya dak_fisik. Boleh diulang."),
    ("status", "STATUS", "Status deviasi, misalnya kritis. Boleh diulang."),
)
