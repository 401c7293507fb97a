"""The command line: one roof over the import, the pages, the exports and the upkeep."""

from __future__ import annotations

import click

from .accounts import user_group
from .backups import backup_command, restore_command
from .exporting import export_command, map_command
from .group import Commands
from .importing import import_group
from .serving import demo_command, serve_command
from .session import Session
from .templates import template_group
from .tokens import token_group
from .trail import jejak_group
from .upkeep import check_command, init_command, publish_command, version_command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--database",
    metavar="URL",
    help="Katalog yang dipakai, misalnya sqlite:///tebo.gpkg; bila tidak disebut, "
    "SIPURBO_DATABASE_URL.",
)
@click.option(
    "--bahasa", type=click.Choice(["id", "en"]), help="Bahasa pesan; bila tidak disebut, id."
)
@click.pass_context
def main(ctx: click.Context, database: str | None, bahasa: str | None) -> None:
    """SiPURBO-geo: peta pekerjaan umum sebuah kabupaten.

    Kode keluar: 0 baik, 1 datanya bermasalah, 2 perintahnya keliru.
    """
    ctx.obj = Session(database, bahasa)


for command in (
    init_command,
    demo_command,
    serve_command,
    import_group,
    template_group,
    export_command,
    map_command,
    check_command,
    user_group,
    token_group,
    jejak_group,
    publish_command,
    backup_command,
    restore_command,
    version_command,
):
    main.add_command(command)
