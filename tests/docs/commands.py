"""What the command line would say to a call, found without running it."""

from __future__ import annotations

import click


def misunderstood(command: click.Command, words: list[str]) -> str:
    """What click would object to, without running anything; "" when nothing."""
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.commands.get(words[0])
        if found is None:
            return "" if words[0] in ("…", "--help") else f"no command {words[0]}"
        command, words = found, words[1:]
    known = {name for parameter in command.params for name in (*parameter.opts, "--help")}
    known |= {name for parameter in command.params for name in parameter.secondary_opts}
    unknown = [w for w in words if w.startswith("--") and w.split("=")[0] not in known]
    return f"no option {unknown[0]}" if unknown else ""


def command_names(group: click.Group, before: str = "") -> list[str]:
    """Every command with its groups before it: "import kegiatan"."""
    names = []
    for name, command in group.commands.items():
        if command.hidden:
            continue
        whole = f"{before}{name}"
        names += (
            command_names(command, f"{whole} ") if isinstance(command, click.Group) else [whole]
        )
    return names
