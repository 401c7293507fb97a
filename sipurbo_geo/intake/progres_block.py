"""The rows of one kegiatan in a wide sheet, put together to weekly reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..errors import Problem
from .cell import clean
from .feature import problem
from .progres_draft import CellReader, ProgresDraft, Report
from .week import column_label, week_or_none


@dataclass(slots=True)
class Block:
    """The rows of one kegiatan: per kind the cells by week, and where each row stands."""

    kode: str
    mulai: date | None = None
    cells: dict[str, dict[int, Any]] = field(default_factory=dict)
    wheres: dict[tuple[str, int], str] = field(default_factory=dict)
    cumulative: set[str] = field(default_factory=set)
    dates: dict[int, date] = field(default_factory=dict)

    def take(
        self, kind: str, values: Mapping[int, Any], where: str, *, cumulative: bool
    ) -> int | None:
        """Take a row of `kind`; the first week that another row states already, if any.

        Where a sheet has weekly shares and their sums, only the sums are progress.
        """
        if kind in self.cumulative and not cumulative:
            return None
        if cumulative and kind not in self.cumulative:
            self.cumulative.add(kind)
            self.cells.pop(kind, None)
        cells = self.cells.setdefault(kind, {})
        twice = cells.keys() & values.keys()
        if twice:
            # Perhaps another kegiatan whose kode is missing: nothing of the row is believed.
            return min(twice)
        cells.update(values)
        self.wheres.update({(kind, week): where for week in values})
        return None

    def drafts(self, file: str, report: Report) -> Iterator[ProgresDraft]:
        """The reports, week by week; cells that cannot be read are told to `report`."""
        figures = {kind: self.cells.get(kind, {}) for kind in ("rencana", "realisasi", "alasan")}
        for week in sorted(figures["rencana"].keys() | figures["realisasi"].keys()):
            reader = CellReader(file, "", report)
            read = {}
            for kind in ("rencana", "realisasi"):
                if week in figures[kind]:
                    reader.where = f"{self.wheres[kind, week]}, {column_label(week)}"
                read[kind] = reader.read_percent(kind, figures[kind].get(week))
            yield ProgresDraft(
                where=reader.where,
                kode=self.kode,
                minggu=week_or_none(week),
                tanggal=self.dates.get(week),
                rencana=read["rencana"],
                realisasi=read["realisasi"],
                alasan=clean(figures["alasan"].get(week) or ""),
                mulai=self.mulai,
                broken=reader.broken,
            )


def twice(file: str, where: str, kode: str, kind: str, week: int) -> Problem:
    """Two rows state the same week."""
    label = column_label(week)
    texts = (
        f"{kind} {label} untuk {kode} sudah ada di baris lain. Hapus salah satunya, atau isi "
        "kodenya bila ini kegiatan lain.",
        f"{kind} of {label} for {kode} stands in another row already. Remove one of them, or "
        "fill in the kode if this is another kegiatan.",
    )
    return problem("minggu_ganda", file, where, texts, field=kind, value=label)
