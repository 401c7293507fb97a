"""A change of a published kegiatan by who may not approve it: handed in, and decided by others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from ..model.alur import JenisAjuan
from ..model.kegiatan import Kegiatan
from ..model.kegiatan_json import kegiatan_to_json
from ..model.peran import Pelaku
from ..model.wewenang import Kuasa
from .ajuan_rows import find_open, hand_in, hand_in_again
from .jejak import Entry, append_jejak
from .lookup import read_pokok
from .notify import announce


def propose_perubahan(
    conn: sa.Connection,
    pelaku: Pelaku,
    kegiatan_id: int,
    item: Kegiatan,
    berubah: Sequence[str],
    now: datetime,
) -> int:
    """Hand in `item` as a change of the kegiatan with this key; gives the key of the ajuan.

    A change of the same person that is not decided yet is replaced. The trail names the columns
    in `berubah` and no value: what is only proposed is nobody's business yet.
    """
    pokok, isi = read_pokok(conn, kegiatan_id), {"kegiatan": kegiatan_to_json(item)}
    before = find_open(conn, kegiatan_id, JenisAjuan.PERUBAHAN, pengaju_id=pelaku.id)
    if before is None:
        key = hand_in(conn, pelaku, pokok, JenisAjuan.PERUBAHAN, isi, now=now)
    else:
        key = hand_in_again(conn, pelaku, pokok, before, isi, now=now)
    entry = Entry("propose_perubahan", kegiatan_id, {"ajuan": key, "berubah": list(berubah)})
    append_jejak(conn, pelaku, [entry], now)
    announce(conn, pelaku, Kuasa.APPROVE_KEGIATAN, kegiatan_id, key, now)
    return key
