"""The cards of the kabupaten, of a kecamatan and of a unit: figures and the places."""

from __future__ import annotations

from flask_babel import gettext as _

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.status import STATUS_LABELS, Status
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.query.summary import Ringkasan, summarise, summarise_all
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.serialise.kartu import Kartu
from sipurbo_geo.serialise.kartu.ukuran import SUNGAI
from webmap.latar import Latar, latar
from webmap.present.angka import format_angka
from webmap.present.tanggal import format_tanggal
from webmap.present.uang import format_uang
from webmap.state import current

from .peta import describe_places

_SITE = "SiPURBO-geo"
_TOLD = (Status.KRITIS, Status.TERLAMBAT, Status.SESUAI, Status.SELESAI)


def make_beranda(revision: Revision, bahasa: str) -> Kartu:
    """What is built in the whole kabupaten."""
    with current().catalogue.reading() as conn:
        total = summarise_all(conn, KegiatanFilter())
    return _card(
        _("Peta kegiatan pekerjaan umum"), total, _every(latar(revision)), revision, bahasa
    )


def make_kecamatan(kode: str, revision: Revision, bahasa: str) -> Kartu:
    """What is built in one kecamatan, by its code; raises `NotFoundError`."""
    f = KegiatanFilter(kecamatan=(kode,))
    with current().catalogue.reading() as conn:
        names = {place.kode: place.nama for place in list_wilayah(conn, Tingkat.KECAMATAN)}
        total = next(iter(summarise(conn, f, "kecamatan")), None) or summarise_all(conn, f)
    if kode not in names:
        raise NotFoundError(
            f"Tidak ada kecamatan berkode '{kode}'.", f"There is no kecamatan '{kode}'."
        )
    return _card(_("Kecamatan %(nama)s", nama=names[kode]), total, [kode], revision, bahasa)


def make_bidang(slug: str, revision: Revision, bahasa: str) -> Kartu:
    """What one unit builds; raises `NotFoundError`."""
    unit = current().registry.bidang.get(slug)
    if unit is None:
        raise NotFoundError(f"Tidak ada bidang '{slug}'.", f"There is no unit '{slug}'.")
    with current().catalogue.reading() as conn:
        total = summarise_all(conn, KegiatanFilter(bidang=(slug,)))
    return _card(unit.name.text(bahasa), total, _every(latar(revision)), revision, bahasa)


def _every(backdrop: Latar) -> list[str]:
    return [place.wilayah.kode for place in backdrop.kecamatan]


def _card(name: str, total: Ringkasan, own: list[str], revision: Revision, bahasa: str) -> Kartu:
    state = format_tanggal(revision.waktu, bahasa)
    return Kartu(
        kepala=_SITE,
        nama=name,
        rincian=_statuses(total, bahasa),
        angka=[
            (_("Kegiatan"), format_angka(total.jumlah, bahasa)),
            (_("Nilai kontrak"), format_uang(total.nilai_kontrak, bahasa)),
        ],
        warna=SUNGAI,
        kaki=(current().settings.instansi, _("Data per %(tanggal)s", tanggal=state)),
        peta=describe_places(latar(revision), own, SUNGAI),
        tanpa_peta=_("Batas wilayah belum ada di katalog."),
        bahasa=bahasa,
    )


def _statuses(total: Ringkasan, bahasa: str) -> list[str]:
    """How many works stand how; those that need attention first."""
    found = ((status, total.per_status.get(status.value, 0)) for status in _TOLD)
    return [
        f"{STATUS_LABELS[status].text(bahasa)}: {format_angka(count, bahasa)}"
        for status, count in found
        if count
    ]
