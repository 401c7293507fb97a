"""Recording weekly progress: rows are added; a correction supersedes and says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from ..database.dialects import dialect_of
from ..database.tables import progres_fisik
from ..errors import ConflictError
from ..model.peran import SISTEM, Pelaku
from ..model.progres import ProgresFisik
from ..registry import Registry
from .jejak import Entry, append_jejak
from .lookup import ids_of, touch_kegiatan
from .publish import publish


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a recording did: new weeks, corrections, and rows that were there already."""

    baru: int
    koreksi: int
    tetap: int


@dataclass(slots=True)
class _Week:
    """The row of one week that counts now."""

    id: int
    tanggal: Any
    rencana: Decimal | None
    realisasi: Decimal | None


@dataclass(slots=True)
class _Ledger:
    """What stands per kegiatan and week, kept up to date while a batch is worked through."""

    weeks: dict[int, dict[int, _Week]]
    rows: list[dict[str, Any]] = field(default_factory=list)
    tetap: int = 0


def record_progres(
    conn: sa.Connection,
    registry: Registry,
    batch: Sequence[ProgresFisik],
    *,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> Recorded:
    """Add weekly reports and publish their kegiatan.

    Raises `NotFoundError` for an unknown kode and `ConflictError` when a week already has other
    figures, or realisasi falls, and no `alasan` is given. The same row again changes nothing.
    """
    moment = now or datetime.now(UTC)
    ids = ids_of(conn, {item.kode for item in batch})
    ledger = _Ledger(_standing(conn, list(ids.values())))
    keys = dialect_of(conn.engine.url).new_ids(conn, progres_fisik, len(batch))
    for item, key in zip(batch, keys, strict=True):
        _enter(ledger, ids[item.kode], item, key, moment)
    if ledger.rows:
        dialect_of(conn.engine.url).insert_many(conn, progres_fisik, ledger.rows)
        touched = {row["kegiatan_id"] for row in ledger.rows}
        append_jejak(conn, pelaku, _entries(ledger.rows), moment)
        touch_kegiatan(conn, touched, moment)
        publish(conn, registry, touched, now=moment)
    corrected = sum(row["menggantikan"] is not None for row in ledger.rows)
    return Recorded(len(ledger.rows) - corrected, corrected, ledger.tetap)


def check_progres(conn: sa.Connection, item: ProgresFisik) -> None:
    """Raise what recording `item` now would raise; `ConflictError` too when it says nothing new."""
    owner = ids_of(conn, {item.kode})[item.kode]
    ledger = _Ledger(_standing(conn, [owner]))
    _enter(ledger, owner, item, 0, datetime.now(UTC))
    if ledger.tetap:
        raise ConflictError(
            f"Minggu {item.minggu} sudah tercatat dengan angka yang sama.",
            f"Week {item.minggu} is recorded already with the same figures.",
        )


def _entries(rows: Sequence[dict[str, Any]]) -> list[Entry]:
    """One entry a kegiatan, with every row of the ledger that was added."""
    names = ("minggu", "tanggal", "rencana", "realisasi", "menggantikan", "alasan")
    added: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        added[row["kegiatan_id"]].append({name: row[name] for name in names})
    return [Entry("record_progres", key, {"baris": listed}) for key, listed in added.items()]


def _standing(conn: sa.Connection, ids: Sequence[int]) -> dict[int, dict[int, _Week]]:
    later = progres_fisik.alias()
    statement = sa.select(progres_fisik).where(
        progres_fisik.c.kegiatan_id.in_(ids),
        ~sa.exists().where(later.c.menggantikan == progres_fisik.c.id),
    )
    found: dict[int, dict[int, _Week]] = {key: {} for key in ids}
    for row in conn.execute(statement):
        found[row.kegiatan_id][row.minggu] = _Week(row.id, row.tanggal, row.rencana, row.realisasi)
    return found


def _enter(ledger: _Ledger, owner: int, item: ProgresFisik, key: int, now: datetime) -> None:
    weeks = ledger.weeks[owner]
    old = weeks.get(item.minggu)
    if old and (old.tanggal, old.rencana, old.realisasi) == _figures(item):
        ledger.tetap += 1
        return
    if old and not item.alasan:
        raise _changed_without_reason(item, old)
    _refuse_fall(weeks, item)
    weeks[item.minggu] = _Week(key, *_figures(item))
    ledger.rows.append(
        {
            "id": key,
            "kegiatan_id": owner,
            "minggu": item.minggu,
            "tanggal": item.tanggal,
            "rencana": item.rencana,
            "realisasi": item.realisasi,
            "menggantikan": old.id if old else None,
            "alasan": item.alasan,
            "dicatat": now,
        }
    )


def _figures(item: ProgresFisik) -> tuple[Any, Decimal | None, Decimal | None]:
    return item.tanggal, item.rencana, item.realisasi


def _changed_without_reason(item: ProgresFisik, old: _Week) -> ConflictError:
    before = f"rencana {_shown(old.rencana)}, realisasi {_shown(old.realisasi)}"
    return ConflictError(
        f"{item.kode} minggu {item.minggu}: sudah tercatat {before}. Untuk mengoreksinya, isi "
        "alasan.",
        f"{item.kode} week {item.minggu}: {before} are recorded already. To correct them, give a "
        "reason (alasan).",
    )


def _refuse_fall(weeks: dict[int, _Week], item: ProgresFisik) -> None:
    """Realisasi is cumulative: to stand below the week before or above the next needs a reason."""
    if item.realisasi is None or item.alasan:
        return
    known = {n: w.realisasi for n, w in weeks.items() if w.realisasi is not None}
    before = known.get(max((n for n in known if n < item.minggu), default=0))
    after = known.get(min((n for n in known if n > item.minggu), default=0))
    if before is not None and item.realisasi < before:
        raise _falls(item, before, item.realisasi)
    if after is not None and item.realisasi > after:
        raise _falls(item, item.realisasi, after)


def _falls(item: ProgresFisik, higher: Decimal, lower: Decimal) -> ConflictError:
    return ConflictError(
        f"{item.kode} minggu {item.minggu}: realisasi turun dari {_shown(higher)} ke "
        f"{_shown(lower)}. Periksa angkanya, atau isi alasan koreksi.",
        f"{item.kode} week {item.minggu}: realisasi falls from {_shown(higher)} to "
        f"{_shown(lower)}. Check the figure, or give the reason (alasan).",
    )


def _shown(value: Decimal | None) -> str:
    return "–" if value is None else format(value.normalize(), "f")
