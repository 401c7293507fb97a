"""The store of files: by the SHA-256 of their bytes, written whole or not at all.

A file is first written under `.sementara` in the same file system and held locked while it
grows; what lies there unlocked was left by a process that died.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

_SHA = re.compile(r"[0-9a-f]{64}")
#: a file without a row may be one whose row is just being written
_SETTLED_S = 24 * 3600
#: between being made and being locked
_JUST_MADE_S = 2


class Gudang:
    """The folder `media` and what lies in it."""

    def __init__(self, media: Path) -> None:
        self.media = media
        self._making = media / ".sementara"

    def path(self, sha256: str) -> Path:
        """Where the file with these bytes lies, or would lie."""
        if not _SHA.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.media / sha256[:2] / sha256[2:4] / sha256

    def has(self, sha256: str) -> bool:
        """Whether it is there."""
        return bool(_SHA.fullmatch(sha256)) and self.path(sha256).is_file()

    def is_sound(self, sha256: str) -> bool:
        """Whether the bytes there still are what their name says; reads all of them."""
        with self.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256

    @contextmanager
    def temporary(self) -> Iterator[IO[bytes]]:
        """A new file to write into; it is gone afterwards unless it was kept."""
        self._making.mkdir(parents=True, exist_ok=True)
        path = self._making / secrets.token_hex(16)
        try:
            with path.open("x+b") as file:
                _lock(file)
                yield file
        finally:
            path.unlink(missing_ok=True)

    def keep(self, file: IO[bytes], sha256: str) -> None:
        """Make what was written into a temporary file durable under its SHA-256.

        What lies there already is replaced by the same bytes: it is young again, so that no sweep
        takes it before its new row is there, and sound, should the disk have spoilt it.
        """
        target = self.path(sha256)
        file.flush()
        os.fsync(file.fileno())
        target.parent.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            file.close()
        Path(file.name).replace(target)
        for folder in (target.parent, target.parent.parent, self.media):
            _sync_folder(folder)

    def put(self, content: bytes) -> str:
        """Keep these bytes; returns their SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        with self.temporary() as file:
            file.write(content)
            self.keep(file, sha256)
        return sha256

    def sweep(self) -> int:
        """Remove what processes that died have left half-written; returns how many files."""
        left = list(self._making.iterdir()) if self._making.is_dir() else []
        return sum(_remove_if_left(path) for path in left)

    def stored(self) -> Iterator[str]:
        """The SHA-256 of every file that lies here."""
        for path in self.media.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
            if _SHA.fullmatch(path.name):
                yield path.name

    def orphans(self, known: Collection[str], now: float | None = None) -> Iterator[str]:
        """Files that no row speaks of, old enough not to be under way."""
        for sha256 in self.stored():
            if sha256 not in known and _is_settled(self.path(sha256), now):
                yield sha256

    def remove(self, sha256: str) -> None:
        """Take a file away, whatever its age."""
        self.path(sha256).unlink(missing_ok=True)

    def remove_orphan(self, sha256: str, now: float | None = None) -> bool:
        """Take an orphan away; says whether it is gone.

        It is moved aside first and looked at again: if somebody has sent the same file in this
        moment, it goes back.
        """
        self._making.mkdir(parents=True, exist_ok=True)
        aside, place = self._making / secrets.token_hex(16), self.path(sha256)
        try:
            place.rename(aside)
        except FileNotFoundError:
            return False
        if _is_settled(aside, now):
            aside.unlink()
            return True
        # unless somebody else sweeps as well and has it already
        with contextlib.suppress(FileNotFoundError):
            aside.replace(place)
        return False


def _is_settled(path: Path, now: float | None) -> bool:
    try:
        changed = path.stat().st_mtime
    except FileNotFoundError:
        return False
    return changed < (time.time() if now is None else now) - _SETTLED_S


def _lock(file: IO[bytes]) -> None:
    # Windows does not let anybody remove an open file, so it needs no lock
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove_if_left(path: Path) -> bool:
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime < _JUST_MADE_S:
            return False
        with path.open("rb") as file:
            _lock(file)
            if sys.platform != "win32":
                path.unlink()
        path.unlink(missing_ok=True)
        return True
    return False


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
