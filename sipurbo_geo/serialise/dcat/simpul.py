"""Statements about things, before they are written in one form or another."""

from __future__ import annotations

from dataclasses import dataclass

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of a thing that is described elsewhere."""

    alamat: str


@dataclass(frozen=True, slots=True)
class Teks:
    """Words, in one language or (empty) in none."""

    isi: str
    bahasa: str = ""


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value of a type, such as `xsd:dateTime`."""

    isi: str
    jenis: str


@dataclass(frozen=True, slots=True)
class Simpul:
    """A thing with what is said about it; without an address where nobody else speaks of it."""

    alamat: str
    jenis: str
    sifat: tuple[tuple[str, Isi], ...]


Isi = Iri | Teks | Nilai | Simpul
