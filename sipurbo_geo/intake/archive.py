"""Opens archives from strangers: nothing lands outside its folder, nothing unpacks endlessly."""

from __future__ import annotations

import lzma
import shutil
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ..errors import UnreadableFileError

#: what an archive may hold after unpacking, in bytes; a kabupaten's roads take a few MB
_LIMIT_BYTES = 2 << 30
LIMIT_MEMBERS = 5000
#: a member that shrinks more than this is not data (DBF padding reaches about 200)
_LIMIT_RATIO = 1000
#: what can be read, most telling first
DATA_SUFFIXES = (".shp", ".gpkg", ".geojson", ".json", ".kml", ".gpx", ".csv", ".xlsx")
_COMPANIONS = (".shx", ".dbf", ".prj", ".cpg")


#: what zipfile raises for archives that are damaged
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
)


def unpack(path: Path, name: str, into: Path) -> list[Path]:
    """Unpack the data files of the zip archive at `path` into the folder `into` and return them.

    Sub-folders are kept as numbered folders, so that no name from the archive becomes a path.
    Raises `UnreadableFileError`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = _wanted(archive, name)
            return [_write(archive, member, target) for member, target in _targets(members, into)]
    except FAULTS as error:
        raise UnreadableFileError(
            f"{name}: arsip ZIP rusak atau tidak lengkap ({error}); buat ulang arsipnya",
            f"{name}: the ZIP archive is damaged or incomplete ({error}); make it again",
        ) from error


def _wanted(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    members = [m for m in archive.infolist() if _is_file(m) and _suffix(m) in _KEPT]
    if not any(_suffix(m) in DATA_SUFFIXES for m in members):
        raise UnreadableFileError(
            f"{name}: arsip ini tidak berisi data yang dikenal ({', '.join(DATA_SUFFIXES)}). "
            "Untuk shapefile, masukkan .shp, .shx, .dbf dan .prj ke dalam satu ZIP",
            f"{name}: the archive holds no known data ({', '.join(DATA_SUFFIXES)}). "
            "For a shapefile put .shp, .shx, .dbf and .prj into one ZIP",
        )
    if any(m.flag_bits & 1 for m in members):
        raise UnreadableFileError(
            f"{name}: arsip memakai kata sandi; buat ulang tanpa kata sandi",
            f"{name}: the archive has a password; make it again without one",
        )
    if is_bomb(members, _LIMIT_BYTES):
        total = sum(m.file_size for m in members)
        raise UnreadableFileError(
            f"{name}: isi arsip terlalu besar setelah dibuka ({total // 1_000_000} MB); "
            "bagi menjadi beberapa berkas",
            f"{name}: the archive is too large when unpacked ({total // 1_000_000} MB); "
            "split it into several files",
        )
    return members


def is_bomb(members: Sequence[zipfile.ZipInfo], limit: int) -> bool:
    """Whether unpacking would give more than `limit` bytes, too many files, or is a trick."""
    tight = any(m.file_size > _LIMIT_RATIO * max(m.compress_size, 1024) for m in members)
    return tight or len(members) > LIMIT_MEMBERS or sum(m.file_size for m in members) > limit


def _targets(members: list[zipfile.ZipInfo], into: Path) -> list[tuple[zipfile.ZipInfo, Path]]:
    """Where each member goes: a numbered folder per folder of the archive, plain names inside."""
    folders = sorted({_folder(m) for m in members})
    return [
        (m, into / str(folders.index(_folder(m))) / (_stem(m) + _suffix(m)))
        for m in members
        # what macOS adds beside every file only looks like data
        if "__MACOSX" not in _folder(m) and not _stem(m).startswith("._")
    ]


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> Path:
    target.parent.mkdir(exist_ok=True)
    # zipfile stops at the size that the directory states, so the sum above bounds the disk.
    with archive.open(member) as source, target.open("wb") as sink:
        shutil.copyfileobj(source, sink)
    return target


_KEPT = frozenset(DATA_SUFFIXES + _COMPANIONS)


def _posix(member: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename.replace("\\", "/"))


def _folder(member: zipfile.ZipInfo) -> str:
    return str(_posix(member).parent)


def _stem(member: zipfile.ZipInfo) -> str:
    return _posix(member).stem


def _suffix(member: zipfile.ZipInfo) -> str:
    return _posix(member).suffix.lower()


def _is_file(member: zipfile.ZipInfo) -> bool:
    # ZipInfo.is_dir fails on the empty names that damaged archives have.
    return bool(member.filename) and not member.filename.endswith("/")
