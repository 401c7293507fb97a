"""The catalogue of the site: a dataset a theme, the boundaries, and the services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ...model.filter import Bbox
from ...model.label import Label
from ...model.layer import Layer
from ...query.per_layer import IsiLayer
from ..unduhan.bentuk import BENTUK, offered
from .simpul import Iri, Isi, Nilai, Simpul, Teks

_JUDUL = Label("Kegiatan pekerjaan umum", "Public works")
_URAIAN = Label(
    "Setiap kegiatan pekerjaan umum yang terbit, dengan letak dan riwayat progres mingguannya.",
    "Every published public work, with its place and the history of its weekly progress.",
)
_WILAYAH = Label("Batas kecamatan", "Boundaries of the kecamatan")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/IND"
_WEEKLY = "http://purl.org/cld/freq/weekly"
_FEATURES = "http://www.opengis.net/spec/ogcapi-features-1/1.0"

Sifat = tuple[str, Isi]


@dataclass(frozen=True, slots=True)
class Sumber:
    """What the description is made of; `situs` is the address of the site."""

    situs: str
    instansi: str
    lisensi: str
    waktu: datetime
    layers: Mapping[str, Layer]
    isi: Mapping[str, IsiLayer]


def make_katalog(sumber: Sumber) -> Simpul:
    """The catalogue with everything in it."""
    datasets = [
        *(_theme(sumber, layer) for key, layer in sumber.layers.items() if key in sumber.isi),
        _boundaries(sumber),
    ]
    return Simpul(
        f"{sumber.situs}/katalog",
        "dcat:Catalog",
        (
            *_named(_JUDUL, _URAIAN),
            *_common(sumber),
            ("dct:modified", _moment(sumber.waktu)),
            ("foaf:homepage", Iri(f"{sumber.situs}/")),
            ("dcat:service", _service(sumber)),
            *(("dcat:dataset", dataset) for dataset in datasets),
        ),
    )


def _theme(sumber: Sumber, layer: Layer) -> Simpul:
    found = sumber.isi[layer.key]
    return Simpul(
        f"{sumber.situs}/katalog/{layer.key}",
        "dcat:Dataset",
        (
            *_named(layer.name, layer.description),
            *_common(sumber),
            ("dct:identifier", Teks(layer.key)),
            ("dct:modified", _moment(found.waktu)),
            ("dct:accrualPeriodicity", Iri(_WEEKLY)),
            ("dcat:landingPage", Iri(f"{sumber.situs}/unduh?layer={layer.key}")),
            *(("dcat:keyword", Teks(word, "id")) for word in (layer.name.id, layer.bidang)),
            *_spatial(found.bbox),
            *_distributions(sumber, layer.key),
        ),
    )


def _boundaries(sumber: Sumber) -> Simpul:
    address = f"{sumber.situs}/feeds/wilayah/kecamatan.geojson"
    return Simpul(
        f"{sumber.situs}/katalog/wilayah",
        "dcat:Dataset",
        (
            *_named(_WILAYAH, _WILAYAH),
            *_common(sumber),
            ("dct:identifier", Teks("wilayah")),
            ("dcat:distribution", _distribution(sumber, address, "application/geo+json")),
        ),
    )


def _distributions(sumber: Sumber, key: str) -> Iterator[Sifat]:
    for bentuk in offered(BENTUK).values():
        address = f"{sumber.situs}/unduh/kegiatan.{bentuk.ext}?layer={key}"
        kind = bentuk.media_type.partition(";")[0]
        yield "dcat:distribution", _distribution(sumber, address, kind)
    package = f"{sumber.situs}/oc4ids/package.json?layer={key}"
    yield "dcat:distribution", _distribution(sumber, package, "application/json", "OC4IDS 0.9.5")


def _distribution(sumber: Sumber, address: str, kind: str, title: str = "") -> Simpul:
    name = title or address.rpartition("/")[2].partition("?")[0]
    return Simpul(
        "",
        "dcat:Distribution",
        (
            ("dct:title", Teks(name)),
            ("dcat:accessURL", Iri(address)),
            ("dcat:downloadURL", Iri(address)),
            ("dcat:mediaType", Iri(_MEDIA + kind)),
            ("dct:license", Iri(sumber.lisensi)),
        ),
    )


def _service(sumber: Sumber) -> Simpul:
    return Simpul(
        f"{sumber.situs}/ogc/",
        "dcat:DataService",
        (
            ("dct:title", Teks("OGC API - Features")),
            ("dct:conformsTo", Iri(_FEATURES)),
            ("dcat:endpointURL", Iri(f"{sumber.situs}/ogc/")),
            ("dcat:endpointDescription", Iri(f"{sumber.situs}/ogc/api?f=json")),
            *(
                ("dcat:servesDataset", Iri(f"{sumber.situs}/katalog/{key}"))
                for key in sumber.layers
                if key in sumber.isi
            ),
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


def _moment(moment: datetime) -> Nilai:
    return Nilai(moment.isoformat(), "xsd:dateTime")
