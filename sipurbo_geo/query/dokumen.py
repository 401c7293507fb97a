"""Published documents and photos: those of a kegiatan, and the file behind an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ..database.dialects import among
from ..database.tables import terbitan, terbitan_dokumen
from ..errors import NotFoundError
from ..model.berkas import BENTUK, jenis_of
from ..model.dokumen import JenisDokumen
from ..model.foto import Bukti


@dataclass(frozen=True, slots=True)
class DokumenTerbit:
    """One document or photo that the public may have.

    `sha256` is that of the bytes behind its address; of a photo those of its copy, and then there
    is a small one as well. `bukti` is None where a position means nothing.
    """

    id: int
    jenis: JenisDokumen
    nama: str
    media_type: str
    ukuran: int | None
    keterangan: str
    diunggah: datetime
    sha256: str
    sha256_kecil: str
    lebar: int | None
    tinggi: int | None
    waktu_foto: str
    bukti: Bukti | None
    jarak_m: float | None
    letak_m: float | None

    @property
    def is_image(self) -> bool:
        """Whether a page may show it."""
        return bool(self.sha256_kecil)


@dataclass(frozen=True, slots=True)
class BerkasTerbit:
    """What to call a published file and how to send it."""

    sha256: str
    media_type: str
    nama: str
    is_image: bool


_COLUMNS = tuple(
    column for column in terbitan_dokumen.columns if column.name not in ("terbitan_id",)
)


def list_dokumen(conn: sa.Connection, kode: str) -> list[DokumenTerbit]:
    """What is published of the kegiatan, in the order of the checklist, the oldest first."""
    rows = conn.execute(
        sa.select(*_COLUMNS)
        .join_from(terbitan_dokumen, terbitan, terbitan.c.id == terbitan_dokumen.c.terbitan_id)
        .where(terbitan.c.kode == kode)
    ).mappings()
    return sorted(map(_read, rows), key=_place)


def list_dokumen_of(conn: sa.Connection, keys: Sequence[int]) -> dict[int, list[DokumenTerbit]]:
    """The same for many kegiatan at once, by their keys; those without any are missing."""
    found: dict[int, list[DokumenTerbit]] = {}
    if not keys:
        return found
    owner = terbitan_dokumen.c.terbitan_id
    rows = conn.execute(sa.select(owner, *_COLUMNS).where(among(conn, owner, keys))).mappings()
    for row in rows:
        found.setdefault(row["terbitan_id"], []).append(_read(row))
    return {key: sorted(papers, key=_place) for key, papers in found.items()}


def get_berkas(conn: sa.Connection, sha256: str) -> BerkasTerbit:
    """The published file with these bytes; raises `NotFoundError` for everything else."""
    t = terbitan_dokumen.c
    row = conn.execute(
        sa.select(t.jenis, t.nama, t.media_type, t.sha256_kecil)
        .where(sa.or_(t.sha256 == sha256, t.sha256_kecil == sha256))
        .order_by(t.id)
        .limit(1)
    ).first()
    if row is None or not sha256:
        raise NotFoundError(
            "Dokumen ini tidak (atau tidak lagi) terbit.",
            "This document is not published, or not any more.",
        )
    kind = jenis_of(row.media_type)
    suffix = BENTUK[kind].suffixes[0] if kind else ""
    name = row.nama or f"{row.jenis}-{sha256[:8]}{suffix}"
    return BerkasTerbit(sha256, row.media_type, name, bool(row.sha256_kecil))


def _read(row: Mapping[Any, Any]) -> DokumenTerbit:
    values = {column.name: row[column.name] for column in _COLUMNS}
    bukti = Bukti(row["bukti"]) if row["bukti"] else None
    return DokumenTerbit(**values | {"jenis": JenisDokumen(row["jenis"]), "bukti": bukti})


def _place(dokumen: DokumenTerbit) -> tuple[int, str, int]:
    """Its place in the checklist."""
    moment = dokumen.waktu_foto or dokumen.diunggah.isoformat()
    return list(JenisDokumen).index(dokumen.jenis), moment, dokumen.id
