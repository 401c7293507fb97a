"""Feeds of changes, with the same filter as everything else."""

from __future__ import annotations

from flask import Response, request

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.query.terbaru import Terbaru, list_terbaru
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.serialise.atom import MEDIA_TYPE, Kepala, render_atom
from sipurbo_geo.serialise.kalimat import tulis_saringan
from webmap.feeds.answer import revision_or_304
from webmap.params import parse_filter, to_query
from webmap.state import current

from .jawaban import answer, situs


def show_atom() -> Response:
    """The last changes among what the parameters choose."""
    return _show({})


def show_atom_kecamatan(kecamatan: str) -> Response:
    """Those in one kecamatan (Kemendagri code, BPS code or name)."""
    return _show({"kecamatan": kecamatan})


def show_atom_bidang(bidang: str) -> Response:
    """Those of one bidang."""
    return _show({"bidang": bidang})


def _show(fixed: dict[str, str]) -> Response:
    f = parse_filter(request.args, current(), fixed=fixed)
    if isinstance(found := revision_or_304(), Response):
        return found
    changes, sentence = _read(f)
    return answer(render_atom(changes, _head(f, sentence, found)), MEDIA_TYPE, found)


def _read(f: KegiatanFilter) -> tuple[list[Terbaru], str]:
    """The changes, and the filter in words."""
    state = current()
    with state.catalogue.reading() as conn:
        names = {place.kode: place.nama for place in list_wilayah(conn, Tingkat.KECAMATAN)}
        return list_terbaru(conn, f), tulis_saringan(f, state.registry, names, "id")


def _head(f: KegiatanFilter, sentence: str, revision: Revision) -> Kepala:
    settings, query = current().settings, to_query(f)
    title = "Perubahan kegiatan pekerjaan umum"
    return Kepala(
        judul=f"{title}: {sentence}" if sentence else title,
        alamat=f"{situs()}/feeds/kegiatan.atom" + (f"?{query}" if query else ""),
        situs=situs(),
        instansi=settings.instansi,
        lisensi=settings.data_license,
        waktu=revision.waktu,
    )
