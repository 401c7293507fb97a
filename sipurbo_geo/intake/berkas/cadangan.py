"""A backup in one file: the copy of the database and the uploaded files, as they lie in the store.

A ZIP without compression, because photos and documents are compressed already: `katalog.gpkg` or
`katalog.dump`, and `media/…` as below SIPURBO_MEDIA. It can be unpacked by hand as well.
"""

from __future__ import annotations

import hashlib
import lzma
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ...errors import UnreadableFileError, UsageError
from .gudang import Gudang

_DATABASE = re.compile(r"katalog\.\w+")
_FILE = re.compile(r"media/[0-9a-f]{2}/[0-9a-f]{2}/([0-9a-f]{64})")
_PIECE = 1 << 20
#: what unpacking says of an archive that is spoilt, or packed in a way that is not known here
_SPOILT = (
    *(zipfile.BadZipFile, EOFError, RuntimeError),
    *(zlib.error, lzma.LZMAError, UnicodeDecodeError),
)

Progress = Callable[[int], None]


class Cadangan:
    """An open backup; `files` are the SHA-256 of the uploaded files in it."""

    def __init__(self, archive: zipfile.ZipFile, source: Path) -> None:
        self._archive, self._source = archive, source
        names = archive.namelist()
        self._database = next((name for name in names if _DATABASE.fullmatch(name)), None)
        self._files = {match[1]: match[0] for match in map(_FILE.fullmatch, names) if match}
        self.files = frozenset(self._files)

    def take_database(self, folder: Path) -> Path:
        """The copy of the database, unpacked into `folder` under the name of the backup.

        Raises `UnreadableFileError`.
        """
        if self._database is None:
            raise UnreadableFileError(
                f"{self._source} bukan cadangan SiPURBO-geo: tidak ada katalog di dalamnya.",
                f"{self._source} is no backup of SiPURBO-geo: there is no catalogue in it.",
            )
        target = folder / self._source.name
        with (
            _told(self._source),
            self._archive.open(self._database) as packed,
            target.open("wb") as file,
        ):
            shutil.copyfileobj(packed, file, _PIECE)
        return target

    def put_back(self, gudang: Gudang, progress: Progress) -> None:
        """Every file into the store, held against its SHA-256; raises `UnreadableFileError`."""
        for sha256, name in self._files.items():
            with (
                _told(self._source),
                self._archive.open(name) as packed,
                gudang.temporary() as file,
            ):
                if _copy(packed, file) != sha256:
                    raise zipfile.BadZipFile(name)
                gudang.keep(file, sha256)
            progress(1)


@contextmanager
def open_cadangan(source: Path) -> Iterator[Cadangan | None]:
    """The backup at `source`; None when it is not in this form, but a bare copy of a database."""
    with source.open("rb") as file:
        packed = file.read(2) == b"PK"
    if not packed:
        yield None
        return
    with _told(source):
        archive = zipfile.ZipFile(source)
    with archive:
        yield Cadangan(archive, source)


def write_cadangan(
    target: Path, database: Path, gudang: Gudang, files: Collection[str], progress: Progress
) -> set[str]:
    """Write the copy `database` and these files of the store to `target`.

    Returns those that are not there, or are not what their name says: they are left out.
    """
    left_out = set()
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(database, f"katalog{database.suffix}")
        for sha256 in sorted(files):
            with _told(gudang.path(sha256)):
                sound = gudang.has(sha256) and gudang.is_sound(sha256)
            if sound:
                path = gudang.path(sha256)
                archive.write(path, f"media/{path.relative_to(gudang.media).as_posix()}")
            else:
                left_out.add(sha256)
            progress(1)
    return left_out


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        target.write(piece)
    return digest.hexdigest()


@contextmanager
def _told(source: Path) -> Iterator[None]:
    try:
        yield
    except _SPOILT as error:
        raise UnreadableFileError(
            f"{source} rusak atau terpotong ({error}). Pakai cadangan yang lain.",
            f"{source} is damaged or cut off ({error}). Use another backup.",
        ) from error
    except OSError as error:
        place = error.filename or source
        raise UsageError(
            f"{place} tidak dapat dibaca atau ditulis ({error.strerror}). Periksa haknya dan "
            "ruangnya, lalu ulangi.",
            f"{place} cannot be read or written ({error.strerror}). Check its rights and its "
            "room, then try again.",
        ) from error
