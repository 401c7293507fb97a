"""What is said about a geometry that cannot be taken as it is: what is wrong, how to mend it."""

from __future__ import annotations

from ..model.layer import Layer

#: Indonesian, English
Texts = tuple[str, str]

EMPTY: Texts = (
    "geometrinya ada tetapi kosong; gambar ulang, atau kosongkan dan isi alasan tanpa geometri",
    "the geometry is there but empty; draw it again, or leave it out and give the reason",
)
NOT_FINITE: Texts = (
    "ada koordinat yang bukan angka (NaN atau tak hingga); perbaiki titik itu",
    "a coordinate is not a number (NaN or infinite); mend that point",
)
NULL_ISLAND: Texts = (
    "koordinatnya 0,0 (di laut lepas Afrika), tanda isian kosong; isi koordinat yang benar "
    "atau kosongkan dan isi alasan tanpa geometri",
    "the coordinate is 0,0 (in the sea off Africa), which means an empty form; enter the right one "
    "or leave it out and give the reason",
)
TOO_FEW: Texts = (
    "semua titiknya di tempat yang sama; garis perlu dua titik yang berbeda, poligon tiga",
    "all its points are in one place; a line needs two different points, a polygon three",
)
REPEATED: Texts = (
    "ada titik yang sama persis dengan titik sebelumnya; titik ganda seperti ini dibuang",
    "a vertex repeats the one before it; such repeated vertices were dropped",
)
PERSONAL: Texts = (
    "titik rumah tangga adalah data pribadi; masukkan jumlah per desa, bukan titik per rumah",
    "points of households are personal data; enter totals per desa, not a point per house",
)


def swapped(lon: float, lat: float, *, mended: bool) -> Texts:
    """Longitude and latitude the wrong way round; `lon` and `lat` are what is right."""
    if mended:
        return (
            f"bujur dan lintang tertukar; dibaca sebagai bujur {lon:.6f}, lintang {lat:.6f}",
            f"longitude and latitude were swapped; read as longitude {lon:.6f}, latitude {lat:.6f}",
        )
    return (
        f"bujur dan lintang tertukar; yang benar bujur {lon:.6f}, lintang {lat:.6f}. "
        "Tukar kolomnya, atau pakai --tukar-koordinat",
        f"longitude and latitude are swapped; right is longitude {lon:.6f}, latitude {lat:.6f}. "
        "Exchange the columns, or use --tukar-koordinat",
    )


def bad_vertex(at: str, km: float) -> Texts:
    """One vertex `km` from the next."""
    return (
        f"satu titik ({at}) terpisah {km:.0f} km dari titik di sebelahnya; hapus atau perbaiki",
        f"one vertex ({at}) is {km:.0f} km from the next one; delete or mend it",
    )


def stray(at: str, degrees: float) -> Texts:
    """A place far from all others; there are no boundaries to judge it by."""
    km = degrees * 111.2
    return (
        f"letaknya ({at}) sekitar {km:.0f} km dari kegiatan lain dalam berkas ini; periksa",
        f"it lies ({at}) about {km:.0f} km from the others of this file; check it",
    )


def outside(nama: str, km: float, *, minus_lost: bool) -> Texts:
    """Outside the kabupaten `nama`."""
    hint = (
        ("; tanda minus pada lintang hilang", "; the minus of the latitude is missing")
        if minus_lost
        else ("", "")
    )
    far = f"{km:.1f}"
    return (
        f"di luar {nama}, {far.replace('.', ',')} km dari batasnya{hint[0]}; periksa koordinatnya",
        f"outside {nama}, {far} km from its border{hint[1]}; check the coordinates",
    )


def partly_outside(nama: str) -> Texts:
    """Crosses the border of the kabupaten."""
    return (
        f"sebagian di luar {nama}; periksa apakah memang melintasi batas",
        f"partly outside {nama}; check whether it really crosses the border",
    )


def wrong_type(kind: str, layer: Layer) -> Texts:
    """A type that the theme does not take."""
    wanted = ", ".join(layer.geometry)
    return (
        f"jenis geometri {kind} tidak dipakai oleh tema {layer.name.id}; yang dipakai: {wanted}",
        f"the theme {layer.name.en} does not take {kind}; it takes: {wanted}",
    )


def invalid_ring(why: str) -> Texts:
    """A polygon that cannot be repaired without changing it."""
    return (
        f"bidangnya tidak sah ({why}), garis tepinya memotong diri; perbaiki di QGIS "
        "(Vector > Geometry Tools > Fix Geometries) lalu periksa bentuknya",
        f"the polygon is not valid ({why}), its edge crosses itself; mend it in QGIS "
        "(Vector > Geometry Tools > Fix Geometries) and look at the result",
    )


def mended_ring(why: str) -> Texts:
    """A polygon that was repaired."""
    return (
        f"bidangnya tidak sah ({why}); diperbaiki tanpa mengubah luasnya",
        f"the polygon was not valid ({why}); repaired without changing its area",
    )
