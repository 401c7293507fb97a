"""What a page is about, in the words of schema.org, for search engines.

It stands in the page as data (`application/ld+json`): no browser runs it, so the content policy
needs no exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import url_for
from shapely.geometry import shape

from sipurbo_geo.model.filter import Bbox
from sipurbo_geo.query.isi import Days
from sipurbo_geo.query.tally import Tally
from sipurbo_geo.serialise.geojson import MEDIA_TYPE
from sipurbo_geo.serialise.katalog.himpunan import Cara, Himpunan
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
    text = f"Letak, kontrak, dan progres mingguan kegiatan {p['kode']}, tahun {p['tahun']}."
    feed = absolute(feed_url(f"kegiatan/{p['kode']}.geojson"))
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
        "subjectOf": {
            **_dataset(p["nama"], text, page, [(MEDIA_TYPE, feed)]),
            **_when(_days(p)),
        },
    }
    if geometry:
        place["geo"] = _geo(geometry)
        place["subjectOf"]["spatialCoverage"] = {"@type": "Place", "geo": place["geo"]}
    return place


def _days(properties: Json) -> Days:
    first, last = properties["tanggal_mulai"], properties["tanggal_selesai"]
    return first and date.fromisoformat(first), last and date.fromisoformat(last)


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
    return {
        "@context": _CONTEXT,
        **_dataset(name, text, page, files),
        **_where(found.bbox),
        **_when(found.hari),
    }


def describe_himpunan(himpunan: Himpunan) -> Json:
    """One data set of the catalogue."""
    files = [
        (akses.jenis, akses.alamat)
        for akses in himpunan.akses
        if akses.cara in (Cara.BERKAS, Cara.UMPAN)
    ]
    page = absolute(url_for("pages.himpunan", himpunan=himpunan.id))
    text = f"{himpunan.uraian.id} {himpunan.isi.jumlah} {himpunan.satuan.id}."
    dataset = {
        "@context": _CONTEXT,
        "@id": page,
        **_dataset(himpunan.judul.id, text, page, files),
        "keywords": [word.id for word in himpunan.kata_kunci],
        **_where(himpunan.isi.bbox),
        **_when(himpunan.isi.hari),
    }
    if himpunan.isi.waktu:
        dataset["dateModified"] = himpunan.isi.waktu.isoformat(timespec="seconds")
    return dataset


def describe_katalog(himpunan: Iterable[Himpunan]) -> Json:
    """The catalogue and what is in it."""
    settings = current().settings
    return {
        "@context": _CONTEXT,
        "@type": "DataCatalog",
        "@id": absolute(url_for("pages.katalog")),
        "url": absolute(url_for("pages.katalog")),
        "name": "Katalog data pekerjaan umum",
        "license": settings.data_license,
        "creator": _creator(),
        "dataset": [
            {
                "@type": "Dataset",
                "@id": absolute(url_for("pages.himpunan", himpunan=one.id)),
                "name": one.judul.id,
                "description": one.uraian.id,
                "license": settings.data_license,
            }
            for one in himpunan
        ],
    }


def _where(bbox: Bbox | None) -> Json:
    return {"spatialCoverage": {"@type": "Place", "geo": _box(bbox)}} if bbox else {}


def _when(days: Days | None) -> Json:
    """ISO 8601; an end that is not known is open."""
    if days is None or not any(days):
        return {}
    return {"temporalCoverage": "/".join(day.isoformat() if day else ".." for day in days)}


def _creator() -> Json:
    return {"@type": "GovernmentOrganization", "name": current().settings.instansi}


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
        "creator": _creator(),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": absolute(url_for("pages.katalog")),
            "url": absolute(url_for("pages.katalog")),
        },
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
