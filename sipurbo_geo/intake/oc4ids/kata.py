"""What the words of the standard mean here: the stage, the kind of work, the fiscal year."""

from __future__ import annotations

import re

from ...model.oc4ids import CONTRACT_STATUS, STATUS, TAHUN_ANGGARAN, TYPE
from ...model.tahap import Tahap
from .simpul import Simpul

#: what our own packages never say, and "completed" of former editions
_OTHERS = {
    "identification": Tahap.PERENCANAAN,
    "decommissioning": Tahap.SELESAI,
    "decommissioned": Tahap.SELESAI,
    "completed": Tahap.SELESAI,
}
_TAHAP = _OTHERS | {status: tahap for tahap, status in STATUS.items()}
#: several works are a "rehabilitation"; the first is the plainest
_PENANGANAN = {kind: work for work, kind in reversed(TYPE.items())}
_YEAR = re.compile(r"(?:19|20|21)\d{2}(?=-|$)")


def read_tahap(project: Simpul, contract: Simpul) -> str | None:
    """The stage: procurement is told from building by whether a contract has been awarded."""
    status, awarded = project.text("status"), contract.text("status")
    if status == STATUS[Tahap.PENGADAAN] and awarded == CONTRACT_STATUS[Tahap.PENGADAAN]:
        return Tahap.PENGADAAN.value
    tahap = _TAHAP.get(status or "")
    if status and tahap is None:
        _unknown(project, "status", status, sorted(_TAHAP))
    return tahap.value if tahap else None


def read_penanganan(project: Simpul) -> str | None:
    """The kind of work; None for those that no theme of ours has."""
    kind = project.text("type")
    work = _PENANGANAN.get(kind or "")
    if kind and work is None:
        _unknown(project, "type", kind, sorted(_PENANGANAN))
    return work


def read_tahun(project: Simpul, contract: Simpul) -> str | None:
    """The fiscal year: the first that the budget names, or else the year in which work began."""
    breakdowns = project.child("budget").children("budgetBreakdowns")
    parts = [part for whole in breakdowns for part in whole.children("budgetBreakdown")]
    years = [year for part in parts if (year := _year(part.child("period")))]
    if years:
        return min(years)
    for holder in (contract.child("contractPeriod"), project.child("implementationPeriod"),
                   project.child("period")):  # fmt: skip
        if year := _year(holder):
            project.tell.warn_once(
                "year_of_start",
                holder.at("startDate"),
                year,
                f"anggaran proyek tidak menyebut tahun ({TAHUN_ANGGARAN}); dipakai tahun mulainya, "
                "juga untuk proyek lain yang demikian. Bila keliru, ubah di katalog",
                f"the budget of the project names no year ({TAHUN_ANGGARAN}); the year of its "
                "start is used, for other such projects too. Where that is wrong, change it in the "
                "catalogue",
            )
            return year
    return None


def _year(period: Simpul) -> str | None:
    found = _YEAR.match(period.text("startDate") or "")
    return found[0] if found else None


def _unknown(project: Simpul, name: str, value: str, known: list[str]) -> None:
    listed = ", ".join(known)
    project.tell.warn(
        f"oc4ids_{name}",
        project.at(name),
        value,
        f'"{value}" tidak punya padanan di sini dan tidak disimpan; yang dikenal: {listed}',
        f'"{value}" has no counterpart here and is not kept; known are: {listed}',
    )
