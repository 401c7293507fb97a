"""What a table of plain text cannot say about itself, in a file beside it.

A comment in a CSV breaks who opens it, and a line of GeoJSON that is no feature breaks who reads
the others. So both are described from outside, as their standards have it: CSV on the Web
(https://www.w3.org/TR/tabular-metadata/) and JSON Schema, which the answers name in a header
`Link: …; rel="describedby"`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from ...model.feature import Jenis, Property
from ...model.label import Label
from ...query.koleksi.daftar import REPORT_PROPERTIES
from ..json_schema import TYPES
from .isi import Isi, Keterangan
from .kolom import ANTARA, columns_of, heading

#: stands behind the name of the file that is described
AKHIRAN = "-metadata.json"
_TYPES = {
    Jenis.INTEGER: "integer",
    Jenis.NUMBER: "number",
    Jenis.BOOLEAN: "boolean",
    Jenis.DATE: "date",
    Jenis.TIMESTAMP: "datetime",
}
_PLACE = (
    Property("lon", Jenis.NUMBER, Label("Bujur sebuah titik di atasnya", ""), unit="°"),
    Property("lat", Jenis.NUMBER, Label("Lintang sebuah titik di atasnya", ""), unit="°"),
    Property("wkt", Jenis.TEXT, Label("Geometri (WKT, EPSG:4326)", "")),
)
_GUARD = "Teks yang diawali = + - @ didahului tanda petik tunggal, agar tidak dihitung."


@dataclass(frozen=True, slots=True)
class Pendamping:
    """A description; `write` is told under which address the described file is."""

    media_type: str
    write: Callable[[Isi, str], bytes]


def _describe_csv(isi: Isi, url: str) -> bytes:
    return _csvw(isi.keterangan, url, (*columns_of(isi.layers), *_PLACE), ["kode"])


def _describe_progres_csv(isi: Isi, url: str) -> bytes:
    return _csvw(isi.keterangan, url, REPORT_PROPERTIES, ["kode", "minggu"])


def _csvw(about: Keterangan, url: str, columns: Sequence[Property], key: list[str]) -> bytes:
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "url": url,
        "dc:title": about.judul,
        "dc:description": about.pasangan["saringan"],
        "dc:modified": {"@value": about.pasangan["waktu"], "@type": "xsd:dateTime"},
        "dc:identifier": about.revisi,
        "dc:source": about.sumber,
        "dc:license": {"@id": about.lisensi},
        "rdfs:comment": _GUARD,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
        "tableSchema": {"columns": [_column(one) for one in columns], "primaryKey": key},
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def _column(column: Property) -> dict[str, Any]:
    told = {"name": column.name, "titles": column.name, "dc:description": heading(column)}
    if column.kind is Jenis.LIST:
        told["separator"] = ANTARA
    return told | {"datatype": _TYPES.get(column.kind, "string")}


def _describe_geojsonl(isi: Isi, url: str) -> bytes:
    """A schema of each line; `keterangan` is an annotation, which checks nothing."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": isi.keterangan.judul,
        "description": f"Satu Feature (RFC 7946) tiap baris dari {url}",
        "keterangan": isi.keterangan.pasangan,
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "geometry": {"type": ["object", "null"], "required": ["type", "coordinates"]},
            "properties": {
                "type": "object",
                "properties": {one.name: _value(one) for one in columns_of(isi.layers)},
            },
        },
    }
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2)


def _value(column: Property) -> dict[str, Any]:
    kind = TYPES[column.kind]
    return {"title": heading(column), **kind, "type": [kind["type"], "null"]}


CSVW, SCHEMA = "application/csvm+json", "application/schema+json"
CSV_DESCRIBED = Pendamping(CSVW, _describe_csv)
PROGRES_DESCRIBED = Pendamping(CSVW, _describe_progres_csv)
GEOJSONL_DESCRIBED = Pendamping(SCHEMA, _describe_geojsonl)
