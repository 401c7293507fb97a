"""What the field page is told of a kegiatan; figures as text, so that they stay exact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sipurbo_geo.model.alur import KEADAAN_LABELS
from sipurbo_geo.query.kantor.lapangan import KegiatanLapangan
from webmap.language import bahasa


def kegiatan_json(item: KegiatanLapangan) -> dict[str, Any]:
    """`jadwal` are [week, day, rencana], `realisasi` [week, figure, state in words]."""
    work = item.kontrak
    return {
        "id": work.id,
        "kode": work.kode,
        "nama": work.nama,
        "mulai": work.tanggal_mulai.isoformat() if work.tanggal_mulai else None,
        "jadwal": [[w.minggu, w.tanggal.isoformat(), _plain(w.rencana)] for w in item.jadwal],
        "realisasi": [
            [r.minggu, _plain(r.realisasi), KEADAAN_LABELS[r.keadaan].text(bahasa())]
            for r in item.realisasi
        ],
    }


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
