"""`sipurbo template`: empty spreadsheets that the import understands."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UsageError
from ..model.label import Label
from .options import json_option
from .session import Session

_WRITTEN = Label("Lembar isian tersimpan: {berkas}", "Template saved: {berkas}")
_OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BERKAS.xlsx",
    help="Berkas tujuan; bila tidak disebut, menurut jenis dan temanya.",
)


@click.group("template")
def template_group() -> None:
    """Membuat lembar isian kosong yang dipahami oleh import."""


@template_group.command("kegiatan")
@click.option("--layer", required=True, metavar="TEMA", help="Tema, misalnya jalan.")
@_OUTPUT
@json_option
@click.pass_obj
def template_kegiatan_command(session: Session, layer: str, output: Path | None) -> None:
    """Lembar isian kegiatan satu tema."""
    _write(session, "kegiatan", layer, output or Path(f"templat-kegiatan-{layer}.xlsx"))


@template_group.command("progres")
@_OUTPUT
@json_option
@click.pass_obj
def template_progres_command(session: Session, output: Path | None) -> None:
    """Lembar isian progres mingguan."""
    _write(session, "progres", None, output or Path("templat-progres.xlsx"))


def _write(session: Session, kind: str, layer: str | None, path: Path) -> None:
    from ..intake.template import write_template

    if path.exists():
        raise UsageError(
            f"{path} sudah ada dan mungkin sudah diisi; pilih nama lain dengan -o",
            f"{path} is there already and may be filled in; choose another name with -o",
        )
    write_template(session.registry, kind, layer, path)
    session.answer({"berkas": str(path)}, _WRITTEN)
