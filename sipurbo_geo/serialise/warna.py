"""The colours of the status, for what is drawn outside the pages."""

from __future__ import annotations

from sipurbo_geo.model.status import Status

#: as in webmap/assets/css/warna.css; a test keeps them the same
WARNA: dict[str, str] = {
    Status.SESUAI: "#1d55c8",
    Status.TERLAMBAT: "#b67d00",
    Status.KRITIS: "#b8200a",
    Status.SELESAI: "#0d8a5f",
    Status.BELUM_MULAI: "#71767c",
    Status.TANPA_DATA: "#4b5763",
}
