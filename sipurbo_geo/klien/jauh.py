"""A catalogue that another machine serves: read through its feeds and its OGC API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from ..errors import RemoteError
from ..model.feature import PROPERTY_NAMES, Jenis
from .aliran import read_features, read_json
from .ambil import Jawaban, fetch
from .asal import Batches, Words

_COLLECTIONS = "/ogc/collections"
#: JSON Schema type and format → kind, as the queryables of a theme tell it
_KINDS = {
    ("string", None): Jenis.TEXT,
    ("string", "date"): Jenis.DATE,
    ("string", "date-time"): Jenis.TIMESTAMP,
    ("integer", None): Jenis.INTEGER,
    ("number", None): Jenis.NUMBER,
    ("boolean", None): Jenis.BOOLEAN,
    ("array", None): Jenis.LIST,
}


class Jauh:
    """A server at `alamat`, such as https://peta.example.org; raises `RemoteError`."""

    def __init__(self, alamat: str) -> None:
        self.alamat = _checked(alamat)
        self._attributes: dict[str, dict[str, Jenis]] = {}
        health = self._object("/healthz")
        try:
            self.jumlah, self.diperbarui = int(health["jumlah"]), str(health["diperbarui"])
        except (KeyError, TypeError, ValueError):
            raise _not_ours(self.alamat) from None

    def features(self, words: Words) -> Batches:
        """The feed, as it arrives."""
        query = urlencode(words, doseq=True)
        with self._answer(f"/feeds/kegiatan.geojson?{query}") as answer:
            yield from read_features(answer.chunks(), self.alamat)

    def reports(self, kode: str) -> Batches:
        """The collection `progres`, page by page."""
        path, found = f"{_COLLECTIONS}/progres/items", 0
        query = urlencode({"kode": kode, "limit": 1000})
        while query:
            page = self._object(f"{path}?{query}")
            found += len(page["features"])
            yield page["features"]
            query = _onward(page)
        if not found:
            # answers 404 for a kegiatan that is not published
            self._object(f"/feeds/kegiatan/{quote(kode, safe='')}.geojson")

    def places(self) -> Batches:
        """The feed of the boundaries."""
        yield self._object("/feeds/wilayah/kecamatan.geojson")["features"]

    def attributes(self, layer: str) -> Mapping[str, Jenis]:
        """As the queryables of the theme's collection say; each theme is asked for once."""
        if layer not in self._attributes:
            schema = self._object(f"{_COLLECTIONS}/{quote(layer, safe='')}/queryables?f=json")
            self._attributes[layer] = {
                name: _KINDS.get((said.get("type"), said.get("format")), Jenis.TEXT)
                for name, said in schema["properties"].items()
                if name not in PROPERTY_NAMES and said.get("format") != "geometry-any"
            }
        return self._attributes[layer]

    def _answer(self, path: str) -> Jawaban:
        return fetch(self.alamat + path, self.alamat)

    def _object(self, path: str) -> dict[str, Any]:
        with self._answer(path) as answer:
            return read_json(answer.chunks(), self.alamat)


def _checked(alamat: str) -> str:
    """The address without a slash at its end, and without /ogc."""
    parts = urlsplit(alamat)
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise RemoteError(
            "Alamat peladen ditulis seperti https://peta.example.org, tanpa nama pengguna, "
            "tanya, atau pagar.",
            "Write the address of a server like https://peta.example.org, without a user name, "
            "query or fragment.",
        )
    return alamat.rstrip("/").removesuffix("/ogc")


def _onward(page: dict[str, Any]) -> str:
    """The query of the next page, "" behind the last; a proxy may call the server otherwise."""
    links = [link["href"] for link in page.get("links", ()) if link.get("rel") == "next"]
    return urlsplit(links[0]).query if links else ""


def _not_ours(alamat: str) -> RemoteError:
    return RemoteError(
        f"Di {alamat} tidak ada SiPURBO-geo. Pakai alamat halaman depannya.",
        f"There is no SiPURBO-geo at {alamat}. Use the address of its first page.",
    )
