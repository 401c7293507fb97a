"""Which contracting process of a project is the building, and who was awarded it."""

from __future__ import annotations

from dataclasses import dataclass

from .simpul import Simpul


@dataclass(frozen=True, slots=True)
class Kontrak:
    """The summary of the building contract, its suppliers, and those who supervise it."""

    bangun: Simpul
    penyedia: str | None
    konsultan: str | None


def read_kontrak(project: Simpul) -> Kontrak:
    """The contracts of `project`; of several buildings the first counts, with a warning."""
    summaries = [process.child("summary") for process in project.children("contractingProcesses")]
    natures = [summary.texts("nature") for summary in summaries]
    building = [s for s, n in zip(summaries, natures, strict=True) if not n or "construction" in n]
    watching = [s for s, n in zip(summaries, natures, strict=True) if n == ["supervision"]]
    if len(building) > 1:
        project.tell.warn(
            "several_contracts",
            project.at("contractingProcesses"),
            len(building),
            "ada beberapa kontrak pembangunan, sedangkan satu kegiatan mempunyai satu; dipakai "
            "yang pertama. Pecah proyeknya bila semuanya perlu dicatat",
            "there are several construction contracts, but a kegiatan has one; the first is used. "
            "Split the project if all of them matter",
        )
    nobody = Simpul({}, project.at("contractingProcesses/0/summary"), project.tell)
    first = (building or [nobody])[0]
    supervision = (watching or [nobody])[0]
    names = _party_names(project)
    return Kontrak(first, _suppliers(first, names), _suppliers(supervision, names))


def _party_names(project: Simpul) -> dict[str, str]:
    """The names of the organisations that references may leave out."""
    known = ((party.text("id"), party.text("name")) for party in project.children("parties"))
    return {key: name for key, name in known if key and name}


def _suppliers(summary: Simpul, names: dict[str, str]) -> str | None:
    found = [
        supplier.text("name") or names.get(supplier.text("id") or "")
        for supplier in summary.children("suppliers")
    ]
    return ", ".join(dict.fromkeys(name for name in found if name)) or None
