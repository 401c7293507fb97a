"""From approved documents to terbitan_dokumen: what the public may have, and nothing else of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from ..database.dialects import dialect_of
from ..database.tables import dokumen, foto, terbitan_dokumen
from ..model.alur import KeadaanDokumen
from ..model.berkas import BENTUK, JenisBerkas
from ..model.dokumen import JENIS_DOKUMEN
from ..model.keterbukaan import is_public

_JENIS = [jenis.value for jenis, aturan in JENIS_DOKUMEN.items() if aturan.is_public]
_PHOTO_TYPE = BENTUK[JenisBerkas.JPEG].media_type
#: an image is published as its copy: its own bytes, size and name stay inside
_IS_IMAGE = foto.c.dokumen_id.is_not(None)


def publish_dokumen(conn: sa.Connection, ids: Sequence[int], public: Collection[int]) -> set[int]:
    """Bring the published documents of the kegiatan `ids` up to date; says where they changed.

    Only those of `public` may have any.
    """
    wanted = {row["id"]: row for row in _approved(conn, sorted(public))} if public else {}
    standing = {row["id"]: row for row in _standing(conn, ids)}
    gone = [row for key, row in standing.items() if wanted.get(key) != row]
    fresh = [row for key, row in wanted.items() if standing.get(key) != row]
    if gone:
        keys = [row["id"] for row in gone]
        conn.execute(terbitan_dokumen.delete().where(terbitan_dokumen.c.id.in_(keys)))
    dialect_of(conn.engine.url).insert_many(conn, terbitan_dokumen, fresh)
    return {row["terbitan_id"] for row in (*gone, *fresh)}


def _standing(conn: sa.Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    statement = sa.select(terbitan_dokumen).where(terbitan_dokumen.c.terbitan_id.in_(ids))
    return [dict(row) for row in conn.execute(statement).mappings()]


def _approved(conn: sa.Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    statement = (
        sa.select(
            dokumen.c.id,
            dokumen.c.kegiatan_id.label("terbitan_id"),
            _open(dokumen.c.jenis),
            _open(dokumen.c.keterangan),
            _open(dokumen.c.diunggah),
            _instead("nama", _open(dokumen.c.nama), ""),
            _instead("media_type", _open(dokumen.c.media_type), _PHOTO_TYPE),
            _instead("ukuran", _open(dokumen.c.ukuran), None),
            _instead("sha256", _open(dokumen.c.sha256), _open(foto.c.sha256_publik)),
            *(
                sa.func.coalesce(_open(foto.c[name]), "").label(name)
                for name in ("sha256_kecil", "waktu_foto", "bukti")
            ),
            *(_open(foto.c[name]) for name in ("lebar", "tinggi", "jarak_m", "letak_m")),
        )
        .outerjoin_from(dokumen, foto)
        .where(
            dokumen.c.kegiatan_id.in_(ids),
            dokumen.c.keadaan == KeadaanDokumen.DISETUJUI.value,
            dokumen.c.jenis.in_(_JENIS),
        )
    )
    return [dict(row) for row in conn.execute(statement).mappings()]


def _instead(name: str, own: sa.ColumnElement[Any], of_image: Any) -> sa.ColumnElement[Any]:
    return sa.case((_IS_IMAGE, of_image), else_=own).label(name)


def _open(column: sa.Column[Any]) -> sa.Column[Any]:
    """The column, if the public may see it; what is withheld cannot even be asked for."""
    if not is_public(column.table.name, column.name):
        raise ValueError(f"{column} is withheld")
    return column
