"""One kegiatan as a project of the standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model.dokumen import JENIS_DOKUMEN
from ...model.kegiatan import SUMBER_DANA
from ...model.layer import Layer
from ...model.oc4ids import (
    SKEMA_BIDANG,
    SKEMA_KODE,
    SKEMA_TEMA,
    STATUS,
    TAHUN_ANGGARAN,
    TYPE,
)
from ...model.oc4ids import SUMBER_DANA as BREAKDOWN
from ...model.tahap import Tahap
from ...query.dokumen import DokumenTerbit
from ...query.utuh import Utuh
from .kata import DOCUMENT_TYPE
from .kontrak import make_contracting
from .letak import make_locations
from .nilai import Json, filled, moment, money, period
from .pihak import make_parties, reference
from .progres import make_forecasts, make_metrics


@dataclass(frozen=True, slots=True)
class Penerbit:
    """Who publishes: the office, the prefix of its project ids, the address of its site."""

    instansi: str
    prefix: str
    alamat: str
    lisensi: str


def make_proyek(utuh: Utuh, layers: Mapping[str, Layer], penerbit: Penerbit) -> Json:
    """The project; what is unknown is left out."""
    p, r = utuh.fitur["properties"], utuh.rincian
    layer = layers.get(p["layer"])
    return filled(
        {
            "id": f"{penerbit.prefix}-{p['kode']}",
            "updated": p["diperbarui"],
            "language": "id",
            "identifiers": list(_identifiers(p, r)),
            "publicAuthority": reference(penerbit.instansi),
            "title": p["nama"],
            "description": r["anggaran"]["sub_kegiatan"] or r["anggaran"]["kegiatan"],
            "budget": _budget(p, r),
            "period": period(p["tanggal_mulai"], p["tanggal_selesai"]),
            "locations": make_locations(utuh),
            "status": STATUS[Tahap(p["tahap"])],
            "type": TYPE.get(p.get("jenis_penanganan") or ""),
            "sector": [layer.oc4ids_sector] if layer and layer.oc4ids_sector else [],
            "additionalClassifications": [
                {"scheme": SKEMA_TEMA, "id": p["layer"]},
                {"scheme": SKEMA_BIDANG, "id": p["bidang"]},
            ],
            "parties": make_parties(utuh, penerbit.instansi),
            "implementationPeriod": _implementation(p, r),
            "maintenancePeriod": period(
                r["tanggal_pho"], r["tanggal_fho"], r["masa_pemeliharaan_hari"]
            ),
            "forecasts": make_forecasts(r),
            "metrics": make_metrics(r),
            "completion": filled({"endDate": moment(r["tanggal_pho"])}),
            "documents": [_document(paper, penerbit.alamat) for paper in utuh.dokumen],
            "contractingProcesses": make_contracting(utuh, penerbit.instansi),
        }
    )


def _identifiers(p: Json, r: Json) -> Iterator[Json]:
    yield {"id": p["kode"], "scheme": SKEMA_KODE}
    if kode := r["anggaran"]["kode"]:
        yield filled({"id": kode, "scheme": r["anggaran"]["edisi"]})


def _budget(p: Json, r: Json) -> Json:
    parts = [
        filled(
            {
                "id": f"{number}-{dana['sumber']}",
                "description": SUMBER_DANA[dana["sumber"]].id,
                "amount": money(dana["jumlah"]),
            }
        )
        for number, dana in enumerate(r["pendanaan"], start=1)
    ]
    year = p["tahun"]
    spent = filled(
        {
            "id": str(year),
            "description": f"TA {year}",
            "amount": money(p["pagu"]),
            "period": period(f"{year}-01-01", f"{year}-12-31"),
        }
    )
    broken = [_breakdown(TAHUN_ANGGARAN, "Tahun anggaran", [spent])]
    broken += [_breakdown(BREAKDOWN, "Sumber dana", parts)] if parts else []
    return filled({"amount": money(p["pagu"]), "budgetBreakdowns": broken})


def _breakdown(key: str, description: str, parts: list[Json]) -> Json:
    return {"id": key, "description": description, "budgetBreakdown": parts}


def _implementation(p: Json, r: Json) -> Json:
    days = r["masa_pelaksanaan_hari"]
    return period(p["tanggal_mulai"], r["tanggal_pho"] or p["tanggal_selesai"], days)


def _document(paper: DokumenTerbit, alamat: str) -> Json:
    label = JENIS_DOKUMEN[paper.jenis].label.id
    return filled(
        {
            "id": str(paper.id),
            "documentType": DOCUMENT_TYPE.get(paper.jenis),
            "title": paper.nama or label,
            "description": paper.keterangan or label,
            "url": f"{alamat}/dokumen/{paper.sha256}",
            "datePublished": paper.diunggah.isoformat(),
            "format": paper.media_type,
            "language": "id",
        }
    )
