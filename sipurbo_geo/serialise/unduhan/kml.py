"""KML, a placemark a kegiatan, coloured by status as our map; it leaves as it is read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson

from ...model.feature import Property
from ...model.status import STATUS_LABELS
from ..warna import WARNA
from .isi import Isi
from .kolom import Fitur, columns_of, flat, read_batches
from .sementara import built
from .xml_teks import clean

_START = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n'


def write_kml(isi: Isi) -> Iterator[bytes]:
    """The document; styles first, then each batch as it comes."""
    columns = columns_of(isi.layers)
    about = isi.keterangan
    yield (
        f"{_START}<Document><name>{escape(about.judul)}</name>"
        f"<description>{escape(clean(about.teks))}</description>\n{_styles()}\n"
    ).encode()
    for features in read_batches(isi):
        yield "".join(_placemark(feature, columns) for feature in features).encode()
    yield b"</Document></kml>\n"


def write_kmz(isi: Isi) -> Iterator[bytes]:
    """The same document, compressed."""

    def build(path: Path) -> None:
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("doc.kml", "w") as document,
        ):
            for piece in write_kml(isi):
                document.write(piece)

    return built("kegiatan.kmz", build)


def _styles() -> str:
    """A style a status: bytes of a colour stand the other way round in KML."""
    made = []
    for status in STATUS_LABELS:
        red, green, blue = (WARNA[status][at : at + 2] for at in (1, 3, 5))
        color = f"{blue}{green}{red}"
        made.append(
            f'<Style id="{status.value}"><IconStyle><color>ff{color}</color></IconStyle>'
            f"<LineStyle><color>ff{color}</color><width>4</width></LineStyle>"
            f"<PolyStyle><color>66{color}</color></PolyStyle></Style>"
        )
    return "".join(made)


def _placemark(feature: Fitur, columns: tuple[Property, ...]) -> str:
    own = feature.properties
    values = ((column.name, flat(own.get(column.name), column)) for column in columns)
    data = "".join(
        f"<Data name={quoteattr(name)}><value>{escape(clean(str(value)))}</value></Data>"
        for name, value in values
        if value not in (None, "")
    )
    place = _geometry(orjson.loads(feature.geometry)) if feature.geometry else ""
    return (
        f"<Placemark><name>{escape(clean(own['nama']))}</name><styleUrl>#{own['status']}</styleUrl>"
        f"<ExtendedData>{data}</ExtendedData>{place}</Placemark>\n"
    )


def _geometry(geometry: dict[str, Any]) -> str:
    kind, where = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        parts = (_geometry({"type": kind[len("Multi") :], "coordinates": part}) for part in where)
        return f"<MultiGeometry>{''.join(parts)}</MultiGeometry>"
    if kind == "Polygon":
        outer, *inner = (f"<LinearRing>{_points(ring)}</LinearRing>" for ring in where)
        holes = "".join(f"<innerBoundaryIs>{ring}</innerBoundaryIs>" for ring in inner)
        return f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>{holes}</Polygon>"
    return f"<{kind}>{_points([where] if kind == 'Point' else where)}</{kind}>"


def _points(pairs: Any) -> str:
    return f"<coordinates>{' '.join(f'{lon},{lat}' for lon, lat in pairs)}</coordinates>"
