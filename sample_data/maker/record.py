"""One kegiatan as a row: every column that the files may have, in the words of the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .budget import PROGRAMS, edition_of
from .chance import Chance
from .contract import Change, Contract, changes_of, contract_of
from .schedule import Slot
from .weeks import REPORT_WEEKS, Week, report_weeks
from .work import Geometry

_UNITS = {
    "jalan": ("bina-marga", "Bina Marga"),
    "jembatan": ("bina-marga", "Bina Marga"),
    "irigasi": ("sumber-daya-air", "Sumber Daya Air"),
    "sungai": ("sumber-daya-air", "Sumber Daya Air"),
    "permukiman": ("perumahan-permukiman", "Perumahan dan Kawasan Permukiman"),
    "tata_ruang": ("tata-ruang-jasa-konstruksi", "Tata Ruang dan Jasa Konstruksi"),
}
_USUAL_UNIT = ("cipta-karya", "Cipta Karya")
_ORIGINS = {
    True: ("survei_gnss", "survei_gnss", "gambar_kontrak", "gambar_kontrak", "digitasi", "foto"),
    False: ("digitasi", "digitasi", "perkiraan"),
}
#: the ten kegiatan of the report have the numbers 11 to 20, as on its second page
_REPORT_FROM = 11


@dataclass(frozen=True, slots=True)
class Record:
    """A row, its geometry, its weekly reports and its amendments."""

    slot: Slot
    row: Mapping[str, Any]
    geometry: Geometry | None
    weeks: Sequence[Week]
    changes: Sequence[Change]
    contract: Contract

    @property
    def kode(self) -> str:
        """Its kode."""
        return str(self.row["kode"])

    @property
    def is_report(self) -> bool:
        """Whether it is one of the ten of the report."""
        return self.slot.work.wish == "laporan"


def make_records(slots: Sequence[Slot]) -> list[Record]:
    """The rows of all kegiatan, numbered within their fiscal years."""
    taken: dict[int, int] = {}
    records: list[Record] = []
    for place, slot in enumerate(slots):
        is_report = slot.work.wish == "laporan"
        number = taken.get(slot.tahun, 0) + 1
        if slot.tahun == 2023 and not is_report and number == _REPORT_FROM:
            number += len(REPORT_WEEKS)
        if is_report:
            number = _REPORT_FROM + sum(record.is_report for record in records)
        else:
            taken[slot.tahun] = number
        records.append(_record(slot, f"PUPR-{slot.tahun}-{number:04}", place))
    return sorted(records, key=lambda record: record.kode)


def _record(slot: Slot, kode: str, place: int) -> Record:
    work, contract = slot.work, contract_of(slot, place)
    changes = changes_of(slot, contract)
    row = {
        "kode": kode,
        "nama": work.nama,
        "layer": work.layer,
        "tahun": slot.tahun,
        **_who(slot, contract),
        "tahap": slot.tahap,
        **_where(slot),
        "sumber_dana": contract.dana,
        "pagu": contract.pagu,
        "hps": contract.hps,
        **(_signed(slot, kode, contract, changes) if slot.has_contract else {}),
        **_budget(slot),
        **work.atribut,
    }
    return Record(slot, row, work.geometry, report_weeks(slot), changes, contract)


def _who(slot: Slot, contract: Contract) -> dict[str, Any]:
    slug, nama = _UNITS.get(slot.work.layer, _USUAL_UNIT)
    area = Chance("pptk", slot.work.desa[0].kecamatan.nama).pick(("I", "II", "III"))
    return {
        "bidang": slot.work.bidang or slug,
        "penyedia": contract.penyedia,
        "konsultan": contract.konsultan,
        "ppk": f"PPK Bidang {nama}",
        "pptk": f"PPTK Wilayah {area}",
    }


def _where(slot: Slot) -> dict[str, Any]:
    work = slot.work
    kecamatan = dict.fromkeys(desa.kecamatan.nama for desa in work.desa)
    found: dict[str, Any] = {
        "lokasi": work.lokasi,
        "kecamatan": "; ".join(kecamatan),
        # a road between two desa names neither: where it lies is computed
        "desa": work.desa[0].nama if len(work.desa) == 1 else "",
    }
    if work.geometry is None:
        if work.budget in ("tata_ruang", "jasa_konstruksi"):
            found |= {"kecamatan": "", "desa": ""}
        return found | {"alasan_tanpa_geometri": work.alasan}
    origin = Chance("asal", work.nama).pick(_ORIGINS[slot.has_contract])
    if work.wish == "laporan":
        return found | {"asal_koordinat": "perkiraan"}
    day = (slot.start if slot.has_contract else date(slot.tahun, 2, 10)) - timedelta(days=30)
    return found | {"asal_koordinat": origin, "tanggal_koordinat": day}


def _signed(slot: Slot, kode: str, contract: Contract, changes: Sequence[Change]) -> dict[str, Any]:
    """What a signed contract states, as it stands after its amendments."""
    values = [change.nilai_baru for change in changes if change.nilai_baru]
    ends = [change.selesai_baru for change in changes if change.selesai_baru]
    found: dict[str, Any] = {
        "nilai_kontrak": [contract.nilai, *values][-1],
        "nomor_kontrak": f"600/{int(kode[-4:]):03}/KTR/PUPR/{slot.tahun}",
        "tanggal_kontrak": slot.start - timedelta(days=4),
        "tanggal_mulai": slot.start,
        "tanggal_selesai": [slot.end, *ends][-1],
        "masa_pelaksanaan_hari": ([slot.end, *ends][-1] - slot.start).days + 1,
    }
    if slot.fate != "dihentikan":
        found["masa_pemeliharaan_hari"] = slot.retention
    if slot.finish:
        found["tanggal_pho"] = slot.finish
        if slot.tahap == "selesai":
            found["tanggal_fho"] = slot.finish + timedelta(days=slot.retention)
    return found


def _budget(slot: Slot) -> dict[str, Any]:
    program = PROGRAMS[slot.work.budget]
    return {
        "anggaran_edisi": edition_of(slot.tahun),
        "anggaran_kode": program.kode,
        "anggaran_program": program.program,
        "anggaran_kegiatan": program.kegiatan,
    }
