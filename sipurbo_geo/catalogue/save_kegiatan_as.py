"""Saving one kegiatan as an officer: at once, or as a change that somebody else decides about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import kegiatan, kegiatan_wilayah, wilayah
from ..errors import ConflictError, NotFoundError, StaleError
from ..model.kegiatan import Adendum, Keadaan, Kegiatan, Rahasia
from ..model.peran import Pelaku
from ..model.status import UMUM, AmbangKritis
from ..model.wewenang import Kuasa, Lingkup, Sasaran, lingkup_of, may, require
from ..registry import Registry
from .adendum_jejak import standing_adendum
from .assign_pengguna import record_penugasan
from .jejak import Change
from .kegiatan_jejak import Standing, changed_columns, money_parts, read_standing
from .kegiatan_rows import child_rows, main_row
from .propose_perubahan import propose_perubahan
from .save_kegiatan import save_kegiatan

BARU, BERUBAH, DIAJUKAN, TETAP = "baru", "berubah", "diajukan", "tetap"


@dataclass(frozen=True, slots=True)
class SavedAs:
    """What became of it: "baru", "berubah", "diajukan" (`ajuan_id` says as what) or "tetap"."""

    id: int
    kode: str
    versi: int
    hasil: str
    ajuan_id: int | None = None


def save_kegiatan_as(
    conn: sa.Connection,
    registry: Registry,
    pelaku: Pelaku,
    item: Kegiatan,
    *,
    dasar_versi: int | None,
    lengkap: bool = False,
    now: datetime | None = None,
) -> SavedAs:
    """Save `item` as `pelaku`, who saw the version `dasar_versi` (None: it is new).

    A new one is a draft, and its maker is assigned to it. A published one changes at once for who
    may approve; for others the change waits as an ajuan. What `item` does not speak of (limits of
    the critical contract, withheld fields) stays, unless it is `lengkap`; amendments always do.
    Raises `ForbiddenError`, `ConflictError`, `NotFoundError` and `StaleError`.
    """
    moment = now or datetime.now(UTC)
    key = conn.scalar(sa.select(kegiatan.c.id).where(kegiatan.c.kode == item.kode))
    item = replace(item, bidang=item.bidang or registry.layers[item.layer].bidang)
    if key is not None:
        standing = read_standing(conn, [key])[key]
        whole = _carried_over(item, standing.row, lengkap=lengkap)
        return _save_over(conn, registry, pelaku, whole, standing, dasar_versi, moment)
    if dasar_versi is not None:
        raise NotFoundError(
            f"Kegiatan '{item.kode}' tidak ada.", f"There is no kegiatan '{item.kode}'."
        )
    return _save_new(conn, registry, pelaku, item, moment)


def foresee(
    pelaku: Pelaku, item: Kegiatan, row: Mapping[str, Any] | None, dasar_versi: int | None
) -> str:
    """What saving `item` over `row` (None: nothing stands there) would give, if it changes it.

    Of `row` are asked id, bidang, keadaan and versi. Raises what `save_kegiatan_as` would raise.
    """
    if row is None:
        require(pelaku, Kuasa.SAVE_KEGIATAN, Sasaran(None, item.bidang))
        return BARU
    sasaran, keadaan = Sasaran(row["id"], row["bidang"]), Keadaan(row["keadaan"])
    _check_rights(pelaku, item, sasaran)
    _check_version(item.kode, row["versi"], dasar_versi)
    check_keadaan(pelaku, keadaan, sasaran)
    decides = may(pelaku, Kuasa.APPROVE_KEGIATAN, sasaran)
    return DIAJUKAN if keadaan is Keadaan.TERBIT and not decides else BERUBAH


def _save_new(
    conn: sa.Connection, registry: Registry, pelaku: Pelaku, item: Kegiatan, now: datetime
) -> SavedAs:
    require(pelaku, Kuasa.SAVE_KEGIATAN, Sasaran(None, item.bidang))
    draft = replace(item, keadaan=Keadaan.DRAF)
    save_kegiatan(conn, registry, [draft], pelaku=pelaku, now=now)
    key = conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == item.kode)).one()
    if pelaku.id is not None and lingkup_of(pelaku, Kuasa.SAVE_KEGIATAN) is not Lingkup.SEMUA:
        record_penugasan(conn, pelaku, pelaku.id, key, now)
    return SavedAs(key, item.kode, 1, BARU)


def _save_over(
    conn: sa.Connection,
    registry: Registry,
    pelaku: Pelaku,
    item: Kegiatan,
    standing: Standing,
    dasar_versi: int | None,
    now: datetime,
) -> SavedAs:
    row = standing.row
    _check_rights(pelaku, item, Sasaran(row["id"], row["bidang"]))
    item = replace(item, adendum=_fresh_adendum(conn, row["id"], item.adendum))
    changes = _changes(conn, registry, item, standing)
    if not changes and dasar_versi in (None, row["versi"]):
        return SavedAs(row["id"], item.kode, row["versi"], TETAP)
    if foresee(pelaku, item, row, dasar_versi) == DIAJUKAN:
        ajuan_id = propose_perubahan(conn, pelaku, row["id"], item, sorted(changes), now)
        return SavedAs(row["id"], item.kode, row["versi"], DIAJUKAN, ajuan_id)
    save_kegiatan(conn, registry, [item], pelaku=pelaku, now=now)
    versi = conn.scalars(sa.select(kegiatan.c.versi).where(kegiatan.c.id == row["id"])).one()
    return SavedAs(row["id"], item.kode, versi, BERUBAH)


def _check_rights(pelaku: Pelaku, item: Kegiatan, sasaran: Sasaran) -> None:
    """Both where it stands and where it is to go."""
    require(pelaku, Kuasa.SAVE_KEGIATAN, sasaran)
    if item.bidang != sasaran.bidang:
        require(pelaku, Kuasa.SAVE_KEGIATAN, Sasaran(None, item.bidang))


def _check_version(kode: str, versi: int, dasar_versi: int | None) -> None:
    if dasar_versi is None:
        raise ConflictError(
            f"Kode '{kode}' sudah dipakai kegiatan lain. Beri kode lain, atau ubah yang sudah ada.",
            f"The kode '{kode}' belongs to another kegiatan. Choose another, or edit that one.",
        )
    if dasar_versi != versi:
        raise StaleError(
            versi,
            "Kegiatan ini diubah orang lain sejak Anda membukanya. Bandingkan kedua versinya, "
            "lalu simpan lagi.",
            "Somebody else changed this kegiatan since you opened it. Compare the two versions, "
            "then save again.",
        )


def check_keadaan(pelaku: Pelaku, keadaan: Keadaan, sasaran: Sasaran) -> None:
    """Raise `ConflictError` where a kegiatan of this state may not be edited by `pelaku` now."""
    if keadaan is Keadaan.DITARIK:
        raise ConflictError(
            "Kegiatan ini sudah ditarik. Buka kembali dahulu sebelum mengubahnya.",
            "This kegiatan was withdrawn. Reopen it before changing it.",
        )
    if keadaan is Keadaan.DIAJUKAN and not may(pelaku, Kuasa.APPROVE_KEGIATAN, sasaran):
        raise ConflictError(
            "Kegiatan ini sedang diajukan. Tarik pengajuan dahulu sebelum mengubahnya.",
            "This kegiatan is submitted. Take it back before changing it.",
        )


def _carried_over(item: Kegiatan, row: Any, *, lengkap: bool) -> Kegiatan:
    """`item` with what it does not speak of as it stands."""
    if lengkap:
        return replace(item, keadaan=Keadaan(row["keadaan"]))
    ambang = AmbangKritis(**{f.name: row[f.name] for f in fields(AmbangKritis)})
    rahasia = Rahasia(**{f.name: row[f.name] for f in fields(Rahasia)})
    return replace(
        item,
        keadaan=Keadaan(row["keadaan"]),
        ambang=ambang if item.ambang == UMUM else item.ambang,
        rahasia=rahasia if item.rahasia == Rahasia() else item.rahasia,
    )


def _fresh_adendum(conn: sa.Connection, key: int, stated: Sequence[Adendum]) -> tuple[Adendum, ...]:
    """Those that are new or differ from the one that stands under their number."""
    known = standing_adendum(conn, [key])
    rows = zip(stated, child_rows(key, stated), strict=True)
    return tuple(change for change, row in rows if known.get((key, change.nomor)) != row)


def _changes(
    conn: sa.Connection, registry: Registry, item: Kegiatan, standing: Standing
) -> dict[str, Change]:
    money = money_parts(child_rows(standing.row["id"], item.pendanaan))
    changes = changed_columns(standing, main_row(item, registry), money)
    before = _places(conn, standing.row["id"])
    stated = sorted({*item.kecamatan, *item.desa})
    if item.geometry is None and before != stated:
        changes["wilayah"] = (before, stated)
    if item.adendum:
        changes["adendum"] = (None, [change.nomor for change in item.adendum])
    return changes


def _places(conn: sa.Connection, key: int) -> list[str]:
    """Codes of its places; only without a geometry are they what somebody stated."""
    listed = (
        sa.select(wilayah.c.kode)
        .join(kegiatan_wilayah, kegiatan_wilayah.c.wilayah_id == wilayah.c.id)
        .where(kegiatan_wilayah.c.kegiatan_id == key)
    )
    return sorted(conn.scalars(listed))
