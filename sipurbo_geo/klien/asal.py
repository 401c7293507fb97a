"""Where a client's rows come from; two kinds of places answer alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from ..model.feature import Jenis

#: each parameter with its values, written as in an address
Words = dict[str, list[str]]
#: GeoJSON features, some thousand at a time
Batches = Iterator[list[dict[str, Any]]]


class Asal(Protocol):
    """A file, a database or a server that publishes."""

    #: as it may be shown, without a password
    alamat: str
    #: how many kegiatan were published when it was opened, and since when (ISO 8601 in UTC)
    jumlah: int
    diperbarui: str

    def features(self, words: Words) -> Batches:
        """The kegiatan that the filter chooses; raises `ParameterError`."""

    def reports(self, kode: str) -> Batches:
        """The weekly reports of one kegiatan, by week; raises `NotFoundError`."""

    def places(self) -> Batches:
        """The kecamatan with their boundaries."""

    def attributes(self, layer: str) -> Mapping[str, Jenis]:
        """The kinds of a theme's own attributes, in their order; empty for an unknown theme."""
