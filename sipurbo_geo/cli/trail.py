"""`sipurbo jejak`: what the chain of changes shows, for whoever wants to hold it fast."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

from ..model.label import Label
from .options import json_option
from .session import Session

if TYPE_CHECKING:
    from ..database.engine import Catalogue

_HEAD = Label("Jejak {nomor}: {sidik}", "Trail {nomor}: {sidik}")


@click.group("jejak")
def jejak_group() -> None:
    """Jejak perubahan: baris demi baris, terantai dengan SHA-256."""


@jejak_group.command("head")
@json_option
@click.pass_obj
def head_command(session: Session) -> None:
    """Menampilkan ujung rantai, untuk dicatat atau diumumkan di tempat lain."""
    from ..catalogue.jejak import head_jejak

    with session.catalogue() as catalogue, catalogue.reading_register() as conn:
        nomor, sidik = head_jejak(conn)
    session.answer({"nomor": nomor, "sidik": sidik}, _HEAD)


def check_jejak(catalogue: Catalogue, head: str | None) -> list[str]:
    """What is wrong with the chain, in Indonesian, one line each; empty when it holds.

    `head` is a link written down earlier: it has to stand in the chain still.
    """
    from ..catalogue.jejak import broken_links, holds_link, lost_geometries

    with catalogue.reading_register() as conn:
        against = chain(broken_links(conn), lost_geometries(conn))
        found = [f"jejak {number}: {what}" for number, what in against]
        if head is not None and not holds_link(conn, head.strip().lower()):
            found.append("ujung yang dicatat dahulu tidak ada lagi dalam rantai ini")
    return found
