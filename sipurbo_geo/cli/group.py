"""Turns our own errors into one clear message and an exit code, never a traceback."""

from __future__ import annotations

import json
from typing import Any

import click

from ..errors import SipurboError
from ..model.label import Label
from .session import default_bahasa
from .wrong_call import explain

_ERROR = Label("Galat", "Error")


class Commands(click.Group):
    """The top of the command line."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the first words of a call; what is wrong in them is told as everything else is."""
        try:
            return super().make_context(*args, **more)
        except click.UsageError as error:
            raise _told(error, default_bahasa()) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a `SipurboError` becomes its message on stderr and its exit code."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _told(error, _bahasa(ctx)) from error
        except SipurboError as error:
            text = error.text(_bahasa(ctx))
            if ctx.obj and ctx.obj.json:
                click.echo(json.dumps({"error": text}, ensure_ascii=False))
            click.echo(f"{_ERROR.text(_bahasa(ctx))}: {text}", err=True)
            ctx.exit(error.exit_code)


def _bahasa(ctx: click.Context) -> str:
    """The language that was asked for, also before the first callback has run."""
    return ctx.params.get("bahasa") or default_bahasa()


def _told(error: click.UsageError, bahasa: str) -> Exception:
    """The same error where click's English is wanted, else the end of a call that was explained."""
    if bahasa == "en" or isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error
    click.echo(explain(error), err=True)
    return click.exceptions.Exit(error.exit_code)
