"""One project as a row: what its members mean for a kegiatan."""

from __future__ import annotations

from typing import Any

from ...model.oc4ids import SKEMA_BIDANG, SKEMA_KODE, SKEMA_TEMA, SUMBER_DANA
from ..feature import SourceFeature
from .kata import read_penanganan, read_tahap, read_tahun
from .kontrak import Kontrak, read_kontrak
from .letak import Letak, read_letak
from .nilai import rupiah
from .riwayat import read_riwayat
from .simpul import Simpul

#: members that are read, or that say nothing about the work itself
READ = frozenset({
    "id", "updated", "language", "identifiers", "publicAuthority", "title", "description",
    "purpose", "budget", "period", "locations", "status", "type", "sector",
    "additionalClassifications", "parties", "implementationPeriod", "maintenancePeriod",
    "forecasts", "metrics", "completion", "contractingProcesses",
})  # fmt: skip


def read_proyek(project: Simpul, where: str, file: str) -> SourceFeature:
    """The row of `project`, with its history; what is wrong goes to the teller of `project`."""
    contract, place = read_kontrak(project), read_letak(project)
    codes = _classifications(project)
    properties = {
        **_names(project, codes),
        **_places(place),
        **_money(project, contract),
        **_dates(project, contract.bangun),
        "tahap": read_tahap(project, contract.bangun),
        "tahun": read_tahun(project, contract.bangun),
        "jenis_penanganan": read_penanganan(project),
        "penyedia": contract.penyedia,
        "konsultan": contract.konsultan,
    }
    history = read_riwayat(project, contract.bangun, where, file)
    return SourceFeature(where, properties, place.geometry, tuple(project.texts("sector")), history)


def _names(project: Simpul, codes: dict[str, str]) -> dict[str, Any]:
    """Kode, name, theme, and the place in the budget, which only our own packages state."""
    own, other = _identifiers(project)
    return {
        "kode": own or _foreign_kode(project),
        "title": _required(project, "title"),
        "layer": codes.get(SKEMA_TEMA),
        "bidang": codes.get(SKEMA_BIDANG),
        "anggaran_kode": other.text("id") if own and other else None,
        "anggaran_edisi": other.text("scheme") if own and other else None,
        "anggaran_sub_kegiatan": project.text("description") if own else None,
        "description": None if own else project.text("description"),
        "purpose": project.text("purpose"),
    }


def _foreign_kode(project: Simpul) -> str | None:
    """The whole id of a project of others: its prefix keeps it apart from kodes of our own."""
    key = _required(project, "id")
    if key:
        project.tell.warn_once(
            "kode_from_id",
            project.at("id"),
            key,
            f"tidak ada pengenal berskema {SKEMA_KODE}, jadi id proyek menjadi kode kegiatan, "
            "juga untuk proyek lain yang demikian",
            f"there is no identifier of the scheme {SKEMA_KODE}, so the project id becomes the "
            "kode of the kegiatan, for other such projects too",
        )
    return key


def _identifiers(project: Simpul) -> tuple[str | None, Simpul]:
    """The kode that a catalogue like ours gave, and the first other identifier."""
    found = project.children("identifiers")
    own = [item for item in found if item.text("scheme") == SKEMA_KODE]
    other = [item for item in found if item not in own]
    nothing = Simpul({}, project.at("identifiers"), project.tell)
    return (own[0].text("id") if own else None), (other or [nothing])[0]


def _required(project: Simpul, name: str) -> str | None:
    text = project.text(name)
    if (text is None and project.get(name) in (None, "")) or text == "":
        project.tell.error(
            "oc4ids_missing",
            project.at(name),
            "",
            f'proyek tidak mempunyai "{name}"; OC4IDS mewajibkannya, isi di paket itu',
            f'the project has no "{name}"; OC4IDS requires it, fill it in the package',
        )
    return text


def _classifications(project: Simpul) -> dict[str, str]:
    found = project.children("additionalClassifications")
    return {item.text("scheme") or "": item.text("id") or "" for item in found}


def _places(place: Letak) -> dict[str, Any]:
    return {
        "lokasi": place.lokasi,
        "kecamatan": place.kecamatan or None,
        "desa": place.desa or None,
        "alasan_tanpa_geometri": place.alasan,
    }


def _money(project: Simpul, contract: Kontrak) -> dict[str, Any]:
    budget, summary = project.child("budget"), contract.bangun
    return {
        "sumber_dana": _sources(budget) or None,
        "budget/amount": rupiah(budget, "amount"),
        "tender/costEstimate": rupiah(summary.child("tender"), "costEstimate"),
        "contractValue": rupiah(summary, "contractValue"),
        "externalReference": summary.text("externalReference"),
    }


def _sources(budget: Simpul) -> list[str]:
    """The sources of money by our own breakdown ("1-dak_fisik"): "dak_fisik: 200000000"."""
    return [
        _source(part)
        for whole in budget.children("budgetBreakdowns")
        if whole.text("id") == SUMBER_DANA
        for part in whole.children("budgetBreakdown")
    ]


def _source(part: Simpul) -> str:
    source, amount = (part.text("id") or "").partition("-")[2], rupiah(part, "amount")
    return source if amount is None else f"{source}: {amount}"


def _dates(project: Simpul, contract: Simpul) -> dict[str, Any]:
    """Days as they are written: the span of the contract, or else that of the project."""
    spans = (contract.child("contractPeriod"), project.child("implementationPeriod"))
    span = next(filter(None, spans), project.child("period"))
    upkeep = project.child("maintenancePeriod")
    handed_over = project.child("completion").get("endDate") or upkeep.get("startDate")
    return {
        "contractPeriod/startDate": span.get("startDate"),
        "contractPeriod/endDate": span.get("endDate"),
        "contractPeriod/durationInDays": span.get("durationInDays"),
        "completion/endDate": handed_over,
        "maintenancePeriod/endDate": upkeep.get("endDate"),
        "maintenancePeriod/durationInDays": upkeep.get("durationInDays"),
    }
