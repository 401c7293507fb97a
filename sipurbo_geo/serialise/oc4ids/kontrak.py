"""The contract of a kegiatan as the standard's contracting process."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.tahap import Tahap
from ...query.utuh import Utuh
from .kata import CONTRACT_STATUS
from .nilai import Json, filled, moment, money, period
from .pihak import reference


def make_contracting(utuh: Utuh, office: str) -> list[Json]:
    """None before a builder is looked for, one from then on."""
    p, r = utuh.fitur["properties"], utuh.rincian
    if p["tahap"] == Tahap.PERENCANAAN and p["nilai_kontrak"] is None and not r["nomor_kontrak"]:
        return []
    return [{"id": r["nomor_kontrak"] or p["kode"], "summary": _summary(p, r, office)}]


def _summary(p: Json, r: Json, office: str) -> Json:
    return filled(
        {
            "externalReference": r["nomor_kontrak"],
            "nature": ["construction"],
            "title": p["nama"],
            "status": CONTRACT_STATUS[Tahap(p["tahap"])],
            "tender": filled(
                {"costEstimate": money(r["hps"]), "procuringEntity": reference(office)}
            ),
            "suppliers": [builder] if (builder := reference(p["penyedia"])) else [],
            "contractValue": money(p["nilai_kontrak"]),
            "contractPeriod": period(
                p["tanggal_mulai"], p["tanggal_selesai"], r["masa_pelaksanaan_hari"]
            ),
            "modifications": list(_modifications(r["adendum"])),
            "transactions": list(_transactions(r["keuangan"])),
        }
    )


def _modifications(changes: list[Json]) -> Iterator[Json]:
    for number, change in enumerate(changes, start=1):
        yield filled(
            {
                "id": f"{number}-{change['nomor']}",
                "date": moment(change["tanggal"]),
                "description": change["uraian"],
                "newContractValue": money(change["nilai_baru"]),
                "newContractPeriod": period(None, change["tanggal_selesai_baru"]),
            }
        )


def _transactions(payments: list[Json]) -> Iterator[Json]:
    for number, payment in enumerate(payments, start=1):
        yield {
            "id": f"termin-{number}",
            "date": moment(payment["tanggal"]),
            "value": money(payment["jumlah"]),
        }
