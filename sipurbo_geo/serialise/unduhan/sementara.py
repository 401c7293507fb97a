"""Files that cannot leave as they are made: built aside, handed over without a name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from ...errors import TooLargeError

#: no file that is built may grow beyond this
MOST_BYTES = 1 << 30
_PIECE = 1 << 18


def built(name: str, build: Callable[[Path], None]) -> Iterator[bytes]:
    """The bytes of the file that `build` makes at the path it is given, which is called `name`.

    The work is done when this returns; what is left has no name, so that nothing can stay behind.
    Raises `TooLargeError`.
    """
    nameless = TemporaryFile()  # noqa: SIM115 - closed by who sends it
    try:
        with TemporaryDirectory(prefix="sipurbo-") as folder:
            path = Path(folder) / name
            build(path)
            check_size(path)
            with path.open("rb") as file:
                shutil.copyfileobj(file, nameless, _PIECE)
        nameless.seek(0)
    except BaseException:
        nameless.close()
        raise
    return _sent(nameless)


def check_size(path: Path) -> None:
    """Raise `TooLargeError` once the file, or the folder it is in, outgrows what is allowed."""
    if path.exists() and path.stat().st_size > MOST_BYTES:
        raise TooLargeError(
            "Berkas ini menjadi terlalu besar. Persempit saringannya, atau pakai GeoJSON.",
            "This file becomes too large. Narrow the filter, or use GeoJSON.",
        )


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
