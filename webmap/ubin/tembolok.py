"""Tiles kept on disk while the catalogue stands still, for all processes of this installation.

A tile is a function of its address and of the catalogue's revision. Each revision (and each
version of the program) has a folder of its own; who opens a new one throws the older ones away.
A file appears whole or not at all. What cannot be kept is made anew: no answer fails for it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
from pathlib import Path

#: the most that the tiles of a revision may weigh, in so many drawers of equal size
MOST_BYTES, DRAWERS = 256 << 20, 16
#: a disk gives out whole blocks: without them a million tiny tiles would weigh nothing
BLOCK = 4096


class Tembolok:
    """The tiles of one revision below `folder`; `mark` is "<catalogue>-<revision>…"."""

    def __init__(self, folder: Path, mark: str, most: int = MOST_BYTES) -> None:
        self._all, self._own = folder, folder / mark
        self._most = most // DRAWERS

    def get(self, key: str) -> bytes | None:
        """What was kept under `key`; None for nothing."""
        with contextlib.suppress(OSError):
            return self._path(key).read_bytes()
        return None

    def put(self, key: str, body: bytes) -> None:
        """Keep `body`; the oldest of its drawer go where there is no room."""
        # a full disk, or a folder that another process has just thrown away
        with contextlib.suppress(OSError):
            self._open()
            path = self._path(key)
            path.parent.mkdir(exist_ok=True)
            making = path.with_name(f".{secrets.token_hex(8)}")
            making.write_bytes(body)
            making.replace(path)
            self._trim(path.parent)

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._own / name[0] / name

    def _open(self) -> None:
        if self._own.is_dir():
            return
        self._all.mkdir(parents=True, exist_ok=True)
        catalogue = self._own.name.partition("-")[0]
        for other in self._all.glob(f"{catalogue}-*"):
            shutil.rmtree(other, ignore_errors=True)
        self._own.mkdir(exist_ok=True)

    def _trim(self, drawer: Path) -> None:
        found = sorted(
            (entry.stat().st_mtime_ns, -(-entry.stat().st_size // BLOCK) * BLOCK, entry.path)
            for entry in os.scandir(drawer)
        )
        total = sum(size for _, size, _ in found)
        for _, size, path in found:
            if total <= self._most:
                return
            Path(path).unlink(missing_ok=True)
            total -= size
