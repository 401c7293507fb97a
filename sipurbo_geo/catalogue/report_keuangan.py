"""A payment handed in by the treasurer; it counts once it is approved."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..errors import ConflictError
from ..model.alur import JenisAjuan
from ..model.laporan import Pembayaran, check_pembayaran, pembayaran_to_isi
from ..model.peran import Pelaku
from ..model.progres import ProgresKeuangan
from ..model.waktu import hari
from ..model.wewenang import Kuasa, require
from .ajuan_rows import check_versi, find_by_uid, hand_in, hand_in_again, read_ajuan
from .jejak import Entry, append_jejak
from .lookup import Pokok, read_pokok
from .notify import announce
from .record_keuangan import check_keuangan


def report_keuangan(
    conn: sa.Connection,
    pelaku: Pelaku,
    kegiatan_id: int,
    bayar: Pembayaran,
    *,
    uid: str = "",
    ulang: tuple[int, int] | None = None,
    now: datetime | None = None,
) -> int:
    """Hand in a payment; gives the key of the ajuan.

    The same `uid` again gives the same key and changes nothing. `ulang` names an ajuan of one's
    own, and its version, that this one replaces. Raises as `report_progres` does, and `StaleError`.
    """
    moment = now or datetime.now(UTC)
    pokok = read_pokok(conn, kegiatan_id)
    require(pelaku, Kuasa.REPORT_KEUANGAN, pokok.sasaran)
    if (known := find_by_uid(conn, pelaku, kegiatan_id, uid)) is not None:
        return known
    pokok.refuse_withdrawn()
    check_pembayaran(bayar, hari(moment))
    check_keuangan(conn, pembayaran_of(pokok.kode, bayar))
    isi = pembayaran_to_isi(bayar)
    if ulang is None:
        key = hand_in(conn, pelaku, pokok, JenisAjuan.KEUANGAN, isi, uid=uid, now=moment)
    else:
        row = _replaced(conn, pokok, *ulang)
        key = hand_in_again(conn, pelaku, pokok, row, isi, uid=uid, now=moment)
    entry = Entry("report_keuangan", kegiatan_id, {"ajuan": key, "pembayaran": isi})
    append_jejak(conn, pelaku, [entry], moment)
    announce(conn, pelaku, Kuasa.APPROVE_KEUANGAN, kegiatan_id, key, moment)
    return key


def pembayaran_of(kode: str, bayar: Pembayaran) -> ProgresKeuangan:
    """The row that approving the payment adds."""
    return ProgresKeuangan(
        kode, bayar.tanggal, bayar.jumlah, bayar.uraian.strip(), bayar.alasan.strip()
    )


def _replaced(conn: sa.Connection, pokok: Pokok, key: int, versi: int) -> sa.Row[Any]:
    row: sa.Row[Any] = read_ajuan(conn, key)
    if row.kegiatan_id != pokok.id or row.jenis != JenisAjuan.KEUANGAN.value:
        raise ConflictError(
            "Ajuan itu bukan pembayaran kegiatan ini.",
            "That submission is no payment of this kegiatan.",
        )
    check_versi(row, versi)
    return row
