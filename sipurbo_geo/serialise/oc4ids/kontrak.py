"""The contract of a kegiatan as the standard's contracting process."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.oc4ids import CONTRACT_STATUS
from ...model.tahap import Tahap
from ...query.utuh import Utuh
from .nilai import Json, filled, moment, money, period
from .pihak import reference


def make_contracting(utuh: Utuh, office: str) -> list[Json]:
    """The building, once a builder is looked for, and its supervision, once that is known."""
    p, r = utuh.fitur["properties"], utuh.rincian
    key = r["nomor_kontrak"] or p["kode"]
    building = [_summary(p, r, office)] if _is_known(p, r) else []
    watching = [_supervision(supervisor)] if (supervisor := reference(r["konsultan"])) else []
    return [
        *({"id": key, "summary": summary} for summary in building),
        *({"id": f"{key}-supervisi", "summary": summary} for summary in watching),
    ]


def _is_known(p: Json, r: Json) -> bool:
    said = (p["nilai_kontrak"], r["hps"], r["nomor_kontrak"], p["penyedia"])
    return p["tahap"] != Tahap.PERENCANAAN or any(value not in (None, "") for value in said)


def _supervision(supervisor: Json) -> Json:
    return {"nature": ["supervision"], "title": "Konsultan supervisi", "suppliers": [supervisor]}


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
