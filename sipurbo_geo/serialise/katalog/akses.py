"""The ways to get each data set: files, addresses that are kept up, services."""

from __future__ import annotations

from ...model.label import Label
from ...query.koleksi.daftar import KEGIATAN, PROGRES
from .. import atom, geojson
from ..mvt import ubin
from ..unduhan.bentuk import BENTUK, BENTUK_PROGRES, Bentuk, offered
from .himpunan import Akses, Cara, Sumber

_JSON = "application/json"
_GEOJSON = Label("GeoJSON yang selalu mutakhir", "GeoJSON, always up to date")
_PERUBAHAN = Label("Umpan Atom perubahan", "Atom feed of changes")
_OC4IDS = Label("OC4IDS 0.9.5: paket proyek", "OC4IDS 0.9.5: project package")
_UBIN = Label(
    "Ubin vektor (MVT) untuk QGIS dan peta web", "Vector tiles (MVT) for QGIS and web maps"
)
_TILEJSON = Label("TileJSON dari ubin vektor", "TileJSON of the vector tiles")
_OGC = Label("OGC API - Features untuk QGIS, R, Python", "OGC API - Features for QGIS, R, Python")


def of_kegiatan(sumber: Sumber, koleksi: str) -> tuple[Akses, ...]:
    """Of all kegiatan, or of one theme."""
    asked = "" if koleksi == KEGIATAN else f"?layer={koleksi}"
    feeds = f"{sumber.situs}/feeds/kegiatan"
    tiles = f"{sumber.situs}/tiles"
    package = f"{sumber.situs}/oc4ids/package.json{asked}"
    return (
        *(_berkas(sumber, "kegiatan", bentuk, asked) for bentuk in offered(BENTUK).values()),
        Akses(package, _JSON, "package.json", _OC4IDS, Cara.BERKAS),
        _umpan(f"{feeds}.geojson{asked}", geojson.MEDIA_TYPE, "kegiatan.geojson", _GEOJSON),
        _umpan(f"{feeds}.atom{asked}", atom.MEDIA_TYPE, "kegiatan.atom", _PERUBAHAN),
        _ogc(sumber, koleksi, _OGC),
        Akses(f"{tiles}/kegiatan.json{asked}", _JSON, "kegiatan.json", _TILEJSON, Cara.TILEJSON),
        Akses(
            f"{tiles}/{{z}}/{{x}}/{{y}}.mvt{asked}",
            ubin.MEDIA_TYPE,
            "kegiatan.mvt",
            _UBIN,
            Cara.UBIN,
        ),
    )


def of_progres(sumber: Sumber) -> tuple[Akses, ...]:
    """Of the weekly reports."""
    return (
        *(_berkas(sumber, PROGRES, bentuk, "") for bentuk in offered(BENTUK_PROGRES).values()),
        _ogc(sumber, PROGRES, _OGC),
    )


def of_wilayah(sumber: Sumber) -> tuple[Akses, ...]:
    """Of the places."""
    feed = f"{sumber.situs}/feeds/wilayah/kecamatan.geojson"
    levels = [level for level in ("kecamatan", "desa") if level in sumber.isi]
    return (
        _umpan(feed, geojson.MEDIA_TYPE, "kecamatan.geojson", _GEOJSON),
        *(
            _ogc(sumber, level, Label(f"{_OGC.id}: {level}", f"{_OGC.en}: {level}"))
            for level in levels
        ),
    )


def _berkas(sumber: Sumber, name: str, bentuk: Bentuk, asked: str) -> Akses:
    file = f"{name}.{bentuk.ext}"
    kind = bentuk.media_type.partition(";")[0]
    return Akses(f"{sumber.situs}/unduh/{file}{asked}", kind, file, bentuk.label, Cara.BERKAS)


def _umpan(alamat: str, jenis: str, nama: str, judul: Label) -> Akses:
    return Akses(alamat, jenis, nama, judul, Cara.UMPAN)


def _ogc(sumber: Sumber, koleksi: str, judul: Label) -> Akses:
    return Akses(f"{sumber.situs}/ogc/collections/{koleksi}", _JSON, koleksi, judul, Cara.LAYANAN)
