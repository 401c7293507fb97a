"""Forecasts, metrics, transactions and modifications as weekly reports, payments, amendments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ...errors import Problem
from ...model.kegiatan import Adendum
from ...model.oc4ids import FISIK, KEUANGAN, KOREKSI, MINGGU
from ...model.progres import ProgresKeuangan
from ..cell import ValueParseError
from ..dates import parse_date
from ..feature import problem
from ..kegiatan_cells import parse_text
from ..money import parse_money
from ..progres_draft import CellReader, ProgresDraft
from ..riwayat import Riwayat
from .nilai import rupiah
from .simpul import Simpul

_WEEK = re.compile(re.escape(MINGGU) + r"(\d{1,4})")
_PERCENT = frozenset({"p1", "%", "percent", "persen"})


def read_riwayat(project: Simpul, contract: Simpul, where: str, file: str) -> Riwayat:
    """The history of `project`; entries that cannot be read are left out and told of in it."""
    reader = _Reader(where, file, [])
    weeks = reader.weeks(project)
    payments = reader.payments(project, contract)
    changes = reader.changes(contract)
    return Riwayat(tuple(weeks), tuple(payments), tuple(changes), tuple(reader.problems))


@dataclass(slots=True)
class _Reader:
    """Reads the entries of one project and gathers what is wrong with them."""

    where: str
    file: str
    problems: list[Problem]

    def weeks(self, project: Simpul) -> list[ProgresDraft]:
        """What was planned and done, put together where week or day are the same."""
        found: dict[Any, ProgresDraft] = {}
        for part, name in (("forecasts", "rencana"), ("metrics", "realisasi")):
            for seen in _observations(project, part, FISIK):
                draft = self._week(seen, name)
                if draft is None:
                    continue
                key = draft.minggu or draft.tanggal
                known = found.get(key)
                found[key] = _joined(known, draft, name) if known else draft
        return list(found.values())

    def _week(self, seen: Simpul, name: str) -> ProgresDraft | None:
        if not _in_percent(seen):
            return None
        cells = CellReader(self.file, self.where, self.problems.append)
        period, notes = seen.child("period"), seen.text("notes") or ""
        number = _WEEK.fullmatch(seen.text("id") or "")
        stated = period.get("endDate") or period.get("startDate")
        tanggal = cells.read(period.at("endDate"), parse_date, stated)
        figure = cells.read_percent(seen.at("measure"), seen.get("measure"))
        if cells.broken or figure is None:
            return None
        return ProgresDraft(
            where=self.where,
            kode="",
            minggu=int(number[1]) if number else None,
            tanggal=tanggal,
            rencana=figure if name == "rencana" else None,
            realisasi=figure if name == "realisasi" else None,
            alasan=notes if notes.startswith(KOREKSI) else "",
        )

    def payments(self, project: Simpul, contract: Simpul) -> Iterator[ProgresKeuangan]:
        """The transactions, each once; what was paid for stands in the metric of the same id."""
        notes = {
            seen.text("id"): seen.text("notes")
            for seen in _observations(project, "metrics", KEUANGAN)
        }
        taken = set()
        for paid in contract.children("transactions"):
            key = paid.text("id")
            tanggal: date | None = self._read(paid, "date", parse_date)
            jumlah: Decimal | None = self._money(paid, "value")
            uraian = self._text(paid, "id", notes.get(key) or key or "") or "Pembayaran"
            if tanggal is None or jumlah is None:
                continue
            if (tanggal, uraian) in taken:
                self._twice(paid, uraian)
                continue
            taken.add((tanggal, uraian))
            yield ProgresKeuangan("", tanggal, jumlah, uraian)

    def changes(self, contract: Simpul) -> Iterator[Adendum]:
        """The modifications; one without a date cannot be kept."""
        taken = set()
        for place, change in enumerate(contract.children("modifications"), start=1):
            key = (change.text("id") or "").removeprefix(f"{place}-") or str(place)
            nomor = self._text(change, "id", key)
            tanggal: date | None = self._read(change, "date", parse_date)
            if nomor is None or tanggal is None:
                continue
            if nomor in taken:
                self._twice(change, nomor)
                continue
            taken.add(nomor)
            yield Adendum(
                nomor,
                tanggal,
                self._text(change, "description", change.text("description")) or "",
                self._money(change, "newContractValue"),
                self._read(change.child("newContractPeriod"), "endDate", parse_date),
            )

    def _money(self, holder: Simpul, name: str) -> Decimal | None:
        amount: Decimal | None = self._parsed(holder.at(name), parse_money, rupiah(holder, name))
        return amount

    def _text(self, holder: Simpul, name: str, value: object) -> str | None:
        text: str | None = self._parsed(holder.at(name), parse_text, value)
        return text

    def _read(self, holder: Simpul, name: str, parse: Callable[[Any], Any]) -> Any:
        value = holder.get(name)
        if value is None and name == "date":
            texts = (
                "tidak bertanggal dan karena itu tidak disimpan; isi tanggalnya",
                "without a date and therefore not kept; give its date",
            )
            self._tell("undated", holder.at(name), texts, warn=True)
        return self._parsed(holder.at(name), parse, value)

    def _parsed(self, path: str, parse: Callable[[Any], Any], value: object) -> Any:
        try:
            return parse(value)
        except ValueParseError as error:
            self._tell("wrong_value", path, (error.id, error.en), value)
            return None

    def _twice(self, holder: Simpul, name: str) -> None:
        texts = (
            f'"{name}" tertulis dua kali dalam proyek ini; hapus salah satunya',
            f'"{name}" occurs twice in this project; delete one of them',
        )
        self._tell("twice", holder.path, texts, name)

    def _tell(
        self,
        code: str,
        path: str,
        texts: tuple[str, str],
        value: object = "",
        *,
        warn: bool = False,
    ) -> None:
        found = problem(code, self.file, self.where, texts, field=path, value=value, warn=warn)
        self.problems.append(found)


def _observations(project: Simpul, part: str, metric: str) -> list[Simpul]:
    return [
        seen
        for found in project.children(part)
        if found.text("id") == metric
        for seen in found.children("observations")
    ]


def _in_percent(seen: Simpul) -> bool:
    """Progress in another unit is pointed out and left alone."""
    unit = seen.child("unit")
    said = {str(unit.get(name) or "").strip().lower() for name in ("id", "name")} - {""}
    if not said or said & _PERCENT:
        return True
    seen.tell.warn(
        "unit",
        unit.path,
        " ".join(sorted(said)),
        "progres tidak dalam persen, jadi tidak disimpan; nyatakan dalam persen (P1)",
        "the progress is not in per cent and therefore not kept; state it in per cent (P1)",
    )
    return False


def _joined(one: ProgresDraft, other: ProgresDraft, name: str) -> ProgresDraft:
    value = getattr(other, name)
    return replace(one, **{name: value}, alasan=one.alasan or other.alasan)
