"""`sipurbo import`: files of places, kegiatan and progress into the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..model.wilayah import Tingkat
from .options import Command, json_option, pairs
from .progress import progress_bar
from .session import Session

if TYPE_CHECKING:
    from ..intake.report import ImportReport

#: problems shown on the screen; the rest goes into --report
_SHOWN = 40
_FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group("import")
def import_group() -> None:
    """Memasukkan data dari berkas: wilayah, kegiatan, progres."""


def _common(command: Command) -> Command:
    """The options of every import."""
    for option in (
        json_option,
        click.option(
            "--report",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="LAPORAN.xlsx",
            help="Tulis semua masalah ke berkas XLSX.",
        ),
        click.option("--lapisan", metavar="NAMA", help="Lapisan atau lembar di dalam berkas."),
        click.option(
            "--map",
            "mapping",
            multiple=True,
            callback=pairs,
            metavar="KOLOM=ISIAN",
            help="Kolom berkas dan isian yang dimuatnya; - untuk tidak dibaca. Boleh diulang.",
        ),
        click.option("--partial", is_flag=True, help="Simpan baris yang benar walau ada galat."),
        click.option("--dry-run", is_flag=True, help="Periksa saja; tidak ada yang ditulis."),
    ):
        command = option(command)
    return command


@import_group.command("wilayah")
@_FILE
@_common
@click.option(
    "--tingkat",
    type=click.Choice([level.value for level in Tingkat]),
    help="Tingkat, bila berkas tidak menyebutnya.",
)
@click.option("--kabupaten", metavar="KODE", help="Hanya kabupaten ini, misalnya 15.09.")
@click.option(
    "--sumber", default="", metavar="TEKS", help="Dari mana batas ini, misalnya BIG 2023."
)
@click.option("--crs", metavar="EPSG:KODE", help="Sistem koordinat, misalnya EPSG:32748.")
@click.option("--encoding", metavar="NAMA", help="Pengodean huruf, misalnya CP1252.")
@click.pass_obj
def import_wilayah_command(
    session: Session, /, file: Path, lapisan: str | None, report: Path | None, **given: Any
) -> None:
    """Memasukkan batas atau daftar kode kabupaten, kecamatan dan desa."""
    from ..intake.wilayah import import_wilayah

    registry = session.registry

    def work(catalogue: Any, progress: Callable[[int], None]) -> ImportReport:
        return import_wilayah(
            catalogue, file, registry=registry, source_layer=lapisan, progress=progress, **given
        )

    _run(session, file, report, work)


@import_group.command("kegiatan")
@_FILE
@_common
@click.option("--layer", metavar="TEMA", help="Tema untuk baris yang tidak menyebutnya.")
@click.option(
    "--set",
    "defaults",
    multiple=True,
    callback=pairs,
    metavar="ISIAN=NILAI",
    help="Nilai untuk isian yang kosong, misalnya tahun=2023. Boleh diulang.",
)
@click.option("--crs", metavar="EPSG:KODE", help="Sistem koordinat, misalnya EPSG:32748.")
@click.option("--encoding", metavar="NAMA", help="Pengodean huruf, misalnya CP1252.")
@click.option("--gabung", is_flag=True, help="Baris dengan kode sama adalah lokasi satu kegiatan.")
@click.option("--tukar-koordinat", "swap", is_flag=True, help="Perbaiki bujur-lintang tertukar.")
@click.pass_obj
def import_kegiatan_command(
    session: Session, /, file: Path, lapisan: str | None, report: Path | None, **given: Any
) -> None:
    """Memasukkan kegiatan: GeoJSON, GeoPackage, shapefile (.zip), KML, GPX, CSV, XLSX, OC4IDS.

    Paket proyek OC4IDS (.json) dikenali dari daftar "projects" dan membawa progres mingguan,
    pembayaran serta adendumnya.
    """
    from ..intake.kegiatan import import_kegiatan

    registry = session.registry

    def work(catalogue: Any, progress: Callable[[int], None]) -> ImportReport:
        return import_kegiatan(
            catalogue, registry, file, source_layer=lapisan, progress=progress, **given
        )

    _run(session, file, report, work)


@import_group.command("progres")
@_FILE
@_common
@click.pass_obj
def import_progres_command(
    session: Session,
    /,
    file: Path,
    lapisan: str | None,
    report: Path | None,
    mapping: dict[str, str],
    **given: Any,
) -> None:
    """Memasukkan progres mingguan: lembar lebar (M1 … Mn) atau panjang, CSV atau XLSX."""
    from ..intake.progres import import_progres

    registry = session.registry

    def work(catalogue: Any, progress: Callable[[int], None]) -> ImportReport:
        return import_progres(
            catalogue,
            registry,
            file,
            mapping=mapping,
            sheet=lapisan,
            progress=progress,
            **given,
        )

    _run(session, file, report, work)


def _run(
    session: Session,
    file: Path,
    target: Path | None,
    work: Callable[[Any, Callable[[int], None]], ImportReport],
) -> None:
    """Do the work with a progress bar, show what came of it, and leave with its exit code."""
    from ..intake.count_features import count_features

    with (
        session.catalogue(new=True) as catalogue,
        progress_bar(file.name, count_features(file)) as done,
    ):
        report = work(catalogue, done)
    if target is not None:
        report.write_xlsx(target, session.bahasa)
    if session.json:
        click.echo(report.to_json())
    else:
        click.echo(report.to_table(session.bahasa, limit=_SHOWN))
    click.get_current_context().exit(report.exit_code)
