"""Weekly progress of one kegiatan: the plan, the reports, the money, the warnings."""

from __future__ import annotations

from sipurbo_geo.model.wewenang import Kuasa

from ..rute import Rute
from .halaman import progres
from .jadwal import save_jadwal
from .keuangan import save_pembayaran
from .lapor import nilai_laporan, save_laporan
from .penanganan import save_penanganan

RUTE = (
    Rute("/kegiatan/<int:id>/progres", progres, Kuasa.VIEW_KEGIATAN),
    Rute("/kegiatan/<int:id>/progres", save_laporan, Kuasa.REPORT_PROGRES, ("POST",)),
    Rute("/kegiatan/<int:id>/nilai.json", nilai_laporan, Kuasa.REPORT_PROGRES),
    Rute("/kegiatan/<int:id>/jadwal", save_jadwal, Kuasa.SET_JADWAL, ("POST",)),
    Rute("/kegiatan/<int:id>/keuangan", save_pembayaran, Kuasa.REPORT_KEUANGAN, ("POST",)),
    Rute("/kegiatan/<int:id>/penanganan", save_penanganan, Kuasa.RECORD_PENANGANAN, ("POST",)),
)
