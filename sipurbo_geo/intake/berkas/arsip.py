"""Looks through a ZIP or XLSX before anybody unpacks it: no bomb, no program, no way out."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from ...errors import UnreadableFileError
from ...model.berkas import JenisBerkas

#: after unpacking, in bytes
_LIMIT_BYTES = 500_000_000
_LIMIT_MEMBERS = 5000
#: the list of the members, in bytes: 5000 of them with long names
_LIMIT_LIST = 2_000_000
#: a member that shrinks more than this is not data (the padding of a DBF reaches about 200)
_LIMIT_RATIO = 1000
_PIECE = 1 << 18

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    struct.error,
    ValueError,
    OSError,
    EOFError,
)
_PROGRAMS = frozenset(
    [
        ".exe",
        ".dll",
        ".com",
        ".scr",
        ".msi",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".hta",
        ".lnk",
        ".jar",
        ".apk",
        ".app",
        ".sh",
        ".py",
        ".php",
        ".html",
        ".htm",
        ".svg",
    ]
)
_NESTED = frozenset((".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".zst"))
_TAIL = struct.Struct("<4s4H2LH")


def check_archive(path: Path, name: str) -> JenisBerkas:
    """XLSX or ZIP, after every member was read once; raises `UnreadableFileError`."""
    try:
        _check_list(path, name)
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_members(members, name)
            jenis = _kind(members, name)
            _read_through(archive, members, name)
            return jenis
    except _FAULTS as error:
        raise UnreadableFileError(
            f"{name}: arsipnya rusak atau tidak lengkap ({error}); buat ulang",
            f"{name}: the archive is damaged or incomplete ({error}); make it again",
        ) from error


def _check_list(path: Path, name: str) -> None:
    """The list of members is read as a whole, so it is weighed before."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL.size - 0xFFFF))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _TAIL.size:
        raise zipfile.BadZipFile("daftar isi tidak ada")
    listed = _TAIL.unpack_from(tail, at)[5]
    if listed > _LIMIT_LIST or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise _too_much(name)


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(m.file_size for m in members)
    tight = any(m.file_size > _LIMIT_RATIO * max(m.compress_size, 1024) for m in members)
    if total > _LIMIT_BYTES or len(members) > _LIMIT_MEMBERS or tight:
        raise _too_much(name)
    for member in members:
        _check_member(member, name)


def _check_member(member: zipfile.ZipInfo, name: str) -> None:
    inside = PurePosixPath(member.filename.replace("\\", "/"))
    shown = ascii(member.filename[:60])
    if member.flag_bits & 1:
        raise UnreadableFileError(
            f"{name} memakai kata sandi; buat ulang tanpa kata sandi",
            f"{name} has a password; make it again without one",
        )
    if inside.is_absolute() or ".." in inside.parts or inside.as_posix()[1:2] == ":":
        raise UnreadableFileError(
            f"{name} memuat alamat di luar arsip ({shown}); buat ulang arsipnya",
            f"{name} holds a path that leads out of it ({shown}); make it again",
        )
    if inside.suffix.lower() in _PROGRAMS | _NESTED:
        raise UnreadableFileError(
            f"{name} memuat {shown}. Program, halaman web dan arsip di dalam arsip tidak "
            "diterima; buat ulang tanpa itu",
            f"{name} holds {shown}. Programs, web pages and archives inside archives are not "
            "taken; make it again without them",
        )


def _kind(members: list[zipfile.ZipInfo], name: str) -> JenisBerkas:
    names = {m.filename for m in members}
    if "[Content_Types].xml" not in names:
        return JenisBerkas.ZIP
    if "xl/workbook.xml" in names and "xl/vbaProject.bin" not in names:
        return JenisBerkas.XLSX
    raise UnreadableFileError(
        f"{name} adalah dokumen Office lain atau memuat makro. Simpan ulang sebagai PDF, atau "
        "sebagai .xlsx tanpa makro",
        f"{name} is another Office document or holds macros. Save it as PDF, or as .xlsx without "
        "macros",
    )


def _read_through(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> None:
    """Read every member once: sizes and checksums then are what the list says they are."""
    unpacked = 0
    for member in members:
        with archive.open(member) as file:
            while piece := file.read(_PIECE):
                unpacked += len(piece)
                if unpacked > _LIMIT_BYTES:
                    raise _too_much(name)


def _too_much(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name} menjadi terlalu besar setelah dibuka (batasnya {_LIMIT_BYTES // 1_000_000} MB "
        f"dan {_LIMIT_MEMBERS} berkas); bagi menjadi beberapa berkas",
        f"{name} becomes too large when unpacked (the limit is {_LIMIT_BYTES // 1_000_000} MB "
        f"and {_LIMIT_MEMBERS} files); split it into several files",
    )
