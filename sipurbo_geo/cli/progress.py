"""A progress bar on long work; silent when nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress_bar(label: str, length: int | None) -> Iterator[Callable[[int], None]]:
    """Yields a function to call with how many more are done. Without a length nothing is shown."""
    if not length or not sys.stderr.isatty():
        yield _silent
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update


def _silent(count: int) -> None:
    """For output that goes into a file or to another program."""
