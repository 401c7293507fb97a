"""GPX 1.1 for devices in the field: points as waypoints, lines and outlines as tracks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson

from .isi import Isi
from .kolom import Fitur, read_batches
from .sementara import built
from .xml_teks import clean

_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="SiPURBO-geo" '
    'xmlns="http://www.topografix.com/GPX/1/1">\n'
)


def write_gpx(isi: Isi) -> Iterator[bytes]:
    """The file; a kegiatan that is not on the map is not in it, the format has no room for one."""
    return built("kegiatan.gpx", lambda path: _build(path, isi))


def _build(path: Path, isi: Isi) -> None:
    """Waypoints come first in the format, so tracks wait aside."""
    about = isi.keterangan
    with path.open("wb") as file, TemporaryFile() as tracks:
        file.write(
            f"{_START}<metadata><name>{escape(about.judul)}</name>"
            f"<desc>{escape(clean(about.teks))}</desc><copyright author='SiPURBO-geo'>"
            f"<license>{escape(about.lisensi)}</license></copyright>"
            f"<link href={quoteattr(about.sumber)}/><time>{about.pasangan['waktu']}</time>"
            "</metadata>\n".encode()
        )
        for features in read_batches(isi):
            for feature in features:
                target = file if feature.type in ("Point", "MultiPoint") else tracks
                target.write(_written(feature).encode())
        tracks.seek(0)
        while piece := tracks.read(1 << 18):
            file.write(piece)
        file.write(b"</gpx>\n")


def _written(feature: Fitur) -> str:
    if feature.geometry is None:
        return ""
    geometry = orjson.loads(feature.geometry)
    kind, where = geometry["type"], geometry["coordinates"]
    told = _told(feature.properties)
    if kind in ("Point", "MultiPoint"):
        points = [where] if kind == "Point" else where
        return "".join(f"<wpt {_at(point)}>{told}</wpt>\n" for point in points)
    segments = "".join(
        f"<trkseg>{''.join(f'<trkpt {_at(point)}/>' for point in line)}</trkseg>"
        for line in _lines(kind, where)
    )
    return f"<trk>{told}{segments}</trk>\n"


def _lines(kind: str, where: Any) -> list[Any]:
    if kind == "LineString":
        return [where]
    if kind == "MultiPolygon":
        return [ring for polygon in where for ring in polygon]
    found: list[Any] = where
    return found


def _told(own: dict[str, Any]) -> str:
    """Name, what it is, and its kode as the word of the device."""
    values = (
        ("name", own["kode"]),
        ("cmt", own["nama"]),
        ("desc", f"{own['nama']} ({own['tahun']}, {own['status']})"),
        ("type", own["layer"]),
    )
    return "".join(f"<{name}>{escape(clean(str(value)))}</{name}>" for name, value in values)


def _at(point: Any) -> str:
    return f'lat="{point[1]}" lon="{point[0]}"'
