"""Looks through a ZIP or XLSX before anybody unpacks it: no bomb, no program, no way out."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path, PurePosixPath

from ...errors import UnreadableFileError
from ...model.berkas import JenisBerkas
from ..archive import FAULTS, LIMIT_MEMBERS, is_bomb

#: after unpacking, in bytes
_LIMIT_BYTES = 500_000_000
#: the list of the members, in bytes: so many of them with long names
_LIMIT_LIST = 2_000_000
_PIECE = 1 << 18

#: what every program can unpack; LZMA may ask for gigabytes of memory
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PROGRAM_NAMES = (
    ".apk .app .bat .class .cmd .com .cpl .dex .dll .docm .exe .hta .htm .html .img .iso .jar .js "
    ".jse .lnk .msi .php .pif .ps1 .py .reg .scr .sh .svg .vbe .vbs .wsf .xhtml .xlsm"
)
_ARCHIVE_NAMES = ".zip .rar .7z .gz .tgz .bz2 .xz .zst"
_UNWANTED = frozenset(f"{_PROGRAM_NAMES} {_ARCHIVE_NAMES}".split())
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
    except FAULTS as error:
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
    if is_bomb(members, _LIMIT_BYTES):
        raise _too_much(name)
    if all(member.is_dir() for member in members):
        raise UnreadableFileError(
            f"{name} tidak berisi berkas; buat ulang arsipnya",
            f"{name} holds no file; make the archive again",
        )
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
    if member.compress_type not in _COMPRESSIONS:
        raise UnreadableFileError(
            f"{name} memakai pemadatan yang jarang ({shown}); buat ulang sebagai ZIP biasa",
            f"{name} uses a rare compression ({shown}); make it again as a plain ZIP",
        )
    # Windows opens "a.exe. " as a program
    if PurePosixPath(inside.name.rstrip(". ")).suffix.lower() in _UNWANTED:
        raise UnreadableFileError(
            f"{name} memuat {shown}. Program, halaman web dan arsip di dalam arsip tidak "
            "diterima; buat ulang tanpa itu",
            f"{name} holds {shown}. Programs, web pages and archives inside archives are not "
            "taken; make it again without them",
        )


def _kind(members: list[zipfile.ZipInfo], name: str) -> JenisBerkas:
    names = {m.filename.lower() for m in members}
    if "[content_types].xml" not in names:
        return JenisBerkas.ZIP
    macros = any(inside.endswith("vbaproject.bin") for inside in names)
    if "xl/workbook.xml" in names and not macros:
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
        f"dan {LIMIT_MEMBERS} berkas); bagi menjadi beberapa berkas",
        f"{name} becomes too large when unpacked (the limit is {_LIMIT_BYTES // 1_000_000} MB "
        f"and {LIMIT_MEMBERS} files); split it into several files",
    )
