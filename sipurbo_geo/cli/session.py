"""What a command works with: the settings, the themes and the open catalogue."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..model.label import Label
from ..settings import Settings, shipped

if TYPE_CHECKING:
    from ..database.engine import Catalogue
    from ..registry import Registry

T = TypeVar("T")


def default_bahasa() -> str:
    """The language of the surroundings: "id" unless they ask for English."""
    return "en" if os.environ.get("SIPURBO_BAHASA") == "en" else "id"


class Session:
    """One call of the command line. Nothing is opened before a command asks for it.

    `json` is set by commands that were asked to answer a machine.
    """

    def __init__(self, database: str | None, bahasa: str | None) -> None:
        self._database = database
        self._bahasa = bahasa
        self.json = False

    @property
    def settings(self) -> Settings:
        """The settings of the surroundings, with --database in front; raises `ConfigError`."""
        stated = {"SIPURBO_DATABASE_URL": self._database} if self._database else {}
        return Settings.from_env(dict(os.environ) | stated)

    @property
    def bahasa(self) -> str:
        """The language of messages: "id" or "en"."""
        return self._bahasa or default_bahasa()

    @property
    def registry(self) -> Registry:
        """The themes; raises `ConfigError` for a wrong theme file."""
        from ..registry import load_registry

        return load_registry(Path(os.environ.get("SIPURBO_LAYERS") or shipped("layers")))

    @contextmanager
    def catalogue(self, *, new: bool = False) -> Iterator[Catalogue]:
        """The open catalogue, which may be a `new` one; raises `DatabaseError`."""
        from ..database.engine import open_catalogue

        settings = self.settings
        opened = open_catalogue(settings.database_url, settings.database_read_url, new=new)
        try:
            yield opened
        finally:
            opened.close()

    def say(self, label: Label, **values: Any) -> None:
        """Print a line for a person."""
        click.echo(label.text(self.bahasa).format(**values))

    def answer(self, values: dict[str, Any], label: Label) -> None:
        """Print `values`: as JSON when a machine asked, else as the sentence `label`."""
        if self.json:
            click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        else:
            self.say(label, **values)

    def show(
        self,
        name: str,
        listed: Sequence[T],
        as_json: Callable[[T], dict[str, Any]],
        as_line: Callable[[T, str], str],
        nothing: Label,
    ) -> None:
        """Print what was listed: as JSON under `name` when a machine asked, else a line each."""
        if self.json or not listed:
            self.answer({name: [as_json(one) for one in listed]}, nothing)
            return
        for one in listed:
            click.echo(as_line(one, self.bahasa))
