"""A catalogue that is at hand: a file or a database, read and never written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import orjson

from ..database.engine import Catalogue, DriverError
from ..errors import DatabaseError
from ..model.feature import Jenis, theme_properties
from ..model.wilayah import Tingkat
from ..query.features import not_published, stream_features
from ..query.koleksi.daftar import PROGRES, list_koleksi
from ..query.koleksi.halaman import read_halaman
from ..query.koleksi.tanya import Tanya
from ..query.koleksi.tempat import place_text
from ..query.revision import current_revision, feature_with_revision
from ..query.saringan import PAGE_NAMES, read_saringan, read_window
from ..query.wilayah import list_wilayah
from ..registry import Registry
from .asal import Batches, Words

#: reports that are read at once; few kegiatan have as many weeks
_PAGE = 1000


class Setempat:
    """The published part of an open catalogue, with the themes that `registry` describes."""

    def __init__(self, alamat: str, catalogue: Catalogue, registry: Registry) -> None:
        self.alamat = alamat
        self._catalogue = catalogue
        self._registry = registry
        with _told():
            revision = current_revision(catalogue)
        self.jumlah, self.diperbarui = revision.jumlah, revision.waktu.isoformat()

    def features(self, words: Words) -> Batches:
        """As the feeds tell them."""
        with _told():
            asked = read_saringan(words, self._catalogue, self._registry, allowed=PAGE_NAMES)
            limit, offset = read_window(words)
            pieces = stream_features(self._catalogue, asked, limit=limit, offset=offset)
            for piece, _ in pieces:
                yield orjson.loads(b"[" + piece + b"]")

    def reports(self, kode: str) -> Batches:
        """As the collection `progres` tells them."""
        koleksi = list_koleksi(self._registry)[PROGRES]
        tanya, found = Tanya(sama=(("kode", (kode,)),), limit=_PAGE), 0
        with _told():
            while True:
                page = read_halaman(self._catalogue, koleksi, tanya)
                for piece, count in page.pieces:
                    found += count
                    yield orjson.loads(b"[" + piece + b"]")
                if not page.lanjut:
                    break
                tanya = replace(tanya, sesudah=page.lanjut)
            if not found and feature_with_revision(self._catalogue, kode)[1] is None:
                raise not_published(kode)

    def places(self) -> Batches:
        """With the boundaries as they are published: six decimals."""
        with _told(), self._catalogue.reading() as conn:
            places = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
        yield [orjson.loads(place_text(place, place.geometry)) for place in places]

    def attributes(self, layer: str) -> Mapping[str, Jenis]:
        """As the theme's file says."""
        theme = self._registry.layers.get(layer)
        return {p.name: p.kind for p in theme_properties(theme)} if theme else {}


@contextmanager
def _told() -> Iterator[None]:
    """What a database answers when it cannot do what it was asked, in words for a person."""
    try:
        yield
    except DriverError as error:
        raise DatabaseError(
            f"Basis data tidak dapat dibaca: {error.orig}",
            f"The database cannot be read: {error.orig}",
        ) from error
