"""Which data sets there are: everything, each theme that holds something, reports, places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.feature import PROPERTIES, theme_properties
from ...model.label import Label
from ...model.layer import Layer
from ...query.isi import Isi
from ...query.koleksi.daftar import (
    KEGIATAN,
    PLACE_PROPERTIES,
    PROGRES,
    REPORT_PROPERTIES,
)
from .akses import of_kegiatan, of_progres, of_wilayah
from .himpunan import Himpunan, Sumber

WILAYAH = "wilayah"
#: of a theme whose file names none
_TOPIK = "structure"

_PEKERJAAN_UMUM = Label("pekerjaan umum", "public works")
_KEGIATAN = Label("kegiatan", "kegiatan")
_DARI_REGISTER = Label(
    "Dicatat petugas dinas, diperiksa dan disetujui orang lain sebelum terbit. Asal setiap "
    "koordinat tercantum pada properti asal_koordinat; panjang dan luas dihitung di elipsoid "
    "WGS 84.",
    "Entered by officers, checked and approved by somebody else before it is published. The "
    "property asal_koordinat says where each coordinate comes from; lengths and areas are "
    "computed on the WGS 84 ellipsoid.",
)
_DARI_LAPORAN = Label(
    "Dilaporkan setiap minggu dari lapangan, diverifikasi dan disetujui sebelum terbit. Koreksi "
    "tercatat sebagai baris baru dengan alasannya.",
    "Reported from the site every week, verified and approved before it is published. A "
    "correction is a new row with its reason.",
)
_DARI_BATAS = Label(
    "Sumber setiap batas tercantum pada properti sumber. Batas bertanda ilustrasi digambar "
    "sebagai gambaran dan bukan batas resmi.",
    "The property sumber says where each boundary comes from. Boundaries marked ilustrasi were "
    "drawn for illustration and are not official.",
)


def list_himpunan(sumber: Sumber) -> dict[str, Himpunan]:
    """By id, in the order in which they are offered; what holds nothing is missing."""
    return {himpunan.id: himpunan for himpunan in _all(sumber)}


def _all(sumber: Sumber) -> Iterator[Himpunan]:
    isi = sumber.isi
    if KEGIATAN in isi:
        yield _everything(sumber, isi[KEGIATAN])
    for key, layer in sumber.layers.items():
        if key in isi:
            yield _theme(sumber, layer, isi[key])
    if PROGRES in isi:
        yield _reports(sumber, isi[PROGRES])
    if places := _together(isi):
        yield _places(sumber, places)


def _everything(sumber: Sumber, isi: Isi) -> Himpunan:
    held = [layer for key, layer in sumber.layers.items() if key in sumber.isi]
    return Himpunan(
        KEGIATAN,
        Label("Kegiatan pekerjaan umum", "Kegiatan, the public works"),
        Label(
            "Setiap kegiatan pekerjaan umum yang terbit, semua tema, dengan letak, kontrak, dan "
            "keadaan progresnya.",
            "Every published kegiatan of all themes, with its place, contract and progress.",
        ),
        (_PEKERJAAN_UMUM, *(layer.name for layer in held)),
        tuple(dict.fromkeys(layer.iso_topic or _TOPIK for layer in held)),
        "",
        isi,
        _KEGIATAN,
        tuple(dict.fromkeys(kind for layer in held for kind in layer.geometry)),
        PROPERTIES,
        of_kegiatan(sumber, KEGIATAN),
        _DARI_REGISTER,
    )


def _theme(sumber: Sumber, layer: Layer, isi: Isi) -> Himpunan:
    return Himpunan(
        layer.key,
        layer.name,
        layer.description,
        (_PEKERJAAN_UMUM, layer.name),
        (layer.iso_topic or _TOPIK,),
        layer.owner,
        isi,
        _KEGIATAN,
        layer.geometry,
        (*PROPERTIES, *theme_properties(layer)),
        of_kegiatan(sumber, layer.key),
        _DARI_REGISTER,
        induk=KEGIATAN,
        layer=layer,
    )


def _reports(sumber: Sumber, isi: Isi) -> Himpunan:
    return Himpunan(
        PROGRES,
        Label("Progres mingguan", "Weekly progress"),
        Label(
            "Satu baris per laporan mingguan setiap kegiatan: rencana, realisasi, deviasi, dan "
            "apakah kontraknya kritis.",
            "One row per weekly report of every kegiatan: planned, actual, deviation, and "
            "whether the contract is critical.",
        ),
        (_PEKERJAAN_UMUM, Label("progres fisik", "physical progress")),
        (_TOPIK,),
        "",
        isi,
        Label("laporan", "reports"),
        (),
        REPORT_PROPERTIES,
        of_progres(sumber),
        _DARI_LAPORAN,
        induk=KEGIATAN,
    )


def _places(sumber: Sumber, isi: Isi) -> Himpunan:
    return Himpunan(
        WILAYAH,
        Label("Batas kecamatan dan desa", "Boundaries of kecamatan and desa"),
        Label(
            "Batas kecamatan dan desa dengan kode Kemendagri dan kode BPS.",
            "Boundaries of kecamatan and desa with their Kemendagri and BPS codes.",
        ),
        (Label("batas wilayah", "administrative boundaries"),),
        ("boundaries",),
        "",
        isi,
        Label("wilayah", "places"),
        ("Polygon", "MultiPolygon"),
        PLACE_PROPERTIES,
        of_wilayah(sumber),
        _DARI_BATAS,
        mingguan=False,
    )


def _together(isi: Mapping[str, Isi]) -> Isi | None:
    """The places of both levels; the smaller ones lie inside the larger."""
    levels = [isi[level] for level in ("kecamatan", "desa") if level in isi]
    return (
        Isi(sum(level.jumlah for level in levels), levels[0].bbox, None, None) if levels else None
    )
