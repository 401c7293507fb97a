"""The figures for a meeting that nobody announced: as page, on paper, as PDF and as workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Response, render_template, request, url_for

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.berkas import MEDIA_XLSX
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.rekap import MENURUT_LABELS, Menurut, Rekap
from sipurbo_geo.model.rekap_susun import susun_rekap
from sipurbo_geo.model.waktu import hari
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.rekap import list_baris
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.serialise import rekap_kata
from sipurbo_geo.serialise.pdf_dasar import can_write_pdf
from sipurbo_geo.serialise.rekap_kata import Kepala
from sipurbo_geo.serialise.rekap_pdf import rekap_pdf
from sipurbo_geo.serialise.rekap_xlsx import rekap_xlsx
from webmap.language import bahasa
from webmap.pages.kerangka import absolute, hari_ini
from webmap.pages.saring import describe_filter
from webmap.params import parse_filter, to_query
from webmap.state import current

from .rute import Rute

_MENURUT = "menurut"
_OWN = (_MENURUT, "bahasa")


def rekap() -> str:
    """Totals and works by bidang, kecamatan, PPTK or penyedia, now or on a day."""
    f, menurut = _read_question()
    context = _answer(f, menurut)
    return render_template("admin/rekap.html", **context)


def unduh_rekap_pdf() -> Response:
    """The same as a document to hand round."""
    f, menurut = _read_question()
    found = _answer(f, menurut)
    return _file(
        rekap_pdf(found["rekap"], found["kepala"]), "application/pdf", found["nama_berkas"]
    )


def unduh_rekap_xlsx() -> Response:
    """The same as a workbook to calculate with."""
    f, menurut = _read_question()
    found = _answer(f, menurut)
    return _file(rekap_xlsx(found["rekap"], found["kepala"]), MEDIA_XLSX, found["nama_berkas"])


RUTE = (
    Rute("/rekap", rekap, Kuasa.VIEW_REKAP, menu=Label("Rekap rapat", "Meeting summary")),
    Rute("/rekap.pdf", unduh_rekap_pdf, Kuasa.VIEW_REKAP),
    Rute("/rekap.xlsx", unduh_rekap_xlsx, Kuasa.VIEW_REKAP),
)


def _read_question() -> tuple[KegiatanFilter, Menurut]:
    """The filter and the grouping; today means now. Raises `ParameterError`."""
    f = parse_filter(request.args, current(), allowed=_OWN)
    text = request.args.get(_MENURUT) or Menurut.BIDANG.value
    if text not in [choice.value for choice in Menurut]:
        choices = ", ".join(Menurut)
        raise ParameterError(
            _MENURUT,
            f"Rekap menurut '{text}' tidak ada. Pilihan: {choices}.",
            f"There is no summary by '{text}'. Choices: {choices}.",
        )
    return replace(f, pada=_past(f.pada)), Menurut(text)


def _past(pada: datetime | None) -> datetime | None:
    if pada is None or hari(pada) < hari_ini():
        return pada
    if hari(pada) == hari_ini():
        return None
    raise ParameterError(
        "pada",
        "Tanggal itu belum tiba. Pilih hari ini atau tanggal yang lalu.",
        "That date has not come yet. Choose today or a past date.",
    )


def _answer(f: KegiatanFilter, menurut: Menurut) -> dict[str, Any]:
    """What the page and both files are made of."""
    query = _query(f, menurut)
    with current().catalogue.reading() as conn:
        saringan = describe_filter(conn, replace(f, pada=None))
        rows = list_baris(conn, f, hari(f.pada) if f.pada else hari_ini())
        revision = get_revision(conn)
    names = {choice.nilai: choice.label for group in saringan.kelompok for choice in group.pilihan
             if group.nama == menurut.value}  # fmt: skip
    found: Rekap = susun_rekap(
        rows,
        menurut,
        names,
        waktu=f.pada or datetime.now(UTC),
        kini=f.pada is None,
        revisi=revision.nomor,
        hanya=f.kecamatan,
    )
    return {
        "rekap": found,
        "kepala": Kepala(saringan.kalimat, absolute(f"{url_for('.rekap')}?{query}"), bahasa()),
        "saringan": saringan,
        "pada": hari(f.pada) if f.pada else None,
        "pilihan_menurut": [
            (choice, label.text(bahasa()), _query(f, choice))
            for choice, label in MENURUT_LABELS.items()
        ],
        "query": query,
        "kata": rekap_kata,
        "judul_kelompok": MENURUT_LABELS[menurut],
        "ada_pdf": can_write_pdf(),
        "nama_berkas": f"rekap-{menurut}-{hari(found.waktu)}",
    }


def _query(f: KegiatanFilter, menurut: Menurut) -> str:
    """The address of the same question, grouped by `menurut`."""
    own = {_MENURUT: menurut.value} | ({"pada": f"{hari(f.pada)}"} if f.pada else {})
    return "&".join(part for part in (urlencode(own), to_query(replace(f, pada=None))) if part)


def _file(body: bytes, mimetype: str, name: str) -> Response:
    suffix = "pdf" if mimetype.endswith("pdf") else "xlsx"
    answer = Response(body, mimetype=mimetype)
    shown = "inline" if suffix == "pdf" else "attachment"
    answer.headers["Content-Disposition"] = f'{shown}; filename="{name}.{suffix}"'
    return answer
