"""Files between a look and a decision: a workbook whose changes were shown and not saved yet.

Each person has a small place of their own. What is saved is taken out, so that it cannot be saved
twice; what is forgotten is cleared away by the next one who leaves something.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...errors import ConflictError, TooLargeError
from ...model.berkas import JenisBerkas, Tersimpan
from .gudang import Gudang
from .terima import Readable, take

#: a working day
_KEPT_S = 12 * 3600
_MOST_FILES = 3
_MOST_BYTES = 5_000_000
_TAKEN = ".diambil"


class _Laci(Gudang):
    """One person's place: flat, and named so that readers know the kind."""

    def path(self, sha256: str) -> Path:
        return self.media / f"{super().path(sha256).name}.xlsx"


class Titipan:
    """The places below `media`."""

    def __init__(self, media: Path) -> None:
        self._root = media / "titipan"

    def leave(self, pemilik: int, stream: Readable, raw_name: str) -> Tersimpan:
        """Check and keep a workbook of `pemilik`, at most three of them for half a day.

        Raises `UnreadableFileError` and `TooLargeError`.
        """
        self._clear()
        laci = self._laci(pemilik)
        found = take(stream, raw_name, laci, [JenisBerkas.XLSX])
        if found.ukuran > _MOST_BYTES:
            laci.remove(found.sha256)
            raise TooLargeError(
                f"{found.nama} lebih dari {_MOST_BYTES // 1_000_000} MB. Bagi menjadi beberapa "
                "buku.",
                f"{found.nama} is more than {_MOST_BYTES // 1_000_000} MB. Split it into several "
                "workbooks.",
            )
        for old in _by_age(laci.media)[_MOST_FILES:]:
            old.unlink(missing_ok=True)
        return found

    def path(self, pemilik: int, sha256: str) -> Path:
        """Where it lies; raises `ConflictError` when it is not there any more."""
        laci = self._laci(pemilik)
        if not laci.has(sha256):
            raise _gone()
        return laci.path(sha256)

    @contextmanager
    def taken(self, pemilik: int, sha256: str) -> Iterator[Path]:
        """Take it out for one try, so that a second one finds nothing; it comes back on an error.

        Call `unlink` on the path once it is saved. Raises `ConflictError` when it is not there.
        """
        path = self.path(pemilik, sha256)
        own = path.with_name(f"{secrets.token_hex(8)}{_TAKEN}.xlsx")
        try:
            path.rename(own)
        except FileNotFoundError:
            raise _gone() from None
        try:
            yield own
        finally:
            with contextlib.suppress(FileNotFoundError):
                own.rename(path)

    def _laci(self, pemilik: int) -> _Laci:
        return _Laci(self._root / str(pemilik))

    def _clear(self) -> None:
        oldest = time.time() - _KEPT_S
        for path in self._root.glob("*/*.xlsx"):
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def _by_age(folder: Path) -> list[Path]:
    """The workbooks in a place, the newest first."""
    return sorted(folder.glob("*.xlsx"), key=lambda path: path.stat().st_mtime, reverse=True)


def _gone() -> ConflictError:
    return ConflictError(
        "Buku ini sudah disimpan, atau sudah terlalu lama. Bila perlu, unggah lagi.",
        "This workbook was saved already, or has lain too long. Upload it again if needed.",
    )
