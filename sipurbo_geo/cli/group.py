"""Turns our own errors into one clear message and an exit code, never a traceback."""

from __future__ import annotations

import json
from typing import Any

import click

from ..errors import SipurboError
from ..model.label import Label

_ERROR = Label("Galat", "Error")


class Commands(click.Group):
    """The top of the command line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a `SipurboError` becomes its message on stderr and its exit code."""
        try:
            return super().invoke(ctx)
        except SipurboError as error:
            bahasa = ctx.obj.bahasa if ctx.obj else "id"
            if ctx.obj and ctx.obj.json:
                click.echo(json.dumps({"error": error.text(bahasa)}, ensure_ascii=False))
            click.echo(f"{_ERROR.text(bahasa)}: {error.text(bahasa)}", err=True)
            ctx.exit(error.exit_code)
