"""A file on the disk: all of it under its name, or nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import UsageError


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Where to write what is to be `target`: it gets that name when it is complete and durable.

    A process that is killed leaves a folder `<name>.sebagian-…` beside it, to be thrown away.
    Raises `UsageError` where nothing can be written.
    """
    try:
        with TemporaryDirectory(prefix=f"{target.name}.sebagian-", dir=target.parent) as folder:
            making = Path(folder) / target.name
            yield making
            _sync(making, os.O_RDWR)
            making.replace(target)
        if sys.platform != "win32":
            _sync(target.parent, os.O_RDONLY)
    except OSError as error:
        raise UsageError(
            f"{target} tidak dapat ditulis ({error.strerror}). Periksa foldernya dan ruangnya.",
            f"{target} cannot be written ({error.strerror}). Check its folder and its room.",
        ) from error


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
