"""Documents as the office keeps them, whatever was decided about them, within one's scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

import sqlalchemy as sa

from ...database.dialects import among
from ...database.tables import ajuan, dokumen, foto, kegiatan, pengguna
from ...errors import NotFoundError
from ...model.alur import KeadaanDokumen
from ...model.dokumen import JENIS_DOKUMEN, JenisDokumen
from ...model.dokumen_kantor import DokumenKantor, FotoKantor, Kembar
from ...model.foto import Bukti, SumberPosisi
from ...model.peran import Pelaku
from ...model.wewenang import Kuasa, Sasaran, may, require

_FOTO = tuple(f.name for f in fields(FotoKantor))
_PLAIN = (
    "id", "kegiatan_id", "sha256", "nama", "media_type", "ukuran", "keterangan", "pengguna_id",
    "diunggah", "diputuskan", "alasan",
)  # fmt: skip


def list_dokumen_kantor(conn: sa.Connection, pelaku: Pelaku, key: int) -> list[DokumenKantor]:
    """What was handed in for the kegiatan `key`, the newest first; same photos elsewhere named.

    The caller has made sure that `pelaku` may see the kegiatan.
    """
    statement = _select().where(dokumen.c.kegiatan_id == key).order_by(dokumen.c.id.desc())
    found = [_dokumen(row) for row in conn.execute(statement).mappings()]
    twins = _twins(conn, pelaku, [item for item in found if _is_evidence(item)])
    return [replace(item, kembar=tuple(twins.get(item.id, ()))) for item in found]


def get_dokumen_kantor(conn: sa.Connection, pelaku: Pelaku, key: int) -> DokumenKantor:
    """One document; raises `NotFoundError`, and `ForbiddenError` outside one's scope."""
    statement = _select().add_columns(kegiatan.c.bidang).where(dokumen.c.id == key)
    row = conn.execute(statement).mappings().one_or_none()
    if row is None:
        raise NotFoundError("Dokumen ini tidak ada.", "There is no such document.")
    require(pelaku, Kuasa.VIEW_DOKUMEN, Sasaran(row["kegiatan_id"], row["bidang"]))
    return _dokumen(row)


def _select() -> sa.Select[Any]:
    sender, decider = pengguna.alias(), pengguna.alias()
    return (
        sa.select(
            *(dokumen.c[name] for name in (*_PLAIN, "jenis", "keadaan")),
            *(foto.c[name] for name in _FOTO),
            ajuan.c.minggu,
            sa.func.coalesce(sender.c.nama, "").label("pengunggah"),
            sa.func.coalesce(decider.c.nama, "").label("pemutus"),
        )
        .select_from(dokumen)
        .join(kegiatan, kegiatan.c.id == dokumen.c.kegiatan_id)
        .outerjoin(foto, foto.c.dokumen_id == dokumen.c.id)
        .outerjoin(ajuan, ajuan.c.id == dokumen.c.ajuan_id)
        .outerjoin(sender, sender.c.id == dokumen.c.pengguna_id)
        .outerjoin(decider, decider.c.id == dokumen.c.diputuskan_id)
    )


def _dokumen(row: Mapping[Any, Any]) -> DokumenKantor:
    return DokumenKantor(
        **{name: row[name] for name in (*_PLAIN, "minggu", "pengunggah", "pemutus")},
        jenis=JenisDokumen(row["jenis"]),
        keadaan=KeadaanDokumen(row["keadaan"]),
        foto=_foto(row) if row["sha256_publik"] else None,
    )


def _foto(row: Mapping[Any, Any]) -> FotoKantor:
    given = {name: row[name] for name in _FOTO}
    return FotoKantor(
        **given
        | {
            "bukti": Bukti(row["bukti"]),
            "sumber_posisi": SumberPosisi(row["sumber_posisi"]),
        }
    )


def _is_evidence(item: DokumenKantor) -> bool:
    return JENIS_DOKUMEN[item.jenis].is_photo and item.is_counted


def _prints(item: Any) -> set[str]:
    return {item.sha256, item.sha256_asal or ""} - {""}


def _twins(
    conn: sa.Connection, pelaku: Pelaku, items: Collection[DokumenKantor]
) -> dict[int, list[Kembar]]:
    """By the key of a photo: where else the same photo was handed in."""
    by_print: dict[str, set[int]] = defaultdict(set)
    for item in items:
        for mark in {item.sha256, item.foto.sha256_asal if item.foto else ""} - {""}:
            by_print[mark].add(item.id)
    found: dict[int, list[Kembar]] = defaultdict(list)
    for row in _same_prints(conn, list(by_print)) if by_print else ():
        twin = _kembar(row, pelaku)
        for key in set().union(*(by_print.get(mark, ()) for mark in _prints(row))) - {row.id}:
            found[key].append(twin)
    return found


def _same_prints(conn: sa.Connection, prints: Collection[str]) -> Iterable[Any]:
    return conn.execute(
        sa.select(
            dokumen.c.id,
            dokumen.c.sha256,
            foto.c.sha256_asal,
            dokumen.c.jenis,
            dokumen.c.diunggah,
            dokumen.c.kegiatan_id,
            kegiatan.c.nama,
            kegiatan.c.bidang,
        )
        .select_from(dokumen)
        .join(kegiatan, kegiatan.c.id == dokumen.c.kegiatan_id)
        .outerjoin(foto, foto.c.dokumen_id == dokumen.c.id)
        .where(
            sa.or_(among(conn, dokumen.c.sha256, prints), among(conn, foto.c.sha256_asal, prints)),
            dokumen.c.keadaan != KeadaanDokumen.DIBATALKAN.value,
        )
        .order_by(dokumen.c.id)
    ).all()


def _kembar(row: Any, pelaku: Pelaku) -> Kembar:
    seen = may(pelaku, Kuasa.VIEW_DOKUMEN, Sasaran(row.kegiatan_id, row.bidang))
    return Kembar(
        row.kegiatan_id if seen else None,
        row.nama if seen else "",
        JenisDokumen(row.jenis),
        row.diunggah,
    )
