"""One data set as a document."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..katalog.himpunan import Himpunan, Sumber
from ..xml_teks import add, to_bytes
from .bagian import add_contact, add_distribution, add_identification, is_series, is_spatial
from .unsur import LOCALE, NAMESPACES, both, code, deep, language, text

MEDIA_TYPE = "application/xml"
_OBJECTS = {"Point": "point", "LineString": "curve", "Polygon": "surface"}


def render_iso(himpunan: Himpunan, sumber: Sumber) -> bytes:
    """The whole document: what it is, where and when it lies, how to get it, who answers."""
    root = Element("gmd:MD_Metadata", NAMESPACES)
    _add_head(root, himpunan, sumber)
    if is_spatial(himpunan):
        _add_shapes(root, himpunan)
        system = deep(root, "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem")
        identifier = deep(system, "gmd:referenceSystemIdentifier/gmd:RS_Identifier")
        text(identifier, "gmd:code", "EPSG:4326")
        text(identifier, "gmd:codeSpace", "EPSG")
    add_identification(root, himpunan, sumber)
    add_distribution(root, himpunan)
    _add_lineage(root, himpunan)
    return to_bytes(root)


def _add_head(root: Element, himpunan: Himpunan, sumber: Sumber) -> None:
    text(root, "gmd:fileIdentifier", sumber.pengenal(himpunan.id))
    language(root, "gmd:language", "ind")
    code(root, "gmd:characterSet/gmd:MD_CharacterSetCode", "utf8")
    if himpunan.induk:
        text(root, "gmd:parentIdentifier", sumber.pengenal(himpunan.induk))
    code(root, "gmd:hierarchyLevel/gmd:MD_ScopeCode", _level(himpunan))
    add_contact(root, "gmd:contact", "pointOfContact", himpunan, sumber)
    add(add(root, "gmd:dateStamp"), "gco:DateTime", sumber.waktu.isoformat(timespec="seconds"))
    text(root, "gmd:metadataStandardName", "ISO 19115:2003/19139")
    text(root, "gmd:metadataStandardVersion", "1.0")
    text(root, "gmd:dataSetURI", sumber.halaman(himpunan.id))
    locale = add(add(root, "gmd:locale"), "gmd:PT_Locale", attributes={"id": LOCALE})
    language(locale, "gmd:languageCode", "eng")
    code(locale, "gmd:characterEncoding/gmd:MD_CharacterSetCode", "utf8")


def _add_shapes(root: Element, himpunan: Himpunan) -> None:
    vector = deep(root, "gmd:spatialRepresentationInfo/gmd:MD_VectorSpatialRepresentation")
    code(vector, "gmd:topologyLevel/gmd:MD_TopologyLevelCode", "geometryOnly")
    for kind in dict.fromkeys(_OBJECTS[name.removeprefix("Multi")] for name in himpunan.geometri):
        objects = deep(vector, "gmd:geometricObjects/gmd:MD_GeometricObjects")
        code(objects, "gmd:geometricObjectType/gmd:MD_GeometricObjectTypeCode", kind)


def _add_lineage(root: Element, himpunan: Himpunan) -> None:
    quality = deep(root, "gmd:dataQualityInfo/gmd:DQ_DataQuality")
    code(quality, "gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode", _level(himpunan))
    both(deep(quality, "gmd:lineage/gmd:LI_Lineage"), "gmd:statement", himpunan.silsilah)


def _level(himpunan: Himpunan) -> str:
    return "series" if is_series(himpunan) else "dataset"
