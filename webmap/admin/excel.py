"""The Excel round trip: take one's kegiatan out, fill, look at the changes, save."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import ParameterError, SipurboError
from sipurbo_geo.intake.berkas.titipan import Titipan
from sipurbo_geo.intake.buku_baca import MOST_ROWS, read_buku
from sipurbo_geo.intake.buku_banding import Banding
from sipurbo_geo.intake.buku_simpan import save_buku
from sipurbo_geo.intake.buku_tulis import write_buku
from sipurbo_geo.model.berkas import MEDIA_XLSX
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.wewenang import Kuasa, Sasaran, may
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.kantor.dasar import list_tahun, list_versi
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from sipurbo_geo.query.wilayah import list_wilayah
from webmap.errors import status_of
from webmap.gudang import need_gudang
from webmap.language import bahasa
from webmap.pages.kerangka import hari_ini
from webmap.present.nama import names_of
from webmap.present.ubahan import format_nilai, name_kolom
from webmap.state import current

from .gerbang import pelaku
from .rute import SATU_BERKAS, Rute

#: what one page shows; all of it is counted, and all of it is saved
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Saring:
    """Which of one's kegiatan go into the workbook; empty: all."""

    layer: str = ""
    bidang: str = ""
    tahun: int | None = None


def excel() -> str:
    """What can be taken out, and where it comes back in."""
    return _page()


def unduh_excel() -> Response:
    """The workbook."""
    saring = _read_saring()
    with current().catalogue.reading_register() as conn:
        body = _book(conn, saring)
    answer = Response(body, mimetype=MEDIA_XLSX)
    name = f"kegiatan-saya-{hari_ini()}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def leave_excel() -> ResponseReturnValue:
    """Take a filled workbook in; nothing is saved yet."""
    berkas = request.files.get("berkas")
    try:
        if berkas is None or not berkas.filename:
            raise ParameterError("berkas", "Pilih berkasnya dahulu.", "Choose the file first.")
        found = _titipan().leave(pelaku().id or 0, berkas.stream, berkas.filename)
        _look(found.sha256, found.nama)
    except SipurboError as error:
        return make_response(_page(error.text(bahasa())), status_of(error))
    return redirect(url_for("admin.look_excel", sha256=found.sha256, nama=found.nama), 303)


def look_excel(sha256: str) -> str:
    """What the workbook would change, field by field."""
    nama = _read_nama()
    return _show(_look(sha256, nama), sha256, nama)


def save_excel(sha256: str) -> ResponseReturnValue:
    """Save what was shown: all of it, or nothing."""
    nama = _read_nama()
    with _titipan().taken(pelaku().id or 0, sha256) as path:
        result = save_buku(current().catalogue, current().registry, pelaku(), path, nama)
        if result.tersimpan:
            path.unlink()
    if not result.tersimpan:
        return make_response(_show(result.banding, sha256, nama), 409)
    flash(_told(Counter(saved.hasil for saved in result.tersimpan)))
    return redirect(url_for("admin.excel"), 303)


RUTE = (
    Rute("/excel", excel, Kuasa.SAVE_KEGIATAN, menu=Label("Excel", "Excel")),
    Rute("/excel", leave_excel, Kuasa.SAVE_KEGIATAN, ("POST",), badan=SATU_BERKAS),
    Rute("/excel/unduh", unduh_excel, Kuasa.SAVE_KEGIATAN),
    Rute("/excel/banding/<sha256>", look_excel, Kuasa.SAVE_KEGIATAN),
    Rute("/excel/banding/<sha256>", save_excel, Kuasa.SAVE_KEGIATAN, ("POST",)),
)


def _read_saring() -> Saring:
    """Raises `ParameterError` for a theme, a unit or a year that there is not."""
    registry, given = current().registry, request.args
    for name, known in (("layer", registry.layers), ("bidang", registry.bidang)):
        value = given.get(name)
        if value and value not in known:
            raise ParameterError(
                name,
                f"Tidak ada {name} '{value}'. Pilihan: {', '.join(known)}.",
                f"There is no {name} '{value}'. Choices: {', '.join(known)}.",
            )
    year = given.get("tahun") or ""
    if year and not (year.isascii() and year.isdecimal() and len(year) == len("2026")):
        raise ParameterError(
            "tahun", "Tulis tahun dengan empat angka.", "Write the year with four digits."
        )
    return Saring(given.get("layer", ""), given.get("bidang", ""), int(year) if year else None)


def _read_nama() -> str:
    return (request.values.get("nama") or "buku.xlsx")[:120]


def _book(conn: Connection, saring: Saring) -> bytes:
    registry = current().registry
    versions = list_versi(
        conn,
        pelaku(),
        layer=saring.layer,
        bidang=saring.bidang,
        tahun=saring.tahun,
        limit=MOST_ROWS,
    )
    items = read_kegiatan(conn, list(versions))
    places = [*list_wilayah(conn, Tingkat.KECAMATAN), *list_wilayah(conn, Tingkat.DESA)]
    rows = [(items[kode], versi) for kode, versi in versions.items() if kode in items]
    return write_buku(registry, rows, places, _themes(saring))


def _themes(saring: Saring) -> list[str]:
    """Themes that somebody may begin something in: those asked for, or those of the own units."""
    if saring.layer:
        return [saring.layer]
    return [
        key
        for key, layer in current().registry.layers.items()
        if (not saring.bidang or layer.bidang == saring.bidang)
        and may(pelaku(), Kuasa.SAVE_KEGIATAN, Sasaran(None, layer.bidang))
    ]


def _look(sha256: str, nama: str) -> Banding:
    path = _titipan().path(pelaku().id or 0, sha256)
    with current().catalogue.reading_register() as conn:
        return read_buku(conn, current().registry, pelaku(), path, nama)


def _titipan() -> Titipan:
    return Titipan(need_gudang().media)


def _page(galat: str = "") -> str:
    with current().catalogue.reading_register() as conn:
        count = len(list_versi(conn, pelaku(), limit=MOST_ROWS + 1))
        years = list_tahun(conn, pelaku())
    return render_template(
        "admin/excel.html", jumlah=count, terbanyak=MOST_ROWS, daftar_tahun=years, galat=galat
    )


def _show(banding: Banding, sha256: str, nama: str) -> str:
    with current().catalogue.reading_register() as conn:
        names = names_of(conn, current().registry, bahasa())

    def value(baris: Any, kolom: str, nilai: Any) -> str:
        layer = current().registry.layers.get(baris.item.layer)
        return format_nilai(kolom, nilai, bahasa(), layer, names)

    return render_template(
        "admin/excel-banding.html",
        banding=banding,
        hitungan=Counter(row.hasil for row in banding.baris),
        tampil=_SHOWN,
        sha256=sha256,
        nama=nama,
        nilai=value,
        nama_kolom=name_kolom,
    )


def _told(count: Counter[str]) -> str:
    parts = (
        (count["baru"], _("%(n)s kegiatan baru menjadi draf", n=count["baru"])),
        (count["berubah"], _("%(n)s diubah", n=count["berubah"])),
        (count["diajukan"], _("%(n)s diajukan dan menunggu keputusan", n=count["diajukan"])),
    )
    said: str = _("Tersimpan: %(isi)s.", isi=", ".join(text for n, text in parts if n))
    return said
