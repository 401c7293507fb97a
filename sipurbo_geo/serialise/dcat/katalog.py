"""The catalogue of the site: its data sets, and the service that answers questions about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.filter import Bbox
from ...model.label import Label
from ...query.isi import Days
from ..katalog.himpunan import Akses, Cara, Himpunan, Sumber
from .simpul import Iri, Isi, Nilai, Simpul, Teks

_JUDUL = Label("Katalog data pekerjaan umum", "Catalogue of data on public works")
_URAIAN = Label(
    "Kegiatan pekerjaan umum yang terbit, progres mingguannya, dan batas wilayah.",
    "Published kegiatan, their weekly progress, and the boundaries of places.",
)
_MEDIA = "https://www.iana.org/assignments/media-types/"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/IND"
_WEEKLY = "http://purl.org/cld/freq/weekly"
_IRREGULAR = "http://purl.org/cld/freq/irregular"
_FEATURES = "http://www.opengis.net/spec/ogcapi-features-1/1.0"

_FILES = (Cara.BERKAS, Cara.UMPAN)

Sifat = tuple[str, Isi]


def make_katalog(sumber: Sumber, himpunan: Iterable[Himpunan]) -> Simpul:
    """The catalogue with everything in it."""
    listed = list(himpunan)
    return Simpul(
        f"{sumber.situs}/katalog",
        "dcat:Catalog",
        (
            *_named(_JUDUL, _URAIAN),
            *_common(sumber),
            ("dct:modified", _moment(sumber.waktu.isoformat())),
            ("foaf:homepage", Iri(f"{sumber.situs}/")),
            ("dcat:service", _service(sumber, listed)),
            *(("dcat:dataset", make_dataset(sumber, one)) for one in listed),
        ),
    )


def make_dataset(sumber: Sumber, himpunan: Himpunan) -> Simpul:
    """One data set by itself."""
    changed = himpunan.isi.waktu or sumber.waktu
    page = sumber.halaman(himpunan.id)
    whole = [("dct:isPartOf", Iri(sumber.halaman(himpunan.induk)))] if himpunan.induk else []
    return Simpul(
        page,
        "dcat:Dataset",
        (
            *_named(himpunan.judul, himpunan.uraian),
            *_common(sumber),
            ("dct:identifier", Teks(himpunan.id)),
            ("dct:modified", _moment(changed.isoformat())),
            ("dct:accrualPeriodicity", Iri(_WEEKLY if himpunan.mingguan else _IRREGULAR)),
            ("dcat:landingPage", Iri(page)),
            *whole,
            *(("dcat:keyword", Teks(word.id, "id")) for word in himpunan.kata_kunci),
            *(("dcat:keyword", Teks(word.en, "en")) for word in himpunan.kata_kunci),
            *_spatial(himpunan.isi.bbox),
            *_temporal(himpunan.isi.hari),
            *(
                ("dcat:distribution", _distribution(sumber, akses))
                for akses in himpunan.akses
                if akses.cara in _FILES
            ),
        ),
    )


def _distribution(sumber: Sumber, akses: Akses) -> Simpul:
    return Simpul(
        "",
        "dcat:Distribution",
        (
            ("dct:title", Teks(akses.judul.id, "id")),
            ("dct:title", Teks(akses.judul.en, "en")),
            ("dcat:accessURL", Iri(akses.alamat)),
            ("dcat:downloadURL", Iri(akses.alamat)),
            ("dcat:mediaType", Iri(_MEDIA + akses.jenis)),
            ("dct:license", Iri(sumber.lisensi)),
        ),
    )


def _service(sumber: Sumber, listed: Iterable[Himpunan]) -> Simpul:
    return Simpul(
        f"{sumber.situs}/ogc/",
        "dcat:DataService",
        (
            ("dct:title", Teks("OGC API - Features")),
            ("dct:conformsTo", Iri(_FEATURES)),
            ("dcat:endpointURL", Iri(f"{sumber.situs}/ogc/")),
            ("dcat:endpointDescription", Iri(f"{sumber.situs}/ogc/api?f=json")),
            *(("dcat:servesDataset", Iri(sumber.halaman(one.id))) for one in listed),
        ),
    )


def _common(sumber: Sumber) -> Iterator[Sifat]:
    yield "dct:publisher", Simpul("", "foaf:Organization", (("foaf:name", Teks(sumber.instansi)),))
    yield "dct:license", Iri(sumber.lisensi)
    yield "dct:language", Iri(_LANGUAGE)


def _named(title: Label, description: Label) -> Iterator[Sifat]:
    for name, label in (("dct:title", title), ("dct:description", description)):
        yield name, Teks(label.id, "id")
        yield name, Teks(label.en, "en")


def _spatial(bbox: Bbox | None) -> Iterator[Sifat]:
    if bbox is None:
        return
    west, south, east, north = bbox
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    ring = ", ".join(f"{lon:.6f} {lat:.6f}" for lon, lat in corners)
    box = Nilai(f"POLYGON (({ring}))", "geo:wktLiteral")
    yield "dct:spatial", Simpul("", "dct:Location", (("dcat:bbox", box),))


def _temporal(days: Days | None) -> Iterator[Sifat]:
    if days is None:
        return
    ends = [
        (name, Nilai(day.isoformat(), "xsd:date"))
        for name, day in zip(("dcat:startDate", "dcat:endDate"), days, strict=True)
        if day is not None
    ]
    yield "dct:temporal", Simpul("", "dct:PeriodOfTime", tuple(ends))


def _moment(text: str) -> Nilai:
    return Nilai(text, "xsd:dateTime")
