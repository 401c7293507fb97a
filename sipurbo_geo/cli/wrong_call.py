"""What click says of a wrong call, in Indonesian; its English is good as it is."""

from __future__ import annotations

import click

_TYPES = {
    click.IntRange: "bilangan bulat dari {0.min} sampai {0.max}",
    click.Choice: "salah satu dari: {1}",
    click.Path: "jalur berkas yang dapat dipakai",
}


def explain(error: click.UsageError) -> str:
    """The sentence for `error`, and where the help is."""
    ctx = error.ctx
    if ctx is None:
        return f"Galat: {_said(error)}"
    usage = ctx.get_usage().replace("Usage:", "Pakai:", 1)
    more = f"Keterangannya: {ctx.command_path} {ctx.help_option_names[-1]}"
    return f"{usage}\n{more}\n\nGalat: {_said(error)}"


def _said(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Opsi {error.option_name} tidak ada.{_near(error.possibilities)}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        kind = "Opsi" if isinstance(error.param, click.Option) else "Isian"
        return f"{kind} {_named(error.param, error.ctx)} belum disebut."
    if isinstance(error, click.BadParameter) and error.param is not None:
        named = _named(error.param, error.ctx)
        return f"Nilai {named} tidak dapat dipakai: {_right(error, error.param)}."
    if (name := getattr(error, "command_name", None)) is not None:
        return f"Perintah {name} tidak ada.{_near(getattr(error, 'possibilities', None))}"
    return f"Perintah ini tidak dapat dibaca ({error.message})."


def _named(param: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.make_metavar(ctx) if ctx else str(param.name)


def _right(error: click.BadParameter, param: click.Parameter) -> str:
    """What the value has to be; messages of our own are Indonesian already."""
    for kind, text in _TYPES.items():
        if isinstance(param.type, kind):
            choices = ", ".join(map(str, getattr(param.type, "choices", ())))
            return "harus " + text.format(param.type, choices)
    return error.message.rstrip(".")


def _near(possibilities: object) -> str:
    near = ", ".join(possibilities) if isinstance(possibilities, list | tuple) else ""
    return f" Maksud Anda: {near}?" if near else ""
