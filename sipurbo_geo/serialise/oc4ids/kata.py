"""The standard's words for our documents."""

from __future__ import annotations

from ...model.dokumen import JenisDokumen

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
