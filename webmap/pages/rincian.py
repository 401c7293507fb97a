"""The page of one kegiatan: where it stands, how it got there, what it costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from flask import render_template
from markupsafe import Markup

from sipurbo_geo.model.dokumen import JENIS_DOKUMEN, JenisDokumen
from sipurbo_geo.model.kegiatan import ASAL_LABELS, AsalKoordinat
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.status import AmbangKritis, Status
from sipurbo_geo.query.dokumen import DokumenTerbit, list_dokumen
from sipurbo_geo.query.kegiatan import KegiatanTerbit, get_kegiatan
from sipurbo_geo.query.riwayat import list_versi
from sipurbo_geo.serialise.kurva_s import render_kurva
from webmap.language import bahasa
from webmap.present.atribut import Baris, list_atribut
from webmap.present.foto import format_ukuran, tanggal_foto, tulis_bukti
from webmap.present.jadwal import Sisa, Tahapan, hitung_sisa, is_basi, susun_tahapan
from webmap.present.kurva import list_titik
from webmap.present.tanggal import parse_tanggal
from webmap.present.ubahan import format_nilai, name_kolom
from webmap.state import current

from .kerangka import hari_ini
from .peta_config import peta_config
from .tertaut import describe_place

#: photos by what they show of the work
_FOTO = {
    "foto_sebelum": (JenisDokumen.DOKUMENTASI_0,),
    "foto_selama": (JenisDokumen.FOTO_PROGRES, JenisDokumen.DOKUMENTASI_50),
    "foto_sesudah": (JenisDokumen.DOKUMENTASI_100,),
}


def show_rincian(kode: str) -> str:
    """One published kegiatan; 404 when there is none of that code."""
    with current().catalogue.reading() as conn:
        terbit, versi = get_kegiatan(conn, kode), list_versi(conn, kode)
        dokumen = list_dokumen(conn, kode)
    context = _context(terbit) | _dokumen_context(dokumen)
    return render_template("rincian.html", **context, versi=versi)


def _context(terbit: KegiatanTerbit) -> dict[str, Any]:
    p, r = terbit.fitur["properties"], terbit.rincian
    layer = current().registry.layers.get(p["layer"])
    today = hari_ini()
    sisa: Sisa = hitung_sisa(p, r, today)
    tahapan: list[Tahapan] = susun_tahapan(p, r)
    atribut: list[Baris] = list_atribut(layer, p, bahasa()) if layer else []
    return {
        "p": p,
        "r": r,
        "sejak": terbit.sejak,
        "ada_peta": terbit.fitur["geometry"] is not None,
        "layer": layer,
        "unit": current().registry.bidang.get(p["bidang"]),
        "asal": ASAL_LABELS.get(AsalKoordinat(p["asal_koordinat"] or "tidak_diketahui")),
        "sisa": sisa,
        "tahapan": tahapan,
        "atribut": atribut,
        "basi": is_basi(p, today),
        "nama_kolom": name_kolom,
        "nilai_kolom": format_nilai,
        "kini": _latest(r["progres"]),
        "kurva": _kurva(p, r),
        "konfigurasi": _map_config(p["kode"], layer),
        "tertaut": describe_place(terbit.fitur),
    }


def _dokumen_context(dokumen: list[DokumenTerbit]) -> dict[str, Any]:
    """Photos before, during and after the work, and everything else."""
    parts: dict[str, list[DokumenTerbit]] = {"dokumen": [], **{name: [] for name in _FOTO}}
    for item in dokumen:
        shown = (name for name, kinds in _FOTO.items() if item.jenis in kinds)
        parts[next(shown, "dokumen")].append(item)
    return parts | {
        "jenis_dokumen": JENIS_DOKUMEN,
        "tanggal_foto": tanggal_foto,
        "tulis_bukti": tulis_bukti,
        "ukuran": format_ukuran,
    }


def _latest(weeks: list[dict[str, Any]]) -> dict[str, Any] | None:
    reported = [week for week in weeks if week["realisasi"] is not None]
    return reported[-1] if reported else None


def _kurva(p: dict[str, Any], r: dict[str, Any]) -> Markup:
    drawing = render_kurva(
        list_titik(r["progres"]),
        Status(p["status"]),
        hari_ini(),
        tanggal_selesai=parse_tanggal(p["tanggal_selesai"]),
        ambang=AmbangKritis(**{key: Decimal(str(value)) for key, value in r["ambang"].items()}),
        bahasa=bahasa(),
    )
    return Markup(drawing)  # noqa: S704 - built from numbers, every word in it is escaped


def _map_config(kode: str, layer: Layer | None) -> dict[str, Any]:
    config = peta_config("", f"kegiatan/{kode}.geojson") | {"halaman": None}
    if layer:
        config["layers"] = {layer.key: config["layers"][layer.key]}
    return config
