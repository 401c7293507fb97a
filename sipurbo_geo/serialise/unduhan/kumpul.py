"""From a filter to what a file of it is made of, for the site and for the command line."""

from __future__ import annotations

from ...database.engine import Catalogue
from ...model.filter import KegiatanFilter
from ...model.wilayah import Tingkat
from ...query.features import stream_features
from ...query.laporan_terbit import stream_laporan
from ...query.revision import Revision
from ...query.saringan import NO_WINDOW
from ...query.tally import Tally, tally
from ...query.wilayah import list_wilayah
from ...registry import Registry
from ..kalimat import tulis_saringan
from .isi import Isi, Keterangan


def gather(
    catalogue: Catalogue,
    registry: Registry,
    f: KegiatanFilter,
    about: Keterangan,
    *,
    window: tuple[int, int] = NO_WINDOW,
    public_url: str = "",
) -> Isi:
    """The chosen features, read as they are asked for; `window` is limit and offset."""
    limit, offset = window

    def count() -> Tally:
        with catalogue.reading() as conn:
            return tally(conn, f)

    return Isi(
        pieces=stream_features(catalogue, f, limit=limit, offset=offset),
        layers=tuple(x for key, x in registry.layers.items() if not f.layer or key in f.layer),
        keterangan=about,
        tally=count,
        laporan=lambda: stream_laporan(catalogue, f),
        public_url=public_url,
    )


def describe(
    catalogue: Catalogue,
    registry: Registry,
    f: KegiatanFilter,
    revision: Revision,
    *,
    lisensi: str,
    sumber: str,
) -> Keterangan:
    """What the file says about itself; `sumber` is where it can be had anew."""
    with catalogue.reading() as conn:
        names = {place.kode: place.nama for place in list_wilayah(conn, Tingkat.KECAMATAN)}
    return Keterangan(
        judul="Kegiatan pekerjaan umum",
        lisensi=lisensi,
        sumber=sumber,
        waktu=revision.waktu,
        saringan=tulis_saringan(f, registry, names, "id"),
        revisi=revision.etag,
    )
