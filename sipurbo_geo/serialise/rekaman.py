"""Data sets as records of OGC API - Records (OGC 20-004r1): GeoJSON features about data."""

from __future__ import annotations

from typing import Any

from ..model.filter import Bbox
from ..query.isi import Days
from . import geojson
from .dcat import jsonld, turtle
from .katalog.himpunan import Akses, Cara, Himpunan, Sumber

Json = dict[str, Any]

#: the collection of which every record is a member
KATALOG = "katalog"
RECORD_CORE = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core"
#: the relation by which pages lead to a catalogue in which one can look
SEARCHABLE = "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog-searchable"
#: what every record of this catalogue is
JENIS = "dataset"
#: names of the scheme that `externalIds` come from, and of the one of `themes`
PENGENAL = "urn:iso:std:iso:19115:fileIdentifier"
_TOPICS = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_TopicCategoryCode"
_LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
#: SPDX identifiers by the address of the licence
_SPDX = {
    "creativecommons.org/licenses/by/4.0": "CC-BY-4.0",
    "creativecommons.org/licenses/by-sa/4.0": "CC-BY-SA-4.0",
    "creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "opendatacommons.org/licenses/odbl/1-0": "ODbL-1.0",
    "opendatacommons.org/licenses/by/1-0": "ODC-By-1.0",
}
#: as in every other answer: about 0.1 m
_DECIMALS = 6
_RELATIONS = {
    Cara.BERKAS: "enclosure",
    Cara.UMPAN: "enclosure",
    Cara.LAYANAN: "data",
    Cara.TILEJSON: "tiles",
}


def make_rekaman(himpunan: Himpunan, sumber: Sumber, bahasa: str) -> Json:
    """The record of one data set, its texts in `bahasa`."""
    changed = himpunan.isi.waktu or sumber.waktu
    return {
        "id": himpunan.id,
        "type": "Feature",
        "conformsTo": [RECORD_CORE],
        "geometry": _polygon(himpunan.isi.bbox),
        "time": _time(himpunan.isi.hari),
        "properties": {
            "type": JENIS,
            "title": himpunan.judul.text(bahasa),
            "description": himpunan.uraian.text(bahasa),
            "keywords": [word.text(bahasa) for word in himpunan.kata_kunci],
            "updated": changed.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "externalIds": [{"scheme": PENGENAL, "value": sumber.pengenal(himpunan.id)}],
            "themes": [{"scheme": _TOPICS, "concepts": [{"id": t} for t in himpunan.topik]}],
            "formats": [
                {"name": akses.nama, "mediaType": akses.jenis} for akses in himpunan.by(Cara.BERKAS)
            ],
            "resourceLanguages": [_language("id")],
            **about(sumber, bahasa, himpunan.penanggung),
        },
        "links": record_links(himpunan, sumber, bahasa),
        "linkTemplates": [_tiles(akses, bahasa) for akses in himpunan.by(Cara.UBIN)],
    }


def about(sumber: Sumber, bahasa: str, unit: str = "") -> Json:
    """What records and their catalogue have in common: language, licence, who answers."""
    office = {"href": f"{sumber.situs}/", "rel": "about", "type": "text/html"}
    contact: Json = {"organization": sumber.instansi}
    contact |= {"position": unit} if unit else {}
    contact |= {"links": [office], "roles": ["pointOfContact", "publisher"]}
    return {
        "language": _language(bahasa),
        "languages": [_language(code) for code in _LANGUAGES],
        "contacts": [contact],
        "license": _spdx(sumber.lisensi),
    }


def record_links(himpunan: Himpunan, sumber: Sumber, bahasa: str) -> list[Json]:
    """To itself, its catalogue, its other forms, the licence, and every way to get the data."""
    catalogue = f"{sumber.situs}/ogc/collections/{KATALOG}"
    forms = (
        ("", "text/html", "HTML"),
        (".xml", "application/xml", "ISO 19139"),
        (".jsonld", jsonld.MEDIA_TYPE, "DCAT 3 (JSON-LD)"),
        (".ttl", turtle.MEDIA_TYPE, "DCAT 3 (Turtle)"),
    )
    return [
        {"href": f"{catalogue}/items/{himpunan.id}", "rel": "self", "type": geojson.MEDIA_TYPE},
        {"href": catalogue, "rel": "collection", "type": "application/json"},
        *(
            {"href": sumber.halaman(himpunan.id, end), "rel": "alternate", "type": kind, "title": t}
            for end, kind, t in forms
        ),
        {"href": sumber.lisensi, "rel": "license"},
        *(_way(akses, bahasa) for akses in himpunan.akses if akses.cara is not Cara.UBIN),
    ]


def _way(akses: Akses, bahasa: str) -> Json:
    return {
        "href": akses.alamat,
        "rel": _RELATIONS[akses.cara],
        "type": akses.jenis,
        "title": akses.judul.text(bahasa),
    }


def _tiles(akses: Akses, bahasa: str) -> Json:
    whole = {"type": "integer", "minimum": 0}
    return {
        "uriTemplate": akses.alamat,
        "rel": "item",
        "type": akses.jenis,
        "title": akses.judul.text(bahasa),
        "variables": dict.fromkeys(("z", "x", "y"), whole),
    }


def _language(code: str) -> Json:
    return {"code": code, "name": _LANGUAGES[code]}


def _spdx(lisensi: str) -> str:
    """The identifier of a licence; "other" means that its address says which."""
    known = lisensi.partition("://")[2].rstrip("/").removesuffix("/legalcode")
    return _SPDX.get(known.removeprefix("www."), "other")


def _polygon(bbox: Bbox | None) -> Json | None:
    if bbox is None:
        return None
    west, south, east, north = (round(edge, _DECIMALS) for edge in bbox)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _time(days: Days | None) -> Json | None:
    if days is None:
        return None
    return {"interval": [".." if day is None else day.isoformat() for day in days]}
