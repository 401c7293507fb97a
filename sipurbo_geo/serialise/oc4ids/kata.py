"""Our words and those of the standard's code lists."""

from __future__ import annotations

from ...model.dokumen import JenisDokumen
from ...model.tahap import Tahap

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

DOCUMENT_TYPE: dict[JenisDokumen, str] = {
    JenisDokumen.GAMBAR_RENCANA: "technicalSpecifications",
    JenisDokumen.KONTRAK: "contractSigned",
    JenisDokumen.SPMK: "contractAnnexe",
    JenisDokumen.DOKUMENTASI_0: "illustration",
    JenisDokumen.DOKUMEN_PROGRES: "physicalProgressReport",
    JenisDokumen.FOTO_PROGRES: "illustration",
    JenisDokumen.ADENDUM: "contractAmendment",
    JenisDokumen.DOKUMENTASI_50: "illustration",
    JenisDokumen.DOKUMENTASI_100: "illustration",
    JenisDokumen.BAST_PHO: "completionCertificate",
    JenisDokumen.ABD: "technicalSpecifications",
    JenisDokumen.BAST_FHO: "completionCertificate",
}
