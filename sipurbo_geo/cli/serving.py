"""`sipurbo serve` and `sipurbo demo`: the pages and feeds on an address."""

from __future__ import annotations

from pathlib import Path

import click

from ..settings import Settings
from .session import Session

_PORT = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
_HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Alamat yang didengar.")


@click.command("serve")
@_HOST
@_PORT
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True)
@click.pass_obj
def serve_command(session: Session, host: str, port: int, workers: int) -> None:
    """Menyajikan halaman, peta dan umpan data sampai dihentikan."""
    from webmap.server import serve

    serve(session.settings, host=host, port=port, workers=workers, on_ready=_announce)


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
    """Membuat katalog contoh (sekali saja) lalu menyajikannya."""
    from webmap.server import serve

    settings = _demo_settings(data.resolve(), session.bahasa)
    serve(settings, host=host, port=port, on_ready=_announce)


def _demo_settings(folder: Path, bahasa: str) -> Settings:
    return Settings(f"sqlite:///{folder / 'tebo.gpkg'}", bahasa=bahasa)


def _announce(address: str) -> None:
    click.echo(address)
