"""Kegiatan as the office sees them, drafts included, within the scope of who asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import fields
from typing import Any

import sqlalchemy as sa

from ...database.dialects import among
from ...database.tables import adendum, ajuan, kegiatan, progres_fisik
from ...errors import NotFoundError
from ...model.alur import JenisAjuan, KeadaanAjuan
from ...model.kegiatan import Adendum, Keadaan
from ...model.kegiatan_kantor import AjuanTerbuka, KegiatanKantor, SaringKantor
from ...model.peran import Pelaku
from ...model.search_text import normalise
from ...model.status import AmbangKritis
from ...model.tahap import Tahap
from ...model.wewenang import Kuasa, Sasaran, require
from .lingkup import in_scope

_DECIDED = (KeadaanAjuan.DISETUJUI.value, KeadaanAjuan.DIBATALKAN.value)
_LIMITS = tuple(f.name for f in fields(AmbangKritis))
_PLAIN = (
    "id", "kode", "nama", "layer", "bidang", "tahun", "tahap", "keadaan", "versi", "pagu",
    "nilai_kontrak", "tanggal_mulai", "tanggal_selesai", "diperbarui",
)  # fmt: skip


def list_kegiatan_kantor(
    conn: sa.Connection, pelaku: Pelaku, saring: SaringKantor, *, limit: int, offset: int = 0
) -> list[KegiatanKantor]:
    """The kegiatan that `pelaku` may see and `saring` asks for, the last changed first."""
    statement = _select().where(*_conditions(pelaku, saring))
    order = (kegiatan.c.diperbarui.desc(), kegiatan.c.id.desc())
    rows = conn.execute(statement.order_by(*order).limit(limit).offset(offset)).mappings().all()
    return _complete(conn, rows)


def count_kegiatan_kantor(conn: sa.Connection, pelaku: Pelaku, saring: SaringKantor) -> int:
    """How many there are in the whole list."""
    counted = sa.select(sa.func.count()).select_from(kegiatan)
    return conn.scalars(counted.where(*_conditions(pelaku, saring))).one()


def list_tahun_kantor(conn: sa.Connection, pelaku: Pelaku) -> list[int]:
    """The fiscal years that `pelaku` has kegiatan of, the newest first."""
    scope = in_scope(pelaku, Kuasa.VIEW_KEGIATAN)
    years = sa.select(kegiatan.c.tahun).where(scope).distinct()
    return list(conn.scalars(years.order_by(kegiatan.c.tahun.desc())))


def get_kegiatan_kantor(conn: sa.Connection, pelaku: Pelaku, key: int) -> KegiatanKantor:
    """One kegiatan by its key; raises `NotFoundError`, and `ForbiddenError` outside one's scope."""
    row = conn.execute(_select().where(kegiatan.c.id == key)).mappings().one_or_none()
    if row is None:
        raise NotFoundError(
            "Kegiatan ini tidak ada di register.", "There is no such kegiatan in the register."
        )
    require(pelaku, Kuasa.VIEW_KEGIATAN, Sasaran(row["id"], row["bidang"]))
    return _complete(conn, [row])[0]


def find_kegiatan_kantor(conn: sa.Connection, pelaku: Pelaku, kode: str) -> KegiatanKantor:
    """One kegiatan by its kode, as `get_kegiatan_kantor` gives it."""
    key = conn.scalar(sa.select(kegiatan.c.id).where(kegiatan.c.kode == kode))
    return get_kegiatan_kantor(conn, pelaku, -1 if key is None else key)


def list_adendum(conn: sa.Connection, key: int) -> list[Adendum]:
    """The amendments of a kegiatan in the order of their dates."""
    columns = [adendum.c[f.name] for f in fields(Adendum)]
    listed = sa.select(*columns).where(adendum.c.kegiatan_id == key)
    return [
        Adendum(**row)
        for row in conn.execute(listed.order_by(adendum.c.tanggal, adendum.c.id)).mappings()
    ]


def _select() -> sa.Select[Any]:
    columns = [kegiatan.c[name] for name in (*_PLAIN, *_LIMITS)]
    return sa.select(*columns, kegiatan.c.geom.is_not(None).label("dipetakan"))


def _conditions(pelaku: Pelaku, saring: SaringKantor) -> list[sa.ColumnElement[bool]]:
    asked = {name: getattr(saring, name) for name in ("keadaan", "bidang", "layer", "tahun")}
    found = [in_scope(pelaku, Kuasa.VIEW_KEGIATAN)]
    found += [kegiatan.c[name] == value for name, value in asked.items() if value]
    text = sa.func.lower(kegiatan.c.nama + " " + kegiatan.c.kode + " " + kegiatan.c.lokasi)
    # normalised words hold letters and digits alone, no sign that LIKE would take for more
    found += [text.contains(word) for word in normalise(saring.q).split()]
    return found


def _complete(conn: sa.Connection, rows: Collection[Any]) -> list[KegiatanKantor]:
    """The rows with their last report and what is handed in for them."""
    ids = [row["id"] for row in rows]
    reports, open_ones = _last_reports(conn, ids), _open_ajuan(conn, ids)
    return [
        KegiatanKantor(
            **{name: row[name] for name in _PLAIN if name not in ("tahap", "keadaan")},
            tahap=Tahap(row["tahap"]),
            keadaan=Keadaan(row["keadaan"]),
            dipetakan=bool(row["dipetakan"]),
            ambang=AmbangKritis(**{name: row[name] for name in _LIMITS}),
            ajuan=tuple(open_ones[row["id"]]),
            **reports.get(row["id"], {}),
        )
        for row in rows
    ]


def _last_reports(conn: sa.Connection, ids: Collection[int]) -> dict[int, dict[str, Any]]:
    later = progres_fisik.alias()
    rows = conn.execute(
        sa.select(progres_fisik)
        .where(
            among(conn, progres_fisik.c.kegiatan_id, ids),
            ~sa.exists().where(later.c.menggantikan == progres_fisik.c.id),
        )
        .order_by(progres_fisik.c.minggu)
    )
    return {
        row.kegiatan_id: {
            "minggu": row.minggu,
            "tanggal_progres": row.tanggal,
            "rencana": row.rencana,
            "realisasi": row.realisasi,
        }
        for row in rows
        if row.realisasi is not None
    }


def _open_ajuan(conn: sa.Connection, ids: Collection[int]) -> dict[int, list[AjuanTerbuka]]:
    found: dict[int, list[AjuanTerbuka]] = defaultdict(list)
    columns = [ajuan.c[f.name] for f in fields(AjuanTerbuka)]
    listed = sa.select(*columns).where(
        among(conn, ajuan.c.kegiatan_id, ids), ajuan.c.keadaan.not_in(_DECIDED)
    )
    for row in conn.execute(listed.order_by(ajuan.c.id)).mappings():
        found[row["kegiatan_id"]].append(
            AjuanTerbuka(**dict(row) | {"jenis": JenisAjuan(row["jenis"])})
        )
    return found
