"""Documents that the public must not see, with a canary in name, note, bytes and EXIF."""

from __future__ import annotations

import io

from PIL import ExifTags, Image

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.berkas import PDF, gps_tags
from tests.dokumen import decide, hand_in

CANARY = "kenari"
ROAD = "PUPR-2023-0001"
J, S, T, K = JenisDokumen, Gerak.SETUJUI, Gerak.TARIK, Gerak.KEMBALIKAN

#: kegiatan, kind, and what was decided about it; of these nothing may be seen
_WITHHELD: tuple[tuple[str, JenisDokumen, tuple[Gerak, ...]], ...] = (
    (ROAD, J.SPMK, ()),
    (ROAD, J.BAST_PHO, (K,)),
    (ROAD, J.GAMBAR_RENCANA, (S, T)),
    (ROAD, J.ABD, (S, T, Gerak.BUKA_KEMBALI)),
    (ROAD, J.BAST_FHO, (Gerak.BATALKAN,)),
    (ROAD, J.KONTRAK, (S,)),
    (ROAD, J.LAINNYA, (S,)),
    (ROAD, J.DOKUMENTASI_50, ()),
    (ROAD, J.DOKUMENTASI_100, (S, T)),
    ("RAHASIA-DRAF", J.SPMK, (S,)),
    ("RAHASIA-AJUAN", J.FOTO_PROGRES, (S,)),
)


def plant_dokumen(catalogue: Catalogue, registry: Registry, settings: Settings) -> None:
    """Hand in what stays inside, and beside it a letter and a photo that are published."""
    for number, (kode, jenis, steps) in enumerate(_WITHHELD):
        photo = jenis.value.startswith(("dokumentasi", "foto"))
        content = _photo(number) if photo else _letter(number)
        name = f"{CANARY}-{number}.{'jpg' if photo else 'pdf'}"
        note = f"{CANARY}-catatan-{number}"
        key = hand_in(catalogue, settings, kode, jenis, content, name, keterangan=note)
        decide(catalogue, registry, key, *steps)
    letter = hand_in(catalogue, settings, ROAD, J.SPMK, PDF, "SPMK.pdf")
    photo = hand_in(catalogue, settings, ROAD, J.DOKUMENTASI_0, _photo(99), f"{CANARY}.jpg")
    for key in (letter, photo):
        decide(catalogue, registry, key, S)


def _letter(number: int) -> bytes:
    return PDF.replace(b"trailer", f"% {CANARY} {number}\ntrailer".encode())


def _photo(number: int) -> bytes:
    """Everything that a camera can say about its owner and its place."""
    exif, sink = Image.Exif(), io.BytesIO()
    exif[ExifTags.Base.Artist] = f"{CANARY}-pemotret"
    exif[ExifTags.Base.ImageDescription] = f"{CANARY}-lokasi"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps_tags(102.22, -1.43))
    Image.new("RGB", (600, 400), (number, 90, 60)).save(
        sink, "JPEG", exif=exif.tobytes(), comment=CANARY.encode()
    )
    return sink.getvalue()
