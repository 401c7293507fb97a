"""What a page is about, in the words of schema.org, for search engines.

It stands in the page as data (`application/ld+json`): no browser runs it, so the content policy
needs no exception.
"""

from __future__ import annotations

from typing import Any

from flask import url_for
from shapely.geometry import shape

from sipurbo_geo.model.filter import Bbox
from sipurbo_geo.query.tally import Tally
from sipurbo_geo.serialise.geojson import MEDIA_TYPE
from sipurbo_geo.serialise.unduhan.bentuk import BENTUK, offered
from webmap.state import current

from .kerangka import absolute, feed_url

Json = dict[str, Any]
_CONTEXT = "https://schema.org"


def describe_place(fitur: Json) -> Json:
    """The place of a kegiatan, and the data about it."""
    p, geometry = fitur["properties"], fitur["geometry"]
    page = absolute(url_for("pages.rincian", kode=p["kode"]))
    places = zip(p["kecamatan_kode"], p["kecamatan"], strict=True)
    place = {
        "@context": _CONTEXT,
        "@type": "Place",
        "@id": page,
        "url": page,
        "name": p["nama"],
        "identifier": p["kode"],
        "containedInPlace": [
            {"@type": "AdministrativeArea", "name": f"Kecamatan {name}", "identifier": kode}
            for kode, name in places
        ],
        "subjectOf": _dataset(
            p["nama"],
            f"Letak, kontrak, dan progres mingguan kegiatan {p['kode']}, tahun {p['tahun']}.",
            page,
            [(MEDIA_TYPE, absolute(feed_url(f"kegiatan/{p['kode']}.geojson")))],
        ),
    }
    return place | ({"geo": _geo(geometry)} if geometry else {})


def describe_dataset(sentence: str, query: str, found: Tally) -> Json:
    """The kegiatan that a filter chooses, in every format."""
    asked = f"?{query}" if query else ""
    files = [
        (b.media_type.partition(";")[0], absolute(url_for("unduhan.kegiatan", ext=b.ext) + asked))
        for b in offered(BENTUK).values()
    ]
    name = "Kegiatan pekerjaan umum" + (f": {sentence}" if sentence else "")
    text = f"{name}. {found.jumlah} kegiatan dengan letak, kontrak, dan progres mingguan."
    page = absolute(url_for("pages.unduh") + asked)
    dataset = {"@context": _CONTEXT, **_dataset(name, text, page, files)}
    if found.bbox:
        dataset["spatialCoverage"] = {"@type": "Place", "geo": _box(found.bbox)}
    return dataset


def _dataset(name: str, text: str, page: str, files: list[tuple[str, str]]) -> Json:
    settings = current().settings
    return {
        "@type": "Dataset",
        "name": name,
        "description": text,
        "url": page,
        "license": settings.data_license,
        "isAccessibleForFree": True,
        "inLanguage": "id",
        "creator": {"@type": "GovernmentOrganization", "name": settings.instansi},
        "includedInDataCatalog": {"@type": "DataCatalog", "url": absolute("/katalog.jsonld")},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
            for kind, address in files
        ],
    }


def _geo(geometry: Json) -> Json:
    if geometry["type"] == "Point":
        lon, lat = geometry["coordinates"]
        return {"@type": "GeoCoordinates", "longitude": lon, "latitude": lat}
    return _box(shape(geometry).bounds)


def _box(bbox: Bbox) -> Json:
    """Latitude first, as schema.org has it."""
    west, south, east, north = bbox
    return {"@type": "GeoShape", "box": f"{south:.6f} {west:.6f} {north:.6f} {east:.6f}"}
