"""The documents that the SOP asks for, stage by stage, and what of them the public may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from . import dasar_hukum
from .berkas import GAMBAR, JenisBerkas
from .keterbukaan import Kelas
from .label import Label
from .tahap import Tahap

_PDF = frozenset({JenisBerkas.PDF})
_SCAN = _PDF | GAMBAR
_DRAWING = _SCAN | {JenisBerkas.DWG, JenisBerkas.DXF, JenisBerkas.ZIP}
_REPORT = _SCAN | {JenisBerkas.XLSX, JenisBerkas.ZIP}
_ALL = frozenset(JenisBerkas)


class JenisDokumen(StrEnum):
    """A kind of document; the order is the order of the checklist."""

    GAMBAR_RENCANA = "gambar_rencana"
    KONTRAK = "kontrak"
    SPMK = "spmk"
    DOKUMENTASI_0 = "dokumentasi_0"
    DOKUMEN_PROGRES = "dokumen_progres"
    FOTO_PROGRES = "foto_progres"
    ADENDUM = "adendum"
    DOKUMENTASI_50 = "dokumentasi_50"
    DOKUMENTASI_100 = "dokumentasi_100"
    BAST_PHO = "bast_pho"
    ABD = "abd"
    BAST_FHO = "bast_fho"
    LAINNYA = "lainnya"


@dataclass(frozen=True, slots=True)
class AturanDokumen:
    """When a kind of document is due, whether the public may have it and why, what it may be.

    `sejak_realisasi`: within its stage it is due only from this physical progress on.
    """

    label: Label
    sejak: Tahap
    kelas: Kelas
    dasar: str
    terima: frozenset[JenisBerkas]
    sejak_realisasi: Decimal | None = None
    wajib: bool = True

    @property
    def is_public(self) -> bool:
        """Whether the public may have it once it is approved."""
        return self.kelas is not Kelas.DIKECUALIKAN

    @property
    def is_photo(self) -> bool:
        """Whether it is looked at as a photo of the site."""
        return self.terima <= GAMBAR

    def is_due(self, tahap: Tahap, realisasi: Decimal | None) -> bool:
        """Whether it should be there by now."""
        # what was terminated is asked for the papers of the work, not for those of its end
        reached = Tahap.PELAKSANAAN if tahap is Tahap.DIHENTIKAN else tahap
        if not self.wajib or reached.order < self.sejak.order:
            return False
        if self.sejak_realisasi is None or reached.order > self.sejak.order:
            return True
        return realisasi is not None and realisasi >= self.sejak_realisasi


JENIS_DOKUMEN: dict[JenisDokumen, AturanDokumen] = {
    JenisDokumen.GAMBAR_RENCANA: AturanDokumen(
        Label("Gambar rencana", "Design drawings"),
        Tahap.PENGADAAN,
        Kelas.SETIAP_SAAT,
        dasar_hukum.TEKNIS,
        _DRAWING,
    ),
    JenisDokumen.KONTRAK: AturanDokumen(
        Label("Kontrak (ringkasannya terbuka)", "Contract (its summary is public)"),
        Tahap.PELAKSANAAN,
        Kelas.DIKECUALIKAN,
        dasar_hukum.PRIBADI,
        _PDF,
    ),
    JenisDokumen.SPMK: AturanDokumen(
        Label("SPMK (surat perintah mulai kerja)", "Order to start work (SPMK)"),
        Tahap.PELAKSANAAN,
        Kelas.SETIAP_SAAT,
        dasar_hukum.PENGADAAN,
        _SCAN,
    ),
    JenisDokumen.DOKUMENTASI_0: AturanDokumen(
        Label("Foto 0 % (sebelum)", "Photos at 0% (before)"),
        Tahap.PELAKSANAAN,
        Kelas.BERKALA,
        dasar_hukum.KINERJA,
        GAMBAR,
    ),
    JenisDokumen.DOKUMEN_PROGRES: AturanDokumen(
        Label("Dokumen progres", "Progress document"),
        Tahap.PELAKSANAAN,
        Kelas.SETIAP_SAAT,
        dasar_hukum.KINERJA,
        _REPORT,
    ),
    JenisDokumen.FOTO_PROGRES: AturanDokumen(
        Label("Foto progres mingguan", "Weekly progress photos"),
        Tahap.PELAKSANAAN,
        Kelas.BERKALA,
        dasar_hukum.KINERJA,
        GAMBAR,
        wajib=False,
    ),
    JenisDokumen.ADENDUM: AturanDokumen(
        Label("Adendum (ringkasannya terbuka)", "Amendment (its summary is public)"),
        Tahap.PELAKSANAAN,
        Kelas.DIKECUALIKAN,
        dasar_hukum.PRIBADI,
        _PDF,
        wajib=False,
    ),
    JenisDokumen.DOKUMENTASI_50: AturanDokumen(
        Label("Foto 50 % (selama)", "Photos at 50% (during)"),
        Tahap.PELAKSANAAN,
        Kelas.BERKALA,
        dasar_hukum.KINERJA,
        GAMBAR,
        sejak_realisasi=Decimal(50),
    ),
    JenisDokumen.DOKUMENTASI_100: AturanDokumen(
        Label("Foto 100 % (sesudah)", "Photos at 100% (after)"),
        Tahap.PEMELIHARAAN,
        Kelas.BERKALA,
        dasar_hukum.KINERJA,
        GAMBAR,
    ),
    JenisDokumen.BAST_PHO: AturanDokumen(
        Label("BAST pertama (PHO)", "First handover record (PHO)"),
        Tahap.PEMELIHARAAN,
        Kelas.SETIAP_SAAT,
        dasar_hukum.PENGADAAN,
        _SCAN,
    ),
    JenisDokumen.ABD: AturanDokumen(
        Label("Gambar terbangun (ABD)", "As-built drawings (ABD)"),
        Tahap.PEMELIHARAAN,
        Kelas.SETIAP_SAAT,
        dasar_hukum.TEKNIS,
        _DRAWING,
    ),
    JenisDokumen.BAST_FHO: AturanDokumen(
        Label("BAST akhir (FHO)", "Final handover record (FHO)"),
        Tahap.SELESAI,
        Kelas.SETIAP_SAAT,
        dasar_hukum.PENGADAAN,
        _SCAN,
    ),
    JenisDokumen.LAINNYA: AturanDokumen(
        Label("Dokumen lain", "Other document"),
        Tahap.PERENCANAAN,
        Kelas.DIKECUALIKAN,
        dasar_hukum.INTERNAL,
        _ALL,
        wajib=False,
    ),
}


def kelengkapan(
    tahap: Tahap, present: Collection[JenisDokumen], realisasi: Decimal | None = None
) -> tuple[JenisDokumen, ...]:
    """What should be there at this stage (and physical progress) and is not, in checklist order."""
    return tuple(
        jenis
        for jenis, aturan in JENIS_DOKUMEN.items()
        if aturan.is_due(tahap, realisasi) and jenis not in present
    )
