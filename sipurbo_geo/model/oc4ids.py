"""Our words and those of OC4IDS 0.9.5, and the names by which our own packages are recognised."""

from __future__ import annotations

from .tahap import Tahap

#: after the first handover a work is being closed out; after the final one it is in use
STATUS: dict[Tahap, str] = {
    Tahap.PERENCANAAN: "preparation",
    Tahap.PENGADAAN: "implementation",
    Tahap.PELAKSANAAN: "implementation",
    Tahap.PEMELIHARAAN: "completion",
    Tahap.SELESAI: "maintenance",
    Tahap.DIHENTIKAN: "cancelled",
}

CONTRACT_STATUS: dict[Tahap, str] = {
    Tahap.PERENCANAAN: "pre-award",
    Tahap.PENGADAAN: "pre-award",
    Tahap.PELAKSANAAN: "active",
    Tahap.PEMELIHARAAN: "active",
    Tahap.SELESAI: "closed",
    Tahap.DIHENTIKAN: "closed",
}

#: by `jenis_penanganan`; routine maintenance is no type of project
TYPE: dict[str, str] = {
    "pembangunan": "construction",
    "peningkatan": "expansion",
    "rehabilitasi": "rehabilitation",
    "pemeliharaan_berkala": "rehabilitation",
}

#: schemes of what only a catalogue like this one says: its kode, its themes, its units
SKEMA_KODE = "SIPURBO"
SKEMA_TEMA = "SIPURBO-TEMA"
SKEMA_BIDANG = "SIPURBO-BIDANG"
#: the numbers of the interior ministry; the standard's list is open
GAZETTEER = "ID-KEMENDAGRI"

#: ids of budget breakdowns
TAHUN_ANGGARAN, SUMBER_DANA = "tahun-anggaran", "sumber-dana"
#: metrics of the standard
FISIK, KEUANGAN = "physicalProgress", "financialProgress"
#: before the number of the week in the id of an observation
MINGGU = "minggu-"
#: what a note begins with that says what a corrected week said before
KOREKSI = "Koreksi dari"
#: what the reason for having no geometry stands behind in the description of a location
TANPA_GEOMETRI = "Tanpa geometri: "
