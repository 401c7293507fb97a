"""`sipurbo serve` and `sipurbo demo`: the pages and feeds on an address."""

from __future__ import annotations

from pathlib import Path

import click

from ..model.label import Label
from ..settings import Settings, shipped
from .demo_accounts import offer_accounts
from .secret_file import keep_secret_key
from .session import Session

_HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Alamat yang didengar.")
_PORT = click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Nomor porta."
)
_BUILDING = Label(
    "Membuat katalog contoh di {folder} …", "Building the sample catalogue in {folder} …"
)


@click.command("serve")
@_HOST
@_PORT
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Jumlah proses."
)
@click.pass_obj
def serve_command(session: Session, host: str, port: int, workers: int) -> None:
    """Menyajikan halaman, peta dan umpan data sampai dihentikan."""
    from webmap.server import serve

    serve(session.settings, host=host, port=port, workers=workers, on_ready=click.echo)


@click.command("demo")
@_HOST
@_PORT
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default="demo",
    show_default=True,
    help="Folder katalog contoh; dibuat bila belum ada.",
)
@click.pass_obj
def demo_command(session: Session, host: str, port: int, data: Path) -> None:
    """Membuat katalog contoh dan akun-akunnya (sekali saja) lalu menyajikannya."""
    from webmap.server import serve

    from ..database.engine import open_catalogue

    file = data.resolve() / "tebo.gpkg"
    if not file.is_file():
        click.echo(_BUILDING.text(session.bahasa).format(folder=data), err=True)
        _build(session, file)
    catalogue = open_catalogue(f"sqlite:///{file}")
    try:
        offer_accounts(catalogue, f"sqlite:///{file}", session.bahasa)
    finally:
        catalogue.close()
    settings = Settings(
        f"sqlite:///{file}",
        secret_key=keep_secret_key(file.with_name("kunci-sesi")),
        media=file.parent / "media",
        bahasa=session.bahasa,
    )
    serve(settings, host=host, port=port, on_ready=click.echo)


def _build(session: Session, file: Path) -> None:
    """Make the sample catalogue at `file`: complete, or not at all if it is interrupted."""
    from ..database.engine import open_catalogue
    from ..intake.sample import build_sample

    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name("sebagian.gpkg")
    for rest in file.parent.glob(f"{beside.name}*"):
        rest.unlink()
    catalogue = open_catalogue(f"sqlite:///{beside}")
    try:
        build_sample(catalogue, session.registry, shipped("sample_data"))
    finally:
        catalogue.close()
    beside.replace(file)
