"""The card of a kegiatan, made of what its page shows."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from shapely.geometry import shape

from sipurbo_geo.model.status import STATUS_LABELS, Status
from sipurbo_geo.model.tahap import TAHAP_LABELS, Tahap
from sipurbo_geo.query.kegiatan import KegiatanTerbit, get_kegiatan
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.kartu import Kartu, Lencana, PetaKartu
from sipurbo_geo.serialise.warna import WARNA
from webmap.latar import latar
from webmap.present.angka import format_deviasi, format_persen
from webmap.present.kurva import list_titik
from webmap.present.tanggal import format_tanggal
from webmap.present.uang import format_uang
from webmap.state import current

from .peta import describe_places

_MEASURED = (Status.SESUAI, Status.TERLAMBAT, Status.KRITIS)


def make_kegiatan(kode: str, revision: Revision, bahasa: str) -> Kartu:
    """The card of a published kegiatan; raises `NotFoundError`."""
    with current().catalogue.reading() as conn:
        terbit = get_kegiatan(conn, kode)
    p, r = terbit.fitur["properties"], terbit.rincian
    layer = current().registry.layers[p["layer"]]
    said = p["tanggal_progres"] or p["diperbarui"]
    return Kartu(
        kepala=f"{layer.name.text(bahasa)} · {_('TA %(tahun)s', tahun=p['tahun'])}",
        nama=p["nama"],
        rincian=_lines(p, bahasa),
        angka=_figures(p, bahasa),
        warna=layer.style.color,
        kaki=(
            current().settings.instansi,
            _("Data per %(tanggal)s", tanggal=format_tanggal(said, bahasa)),
        ),
        lencana=_badge(p, bahasa),
        peta=_map(terbit, layer.style.color, revision),
        tanpa_peta=_unmapped(r),
        kurva=list_titik(r["progres"]),
        tanpa_kurva=_("Belum ada laporan progres."),
        bahasa=bahasa,
    )


def _lines(p: dict[str, Any], bahasa: str) -> list[str]:
    unit = current().registry.bidang.get(p["bidang"])
    stage = TAHAP_LABELS[Tahap(p["tahap"])].text(bahasa)
    places = ", ".join(f"Kec. {name}" for name in p["kecamatan"])
    lines = [places, f"{unit.name.text(bahasa)} · {stage}" if unit else stage, p["kode"]]
    return [line for line in lines if line]


def _figures(p: dict[str, Any], bahasa: str) -> list[tuple[str, str]]:
    name, value = _("Nilai kontrak"), p["nilai_kontrak"]
    if value is None and p["pagu"] is not None:
        name, value = _("Pagu"), p["pagu"]
    figures = [(name, format_uang(value, bahasa))]
    if p["realisasi"] is not None:
        figures.append((_("Realisasi fisik"), format_persen(p["realisasi"], bahasa, 2)))
    return figures


def _badge(p: dict[str, Any], bahasa: str) -> Lencana:
    status = Status(p["status"])
    word = STATUS_LABELS[status].text(bahasa)
    if status in _MEASURED and p["deviasi"] is not None:
        gap = format_deviasi(p["deviasi"], bahasa)
        word = _("%(status)s · deviasi %(deviasi)s", status=word, deviasi=gap)
    return Lencana(word, WARNA[status])


def _map(terbit: KegiatanTerbit, colour: str, revision: Revision) -> PetaKartu | None:
    if terbit.fitur["geometry"] is None:
        return None
    own = terbit.fitur["properties"]["kecamatan_kode"]
    return describe_places(latar(revision), own, colour, shape(terbit.fitur["geometry"]))


def _unmapped(r: dict[str, Any]) -> str:
    reason = r["alasan_tanpa_geometri"]
    return f"{_('Tidak dipetakan.')} {reason}" if reason else _("Tidak dipetakan.")
