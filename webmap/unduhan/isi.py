"""From a request to what a file is made of."""

from __future__ import annotations

from flask import request

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.features import stream_features
from sipurbo_geo.query.laporan_terbit import stream_laporan
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.query.tally import Tally, tally
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.serialise.kalimat import tulis_saringan
from sipurbo_geo.serialise.unduhan.isi import Isi, Keterangan

from ..params import to_query
from ..state import current


def isi_of(f: KegiatanFilter, window: tuple[int, int], revision: Revision) -> Isi:
    """The chosen features and what their file says about itself; the address is a full one."""
    state = current()
    base = state.settings.public_url or request.host_url.rstrip("/")
    limit, offset = window

    def count() -> Tally:
        with state.catalogue.reading() as conn:
            return tally(conn, f)

    return Isi(
        pieces=stream_features(state.catalogue, f, limit=limit, offset=offset),
        layers=tuple(x for k, x in state.registry.layers.items() if not f.layer or k in f.layer),
        keterangan=keterangan_of(f, revision, base),
        tally=count,
        laporan=lambda: stream_laporan(state.catalogue, f),
        public_url=base,
    )


def keterangan_of(f: KegiatanFilter, revision: Revision, base: str) -> Keterangan:
    """What every file of this request says about itself."""
    state, query = current(), to_query(f)
    with state.catalogue.reading() as conn:
        names = {place.kode: place.nama for place in list_wilayah(conn, Tingkat.KECAMATAN)}
    return Keterangan(
        judul="Kegiatan pekerjaan umum",
        lisensi=state.settings.data_license,
        sumber=f"{base}{request.path}" + (f"?{query}" if query else ""),
        waktu=revision.waktu,
        saringan=tulis_saringan(f, state.registry, names, "id"),
        revisi=revision.etag,
    )
