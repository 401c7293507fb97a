"""The reader of the documentation, on documentation that lies."""

from __future__ import annotations

import click

from . import texts
from .commands import misunderstood

TEXT = """
Run `sipurbo serve --port 9000`, see `/feeds/kegiatan.geojson?limit=3` and [more](docs/more.md).

```sh
$ SIPURBO_LAYERS=layers .venv/bin/sipurbo import \\
    kegiatan "a b.csv"  # with a comment
curl http://127.0.0.1:8000/kegiatan/<kode>
```
"""


def test_commands_are_found_in_prose_and_in_blocks() -> None:
    assert sorted(texts.commands(TEXT, "sipurbo")) == [
        ["import", "kegiatan", "a b.csv"],
        ["serve", "--port", "9000"],
    ]


def test_addresses_settings_and_links_are_found() -> None:
    assert texts.addresses(TEXT) == {"/feeds/kegiatan.geojson", "/kegiatan/<kode>"}
    assert texts.settings(TEXT) == {"SIPURBO_LAYERS"}
    assert texts.links(TEXT) == {"docs/more.md"}


def test_a_command_or_option_that_does_not_exist_is_told() -> None:
    @click.group()
    def program() -> None: ...

    @program.command()
    @click.option("--port")
    def serve(port: str) -> None: ...

    assert misunderstood(program, ["serve", "--port", "1"]) == ""
    assert misunderstood(program, ["serve", "--prot", "1"]) == "no option --prot"
    assert misunderstood(program, ["sreve"]) == "no command sreve"
