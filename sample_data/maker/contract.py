"""Money, parties and amendments of each piece of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .budget import SOURCES
from .chance import Chance
from .schedule import Slot

#: plainly invented firms
_FIRMS = (
    "CV Contoh Karya", "CV Contoh Mandiri", "CV Contoh Jaya Bersama", "CV Contoh Bangun Desa",
    "CV Contoh Tirta", "CV Contoh Rimbo Sejahtera", "CV Contoh Muara", "CV Contoh Batang Hari",
    "CV Contoh Utama", "CV Contoh Tujuh Koto", "PT Contoh Konstruksi Jambi",
    "PT Contoh Aspal Prima", "PT Contoh Baja Nusantara", "PT Contoh Beton Sumatra",
)  # fmt: skip
_CONSULTANTS = (
    "CV Contoh Konsultan Satu", "CV Contoh Konsultan Dua", "PT Contoh Rekayasa Teknik",
    "CV Contoh Pengawas Mandiri",
)  # fmt: skip
#: contracts above this go to a company (PT), and are supervised by a consultant
_LARGE, _SUPERVISED = 3e9, 300e6
#: the one kegiatan whose contract exceeds its ceiling, to show the warning
_BREACH_EVERY = 97


@dataclass(frozen=True, slots=True)
class Contract:
    """Rupiah as whole numbers; None where it has not come to that."""

    pagu: int
    hps: int | None
    nilai: int | None
    penyedia: str
    konsultan: str
    dana: str


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment of the contract."""

    nomor: str
    tanggal: date
    uraian: str
    nilai_baru: int | None = None
    selesai_baru: date | None = None


def contract_of(slot: Slot, number: int) -> Contract:
    """What it may cost, should cost and costs; `number` counts the kegiatan of the sample."""
    chance = Chance("kontrak", slot.work.layer, slot.work.nama)
    pagu = round(slot.work.cost / 500_000) * 500_000
    hps = round(pagu * chance.between(0.975, 0.998) / 1000) * 1000
    nilai = round(hps * chance.between(0.9, 0.985) / 100) * 100
    if slot.has_contract and number % _BREACH_EVERY == _BREACH_EVERY - 1:
        nilai = round(pagu * 1.03 / 1000) * 1000
    firms = [firm for firm in _FIRMS if firm.startswith("PT") == (nilai > _LARGE)]
    signed = slot.has_contract
    return Contract(
        pagu,
        None if slot.fate == "perencanaan" else hps,
        nilai if signed else None,
        chance.pick(firms) if signed else "",
        chance.pick(_CONSULTANTS) if signed and nilai > _SUPERVISED else "",
        _sources(slot, pagu, chance),
    )


def _sources(slot: Slot, pagu: int, chance: Chance) -> str:
    """ "dak_fisik:3200000000; apbd:400000000": mostly one source, sometimes two."""
    known = SOURCES[slot.work.layer]
    first = "apbd" if slot.work.wish == "laporan" else known[0 if chance.happens(0.5) else 1]
    if slot.work.wish == "laporan" or pagu < 4e8 or chance.happens(0.65):
        return f"{first}:{pagu}"
    second = chance.pick([name for name in known if name != first])
    share = round(pagu * chance.between(0.1, 0.35) / 1_000_000) * 1_000_000
    return f"{first}:{pagu - share}; {second}:{share}"


def changes_of(slot: Slot, contract: Contract) -> list[Change]:
    """Amendments: more time for what was finished late, another volume now and then."""
    if contract.nilai is None:
        return []
    chance = Chance("adendum", slot.work.layer, slot.work.nama)
    found = []
    if slot.fate in ("selesai", "sesuai") and contract.nilai > 4e8 and chance.happens(0.16):
        day = slot.start + timedelta(days=round(slot.days * 0.45))
        value = round(contract.nilai * chance.between(1.01, 1.05) / 1000) * 1000
        if value <= (contract.hps or 0):
            text = "Penyesuaian volume (CCO) sesuai hasil pengukuran bersama"
            found.append(Change("01", day, text, nilai_baru=value))
    if slot.is_late_finish or slot.fate == "kritis_lewat_tahun":
        end = slot.end + timedelta(days=35)
        if slot.finish:
            end = slot.finish + timedelta(days=chance.whole(0, 4))
        days = (end - slot.end).days
        text = f"Perpanjangan waktu {days} hari kalender karena curah hujan tinggi"
        day = slot.end - timedelta(days=chance.whole(6, 14))
        found.append(Change(f"{len(found) + 1:02}", day, text, selesai_baru=end))
    return found
