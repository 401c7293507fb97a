"""A data set ("himpunan data"), and the ways to get it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ...model.feature import Property
from ...model.label import Label
from ...model.layer import Layer
from ...query.isi import Isi


class Cara(StrEnum):
    """How data is got."""

    BERKAS = "berkas"  #: a file to keep
    UMPAN = "umpan"  #: an address that always tells the present state
    TILEJSON = "tilejson"  #: what tiles there are
    UBIN = "ubin"  #: tiles; the address has {z}, {x} and {y} in it
    LAYANAN = "layanan"  #: a service that answers questions


@dataclass(frozen=True, slots=True)
class Akses:
    """One way: an absolute address, its media type, and what it is called."""

    alamat: str
    jenis: str
    nama: str
    judul: Label
    cara: Cara


@dataclass(frozen=True, slots=True)
class Himpunan:
    """One data set.

    `topik` are codes of ISO 19115 (MD_TopicCategoryCode), `geometri` types as in GeoJSON,
    `satuan` is what `isi.jumlah` counts, `induk` the id of the set that it is part of ("" for
    none), `mingguan` whether it is kept up every week, `silsilah` where it comes from.
    """

    id: str
    judul: Label
    uraian: Label
    kata_kunci: tuple[Label, ...]
    topik: tuple[str, ...]
    penanggung: str
    isi: Isi
    satuan: Label
    geometri: tuple[str, ...]
    properti: tuple[Property, ...]
    akses: tuple[Akses, ...]
    silsilah: Label
    induk: str = ""
    mingguan: bool = True
    layer: Layer | None = None

    def by(self, cara: Cara) -> tuple[Akses, ...]:
        """The ways of one kind."""
        return tuple(akses for akses in self.akses if akses.cara is cara)


@dataclass(frozen=True, slots=True)
class Sumber:
    """What the descriptions are made of; `situs` is the address of the site, `uid` names the
    catalogue wherever it is served, `waktu` is the moment of the revision.
    """

    situs: str
    uid: str
    instansi: str
    lisensi: str
    waktu: datetime
    layers: Mapping[str, Layer]
    isi: Mapping[str, Isi]

    def pengenal(self, himpunan: str) -> str:
        """The name of a data set that no other in the world has."""
        return f"{self.uid}-{himpunan}"

    def halaman(self, himpunan: str, akhiran: str = "") -> str:
        """The address of a data set's page, or of its description in another form (".xml")."""
        return f"{self.situs}/katalog/{himpunan}{akhiran}"
