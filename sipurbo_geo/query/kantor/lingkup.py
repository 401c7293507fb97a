"""Where a person may use a verb, as a condition on `kegiatan`: `wewenang.may`, for many at once."""

from __future__ import annotations

import sqlalchemy as sa

from ...database.tables import kegiatan, penugasan
from ...model.peran import Pelaku
from ...model.wewenang import Kuasa, Lingkup, lingkup_of


def in_scope(pelaku: Pelaku, kuasa: Kuasa) -> sa.ColumnElement[bool]:
    """The kegiatan on which `pelaku` may use `kuasa`; the statement selects from `kegiatan`."""
    lingkup = lingkup_of(pelaku, kuasa)
    if lingkup is None:
        return sa.false()
    if lingkup is Lingkup.SEMUA:
        return sa.true()
    assigned = sa.select(penugasan.c.kegiatan_id).where(penugasan.c.pengguna_id == pelaku.id)
    mine = kegiatan.c.id.in_(assigned)
    if lingkup is Lingkup.DITUGASKAN:
        return mine
    return sa.or_(kegiatan.c.bidang.in_(pelaku.bidang), mine)
