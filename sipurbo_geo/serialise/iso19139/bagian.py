"""The large parts of a document: who answers, what it is, how to get it."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from ...model.filter import Bbox
from ...model.label import Label
from ...query.isi import Days
from ...query.koleksi.daftar import KEGIATAN
from ..katalog.himpunan import Akses, Cara, Himpunan, Sumber
from ..xml_teks import add
from .unsur import both, code, deep, language, nothing, text

_FREE = Label(
    "Bebas dipakai siapa pun menurut lisensinya, dengan menyebut sumber.",
    "Free for everybody under its licence, naming the source.",
)
#: words by which catalogues know what a link is good for
_PROTOCOLS = {
    Cara.BERKAS: "WWW:DOWNLOAD-1.0-http--download",
    Cara.UMPAN: "WWW:LINK-1.0-http--link",
    Cara.LAYANAN: "OGC API - Features",
    Cara.TILEJSON: "TileJSON",
}
_EDGES = (
    *("gmd:westBoundLongitude", "gmd:eastBoundLongitude"),
    *("gmd:southBoundLatitude", "gmd:northBoundLatitude"),
)
_FUNCTIONS = {
    Cara.BERKAS: "download",
    Cara.UMPAN: "information",
    Cara.LAYANAN: "search",
    Cara.TILEJSON: "information",
}


def is_spatial(himpunan: Himpunan) -> bool:
    """Whether its features have a place of their own."""
    return bool(himpunan.geometri)


def is_series(himpunan: Himpunan) -> bool:
    """Whether other data sets are parts of it."""
    return himpunan.id == KEGIATAN


def add_contact(parent: Element, name: str, role: str, himpunan: Himpunan, sumber: Sumber) -> None:
    """The office, and the unit that answers for the theme; no persons."""
    party = deep(parent, f"{name}/gmd:CI_ResponsibleParty")
    text(party, "gmd:organisationName", sumber.instansi)
    if himpunan.penanggung:
        text(party, "gmd:positionName", himpunan.penanggung)
    online = deep(party, "gmd:contactInfo/gmd:CI_Contact/gmd:onlineResource/gmd:CI_OnlineResource")
    add(add(online, "gmd:linkage"), "gmd:URL", f"{sumber.situs}/")
    code(party, "gmd:role/gmd:CI_RoleCode", role)


def add_identification(root: Element, himpunan: Himpunan, sumber: Sumber) -> None:
    """What it is, for whom, where and when."""
    part = deep(root, "gmd:identificationInfo/gmd:MD_DataIdentification")
    _add_citation(part, himpunan, sumber)
    both(part, "gmd:abstract", himpunan.uraian)
    code(part, "gmd:status/gmd:MD_ProgressCode", "onGoing")
    add_contact(part, "gmd:pointOfContact", "pointOfContact", himpunan, sumber)
    add_contact(part, "gmd:pointOfContact", "publisher", himpunan, sumber)
    upkeep = deep(part, "gmd:resourceMaintenance/gmd:MD_MaintenanceInformation")
    often = "weekly" if himpunan.mingguan else "asNeeded"
    code(upkeep, "gmd:maintenanceAndUpdateFrequency/gmd:MD_MaintenanceFrequencyCode", often)
    words = deep(part, "gmd:descriptiveKeywords/gmd:MD_Keywords")
    for word in himpunan.kata_kunci:
        both(words, "gmd:keyword", word)
    code(words, "gmd:type/gmd:MD_KeywordTypeCode", "theme")
    _add_licence(part, sumber.lisensi)
    kind = "vector" if is_spatial(himpunan) else "textTable"
    code(part, "gmd:spatialRepresentationType/gmd:MD_SpatialRepresentationTypeCode", kind)
    language(part, "gmd:language", "ind")
    code(part, "gmd:characterSet/gmd:MD_CharacterSetCode", "utf8")
    for topic in himpunan.topik:
        add(add(part, "gmd:topicCategory"), "gmd:MD_TopicCategoryCode", topic)
    _add_extent(part, himpunan.isi.bbox, himpunan.isi.hari)


def add_distribution(root: Element, himpunan: Himpunan) -> None:
    """Every way to get it."""
    part = deep(root, "gmd:distributionInfo/gmd:MD_Distribution")
    ways = [akses for akses in himpunan.akses if akses.cara in _PROTOCOLS]
    for kind in dict.fromkeys(akses.jenis for akses in ways):
        form = deep(part, "gmd:distributionFormat/gmd:MD_Format")
        text(form, "gmd:name", kind)
        nothing(form, "gmd:version")
    options = deep(part, "gmd:transferOptions/gmd:MD_DigitalTransferOptions")
    for akses in ways:
        _add_online(options, akses)


def _add_citation(part: Element, himpunan: Himpunan, sumber: Sumber) -> None:
    citation = deep(part, "gmd:citation/gmd:CI_Citation")
    both(citation, "gmd:title", himpunan.judul)
    changed = deep(citation, "gmd:date/gmd:CI_Date")
    moment = himpunan.isi.waktu or sumber.waktu
    add(add(changed, "gmd:date"), "gco:DateTime", moment.isoformat(timespec="seconds"))
    code(changed, "gmd:dateType/gmd:CI_DateTypeCode", "revision")
    identifier = deep(citation, "gmd:identifier/gmd:MD_Identifier")
    text(identifier, "gmd:code", sumber.halaman(himpunan.id))
    code(citation, "gmd:presentationForm/gmd:CI_PresentationFormCode", _form(himpunan))


def _form(himpunan: Himpunan) -> str:
    return "mapDigital" if is_spatial(himpunan) else "tableDigital"


def _add_licence(part: Element, lisensi: str) -> None:
    legal = deep(part, "gmd:resourceConstraints/gmd:MD_LegalConstraints")
    both(legal, "gmd:useLimitation", _FREE)
    code(legal, "gmd:accessConstraints/gmd:MD_RestrictionCode", "otherRestrictions")
    code(legal, "gmd:useConstraints/gmd:MD_RestrictionCode", "license")
    text(legal, "gmd:otherConstraints", lisensi)


def _add_extent(part: Element, bbox: Bbox | None, days: Days | None) -> None:
    if bbox is None and days is None:
        return
    extent = deep(part, "gmd:extent/gmd:EX_Extent")
    if bbox is not None:
        west, south, east, north = bbox
        box = deep(extent, "gmd:geographicElement/gmd:EX_GeographicBoundingBox")
        for name, edge in zip(_EDGES, (west, east, south, north), strict=True):
            add(add(box, name), "gco:Decimal", f"{edge:.6f}")
    if days is not None:
        time = deep(extent, "gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent")
        period = add(time, "gml:TimePeriod", attributes={"gml:id": "waktu"})
        for name, day in zip(("gml:beginPosition", "gml:endPosition"), days, strict=True):
            _add_day(period, name, day)


def _add_day(period: Element, name: str, day: date | None) -> None:
    if day is None:
        add(period, name, attributes={"indeterminatePosition": "unknown"})
    else:
        add(period, name, day.isoformat())


def _add_online(options: Element, akses: Akses) -> None:
    online = deep(options, "gmd:onLine/gmd:CI_OnlineResource")
    add(add(online, "gmd:linkage"), "gmd:URL", akses.alamat)
    text(online, "gmd:protocol", _PROTOCOLS[akses.cara])
    text(online, "gmd:name", akses.nama)
    both(online, "gmd:description", akses.judul)
    code(online, "gmd:function/gmd:CI_OnLineFunctionCode", _FUNCTIONS[akses.cara])
