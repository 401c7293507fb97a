"""Takes one upload: piece by piece, hashed and weighed while it is read, kept when it is sound."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import IO, Protocol

from ...errors import TooLargeError
from ...model.berkas import BENTUK, JenisBerkas, Tersimpan, require_accepted
from .gudang import Gudang
from .kepala import KEPALA, kind_of
from .nama import named_as, safe_name
from .periksa import check_content

_PIECE = 1 << 16


class Readable(Protocol):
    """Where an upload comes from."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many."""


def take(
    stream: Readable, raw_name: str, gudang: Gudang, accepted: Collection[JenisBerkas]
) -> Tersimpan:
    """Read, check and keep one file; raises `UnreadableFileError` or `TooLargeError`.

    When this returns, the file is durable; a row that speaks of it may be written.
    """
    name = safe_name(raw_name)
    head = _read_head(stream)
    begins_as = kind_of(head, name)
    if begins_as is not JenisBerkas.ZIP:
        require_accepted(begins_as, accepted, name)
    with gudang.temporary() as file:
        sha256, size = _copy(head, stream, file, begins_as, name)
        jenis = check_content(Path(file.name), begins_as, name)
        # an XLSX begins as a ZIP and has a limit of its own
        _check_size(jenis, size, name)
        require_accepted(jenis, accepted, name)
        gudang.keep(file, sha256)
    return Tersimpan(sha256, named_as(name, jenis), jenis, size)


def _read_head(stream: Readable) -> bytes:
    head = b""
    while len(head) < KEPALA and (piece := stream.read(KEPALA - len(head))):
        head += piece
    return head


def _copy(
    head: bytes, stream: Readable, file: IO[bytes], jenis: JenisBerkas, name: str
) -> tuple[str, int]:
    digest, size, piece = hashlib.sha256(), 0, head
    while piece:
        size += len(piece)
        _check_size(jenis, size, name)
        digest.update(piece)
        file.write(piece)
        piece = stream.read(_PIECE)
    file.flush()
    return digest.hexdigest(), size


def _check_size(jenis: JenisBerkas, size: int, name: str) -> None:
    limit = BENTUK[jenis].limit_mb
    if size > BENTUK[jenis].limit:
        raise TooLargeError(
            f"{name} lebih dari {limit} MB. Kecilkan, atau bagi menjadi beberapa berkas",
            f"{name} is more than {limit} MB. Make it smaller, or split it into several files",
        )
