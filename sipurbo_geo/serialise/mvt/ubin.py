"""A tile as bytes: every kegiatan by itself where there is room, a general picture where not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...database.engine import Catalogue, Connection
from ...model.filter import KegiatanFilter
from ...model.ubin import Ubin
from ...query.ubin import COUNTED, Isi, count_isi, read_isi, read_layer, read_titik
from .gambar import draw
from .kelompok import Kelompok, encode_clusters, encode_dissolved
from .lapisan import encode_layer
from .letak import anchors, inside

NAME = "kegiatan"
MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
#: no tile is larger, whatever lies in it
LARGEST_BYTES = 500_000
#: so many are shown one by one, and lines of so many are still drawn as lines
SINGLY, AS_LINES = 2_000, 20_000
#: how much may be smoothed, in units of a tile, of which a screen shows some 8 to 16 as a pixel
HALUS = 3.0
_HALUS_TOGETHER = (8.0, 24.0)


def encode_ubin(catalogue: Catalogue, f: KegiatanFilter, ubin: Ubin) -> bytes:
    """The tile of what the filter chooses; b"" where nothing lies.

    Its layers: `kegiatan`, one feature each, and `kelompok`, where one stands for many. The sum of
    `jumlah` over all tiles of a level is the number of kegiatan that match and are on the map.
    """
    with catalogue.reading() as conn:
        count = count_isi(conn, f, ubin)
        if not count:
            return b""
        for body in _ways(conn, f, ubin, count):
            if len(body) <= LARGEST_BYTES:
                return body
        return encode_clusters(Kelompok(*read_titik(conn, f, ubin), ubin))


def encode_singly(isi: Isi, ubin: Ubin) -> bytes:
    """The layer `kegiatan`."""
    if not len(isi.bentuk):
        return b""
    titik = anchors(isi.bentuk)
    drawn = draw(isi.bentuk, titik, ubin, HALUS)
    rows, feature = np.unique(drawn.pemilik, return_inverse=True)
    columns = {name: [values[row] for row in rows] for name, values in isi.kolom.items()}
    columns["jumlah"] = inside(titik, ubin)[rows].astype(int).tolist()
    return encode_layer(NAME, columns, drawn.of(feature))


def _ways(conn: Connection, f: KegiatanFilter, ubin: Ubin, count: int) -> Iterator[bytes]:
    """The tile with ever less in it; each is made only when the one before was too heavy."""
    if count <= SINGLY:
        made = read_layer(conn, f, ubin, NAME, HALUS)
        yield encode_singly(read_isi(conn, f, ubin), ubin) if made is None else made
    if count <= AS_LINES:
        isi = read_isi(conn, f, ubin, COUNTED)
        kelompok = Kelompok(isi.kolom, anchors(isi.bentuk), ubin)
        for halus in _HALUS_TOGETHER:
            yield encode_dissolved(kelompok, isi.bentuk, halus)
