"""Kegiatan as weekly progress looks at them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import sqlalchemy as sa

from ...database.dialects import dialect_of
from ...database.tables import kegiatan
from ...errors import NotFoundError
from ...model.kegiatan import Keadaan
from ...model.kontrak import Kontrak
from ...model.peran import Pelaku
from ...model.status import AmbangKritis
from ...model.tahap import Tahap
from ...model.wewenang import Kuasa, require
from .lingkup import in_scope

_LIMITS = tuple(f.name for f in fields(AmbangKritis))
_PLAIN = tuple(f.name for f in fields(Kontrak) if f.name != "ambang")


def get_kontrak(conn: sa.Connection, pelaku: Pelaku, key: int) -> Kontrak:
    """The kegiatan with this key; raises `NotFoundError`, and `ForbiddenError` out of scope."""
    row = conn.execute(_select().where(kegiatan.c.id == key)).first()
    if row is None:
        raise NotFoundError("Kegiatan ini tidak ada.", "There is no such kegiatan.")
    found = _kontrak(row)
    require(pelaku, Kuasa.VIEW_KEGIATAN, found.sasaran)
    return found


def list_berjalan(conn: sa.Connection, pelaku: Pelaku, kuasa: Kuasa) -> list[Kontrak]:
    """The works under construction on which `pelaku` may use `kuasa`, by name."""
    nama = dialect_of(conn.engine.url).folded(kegiatan.c.nama)
    rows = conn.execute(
        _select()
        .where(
            in_scope(pelaku, kuasa),
            kegiatan.c.tahap == Tahap.PELAKSANAAN.value,
            kegiatan.c.keadaan != Keadaan.DITARIK.value,
        )
        .order_by(nama, kegiatan.c.id)
    )
    return [_kontrak(row) for row in rows]


def _select() -> sa.Select[Any]:
    return sa.select(*(kegiatan.c[name] for name in (*_PLAIN, *_LIMITS)))


def _kontrak(row: Any) -> Kontrak:
    plain = {name: getattr(row, name) for name in _PLAIN}
    plain |= {"keadaan": Keadaan(row.keadaan), "tahap": Tahap(row.tahap)}
    return Kontrak(**plain, ambang=AmbangKritis(*(getattr(row, name) for name in _LIMITS)))
