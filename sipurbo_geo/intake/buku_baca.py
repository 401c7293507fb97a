"""Reads the workbook that was handed out, with the readers of the import, beside the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..catalogue.save_kegiatan_as import foresee
from ..database.engine import Connection
from ..errors import Problem, SipurboError, TooLargeError
from ..model.kegiatan import Kegiatan
from ..model.kegiatan_nilai import compare_kegiatan
from ..model.peran import Pelaku
from ..model.wewenang import Kuasa, Sasaran, may, require
from ..query.kantor.dasar import read_dasar
from ..query.register_kegiatan import read_kegiatan
from ..registry import Registry
from .buku_banding import Banding, Baris, refused
from .buku_kunci import KUNCI, Kunci, read_kunci
from .feature import SourceFeature, problem
from .fold import fold_text
from .kegiatan_desk import Desk, open_desk
from .kegiatan_draft import Draft
from .kegiatan_plan import Planner
from .source import read_batches
from .template_sheet import GUIDE
from .xlsx_rows import list_sheets

#: rows that one workbook may bring; more belong into an import
MOST_ROWS = 1000
#: rows that one save may change: all wait for it who want to write meanwhile
MOST_CHANGES = 200
_FOLDED = fold_text(KUNCI)
#: in an office a draft is nothing to point out
_UNSAID = frozenset(("not_published",))
_STRANGE = (
    "kode ini sudah ada di register, tetapi baris ini bukan dari unduhannya. Unduh kegiatan itu "
    "dahulu lalu ubah barisnya, atau beri kode lain bila ini kegiatan baru",
    "this kode stands in the register, but the row is not from its download. Download that "
    "kegiatan and edit its row, or give another kode if this one is new",
)
_GONE = (
    "kegiatan dari unduhan ini tidak ada di register; unduh ulang",
    "the kegiatan of this download is not in the register; download again",
)


def read_buku(
    conn: Connection, registry: Registry, pelaku: Pelaku, path: Path, nama: str
) -> Banding:
    """What the workbook at `path`, called `nama`, would change on behalf of `pelaku`.

    Nothing is saved. Raises `UnreadableFileError`, and `TooLargeError` for too many rows.
    """
    heard: list[Problem] = []
    planner = Planner(registry, {}, {})
    desk = open_desk(conn, planner, nama, heard.append, empty_clears=True)
    keys: dict[str, Kunci] = {}
    features = _features(path, planner, heard, keys)
    drafts = desk.check(list(features))
    run = _Beside(conn, pelaku, nama, keys, drafts)
    return run.compared(desk, heard)


def _features(
    path: Path, planner: Planner, heard: list[Problem], keys: dict[str, Kunci]
) -> Iterator[SourceFeature]:
    """The rows of every sheet but the guide; what the hidden column says goes to `keys`."""
    count = 0
    for sheet in list_sheets(path):
        if sheet == GUIDE:
            continue
        known = planner.known_headings | {_FOLDED}
        for batch in read_batches(path, layer=sheet, known=known, problems=heard.append):
            count += len(batch)
            if count > MOST_ROWS:
                raise TooLargeError(
                    f"Lebih dari {MOST_ROWS} baris. Bagi menjadi beberapa buku, atau minta "
                    "administrator mengimpornya.",
                    f"More than {MOST_ROWS} rows. Split it into several workbooks, or ask the "
                    "administrator to import it.",
                )
            for feature in batch:
                hidden = [h for h in feature.properties if fold_text(h) == _FOLDED]
                for heading in hidden:
                    key = read_kunci(feature.properties.pop(heading))
                    if key is not None:
                        keys[feature.where] = key
                yield feature


@dataclass(slots=True)
class _Beside:
    """The drafts of a workbook beside what stands in the register."""

    conn: Connection
    pelaku: Pelaku
    file: str
    keys: Mapping[str, Kunci]
    drafts: Sequence[Draft]

    def compared(self, desk: Desk, heard: list[Problem]) -> Banding:
        """Every draft held against what stands under its kode."""
        kode = [draft.kode for draft in self.drafts]
        dasar = read_dasar(self.conn, kode)
        mine = [d for d in self.drafts if self._may_come(d, dasar.get(d.kode), heard)]
        standing = read_kegiatan(self.conn, [d.kode for d in mine if d.kode in dasar])
        rows, same = [], set[str]()
        for draft in desk.complete(mine, standing):
            row = self._row(draft, standing.get(draft.kode), dasar.get(draft.kode), heard)
            if row is None:
                same.add(draft.where)
            elif isinstance(row, Baris):
                rows.append(row)
        if len(rows) > MOST_CHANGES:
            heard.append(problem("too_many", self.file, "", _too_many(len(rows))))
        told = [
            replace(found, file=self.file)
            for found in heard
            if found.code not in _UNSAID and (found.is_error or found.where not in same)
        ]
        return Banding(tuple(rows), len(same), tuple(told))

    def _row(
        self,
        draft: Draft,
        before: Kegiatan | None,
        row: Mapping[str, Any] | None,
        heard: list[Problem],
    ) -> Baris | Problem | None:
        """What it changes; None for nothing, and what is against it where something is."""
        item = draft.kegiatan()
        changes = compare_kegiatan(before, item)
        if before is not None and not changes:
            return None
        key = self.keys[draft.where] if row is not None else None
        try:
            hasil = foresee(self.pelaku, item, row, key.versi if key else None)
        except SipurboError as error:
            heard.append(refused(self.file, draft.where, error, item.kode))
            return heard[-1]
        return Baris(draft.where, item, key.versi if key else None, hasil, changes)

    def _may_come(self, draft: Draft, row: Mapping[str, Any] | None, heard: list[Problem]) -> bool:
        """Whether the row is what it says it is, and within reach of the person."""
        key = self.keys.get(draft.where)
        if row is not None and not self._in_reach(row):
            try:
                require(self.pelaku, Kuasa.SAVE_KEGIATAN, Sasaran(row["id"], row["bidang"]))
            except SipurboError as error:
                heard.append(refused(self.file, draft.where, error, draft.kode))
            return False
        texts = self._mismatch(draft, key, known=row is not None)
        if texts:
            heard.append(
                problem("other_kode", self.file, draft.where, texts, field="kode", value=draft.kode)
            )
        return not texts

    def _in_reach(self, row: Mapping[str, Any]) -> bool:
        return may(self.pelaku, Kuasa.SAVE_KEGIATAN, Sasaran(row["id"], row["bidang"]))

    def _mismatch(self, draft: Draft, key: Kunci | None, *, known: bool) -> tuple[str, str] | None:
        """What is wrong between kode and hidden column; a copied row with a new kode is new."""
        if known and key is not None and key.kode == draft.kode:
            return None
        if known:
            return _STRANGE
        if key is None or any(other.kode == key.kode for other in self.drafts):
            return None if key is None or key.kode != draft.kode else _GONE
        return (
            f"kode baris ini semula {key.kode}; kode kegiatan yang sudah ada tidak dapat diganti. "
            "Kembalikan kodenya; untuk kegiatan baru, pakai baris kosong",
            f"the kode of this row was {key.kode}; the kode of a kegiatan cannot be changed. Put "
            "it back; for a new kegiatan use an empty row",
        )


def _too_many(count: int) -> tuple[str, str]:
    return (
        f"buku ini mengubah {count} kegiatan; sekali simpan paling banyak {MOST_CHANGES}, supaya "
        "yang lain tidak lama menunggu. Bagi menjadi beberapa buku",
        f"this workbook changes {count} kegiatan; one save takes at most {MOST_CHANGES}, so that "
        "others need not wait long. Split it into several workbooks",
    )
