"""Writing down that a file was handed in for a kegiatan; its bytes lie safely in the store."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import ajuan, dokumen, foto, kegiatan
from ..errors import ConflictError, NotFoundError, UsageError
from ..model.alur import KeadaanDokumen
from ..model.berkas import GAMBAR, Tersimpan, require_accepted
from ..model.dokumen import JENIS_DOKUMEN, JenisDokumen
from ..model.foto import Jepretan, Salinan, SumberPosisi
from ..model.kegiatan import Keadaan
from ..model.letak_foto import judge
from ..model.notifikasi import JenisNotifikasi
from ..model.peran import Pelaku
from ..model.wewenang import Kuasa, Sasaran, require
from .jejak import Entry, append_jejak
from .notify import notify
from .standing_dokumen import find_standing

#: characters of a note to a document
KETERANGAN_TERPANJANG = 500
_SHA256 = re.compile(r"[0-9a-f]{64}")


def store_dokumen(
    conn: sa.Connection,
    pelaku: Pelaku,
    kegiatan_id: int,
    jenis: JenisDokumen,
    tersimpan: Tersimpan,
    *,
    uid: str = "",
    ajuan_id: int | None = None,
    keterangan: str = "",
    jepretan: Jepretan | None = None,
    sumber: SumberPosisi = SumberPosisi.BERKAS,
    salinan: Salinan | None = None,
    sha256_asal: str = "",
    now: datetime | None = None,
) -> int:
    """Write down a file that `take` has kept; gives the key of the dokumen.

    The same `uid` again, or the same bytes again for the same purpose while they still count,
    give the key that stands and change nothing. An image needs its copies (`salinan`), so that
    its original never has to be shown. `sumber` says who knows the place in `jepretan`.
    `sha256_asal` is that of the camera's file of which this is a smaller copy: the two count as
    the same photo.

    Raises `NotFoundError`, `ForbiddenError`, `ConflictError`, `UsageError` and
    `UnreadableFileError` (this kind of document is no such file).
    """
    moment = now or datetime.now(UTC)
    owner = _owner(conn, kegiatan_id)
    require(pelaku, Kuasa.STORE_DOKUMEN, Sasaran(owner.id, owner.bidang))
    _check(conn, owner, jenis, tersimpan, ajuan_id, keterangan, salinan)
    bytes_of = {tersimpan.sha256, _check_sha256(sha256_asal)} - {""}
    standing = find_standing(conn, kegiatan_id, jenis, bytes_of, uid, ajuan_id)
    if standing is not None:
        return standing
    _tell_deciders(conn, pelaku, kegiatan_id, moment)
    key = _insert(
        conn,
        uid=uid or uuid.uuid4().hex,
        kegiatan_id=kegiatan_id,
        ajuan_id=ajuan_id,
        jenis=jenis.value,
        sha256=tersimpan.sha256,
        nama=tersimpan.nama,
        media_type=tersimpan.media_type,
        ukuran=tersimpan.ukuran,
        keterangan=keterangan.strip(),
        pengguna_id=pelaku.id,
        diunggah=moment,
    )
    if salinan is not None:
        taken = jepretan if jepretan and JENIS_DOKUMEN[jenis].is_photo else Jepretan()
        _insert_foto(conn, key, taken, sumber, salinan, owner.geom, sha256_asal)
    private = {"nama": tersimpan.nama, "keterangan": keterangan.strip()}
    said: dict[str, Any] = {"dokumen": key, "jenis": jenis.value, "sha256": tersimpan.sha256}
    if sha256_asal:
        said["sha256_asal"] = sha256_asal
    append_jejak(conn, pelaku, [Entry("store_dokumen", kegiatan_id, said, private)], moment)
    return key


def _tell_deciders(conn: sa.Connection, pelaku: Pelaku, kegiatan_id: int, now: datetime) -> None:
    """Once, and not again for every file of a pile that nobody has looked at yet."""
    waiting = sa.select(dokumen.c.id).where(
        dokumen.c.kegiatan_id == kegiatan_id,
        dokumen.c.keadaan == KeadaanDokumen.DIUNGGAH.value,
    )
    if conn.scalar(waiting.limit(1)) is None:
        notify(
            conn,
            JenisNotifikasi.DOKUMEN_MASUK,
            kuasa=Kuasa.APPROVE_DOKUMEN,
            kegiatan_id=kegiatan_id,
            kecuali=pelaku.id,
            now=now,
        )


def _owner(conn: sa.Connection, key: int) -> Any:
    found = conn.execute(
        sa.select(kegiatan.c.id, kegiatan.c.bidang, kegiatan.c.keadaan, kegiatan.c.geom).where(
            kegiatan.c.id == key
        )
    ).first()
    if found is None:
        raise NotFoundError("Kegiatan ini tidak ada.", "There is no such kegiatan.")
    return found


def _check(
    conn: sa.Connection,
    owner: Any,
    jenis: JenisDokumen,
    tersimpan: Tersimpan,
    ajuan_id: int | None,
    keterangan: str,
    salinan: Salinan | None,
) -> None:
    if owner.keadaan == Keadaan.DITARIK:
        raise ConflictError(
            "Kegiatan ini sudah ditarik. Buka kembali dahulu sebelum mengunggah.",
            "This kegiatan was withdrawn. Reopen it before uploading.",
        )
    require_accepted(tersimpan.jenis, JENIS_DOKUMEN[jenis].terima, tersimpan.nama)
    if tersimpan.jenis in GAMBAR and salinan is None:
        raise ValueError("an image comes with its copies")
    if len(keterangan.strip()) > KETERANGAN_TERPANJANG:
        raise UsageError(
            f"Keterangan paling panjang {KETERANGAN_TERPANJANG} huruf; persingkat.",
            f"A note has at most {KETERANGAN_TERPANJANG} characters; shorten it.",
        )
    if ajuan_id is not None and not conn.scalar(
        sa.select(ajuan.c.id).where(ajuan.c.id == ajuan_id, ajuan.c.kegiatan_id == owner.id)
    ):
        raise NotFoundError(
            "Laporan yang disertai berkas ini tidak ada pada kegiatan ini.",
            "The report that this file belongs to is not one of this kegiatan.",
        )


def _check_sha256(text: str) -> str:
    if text and not _SHA256.fullmatch(text):
        raise UsageError(
            "Sidik berkas asal foto tidak terbaca: 64 angka heksadesimal.",
            "The fingerprint of the photo's original is unreadable: 64 hexadecimal digits.",
        )
    return text


def _insert(conn: sa.Connection, **values: Any) -> int:
    key = conn.scalar(
        dokumen.insert()
        .values(keadaan=KeadaanDokumen.DIUNGGAH.value, alasan="", **values)
        .returning(dokumen.c.id)
    )
    return int(key or 0)


def _insert_foto(
    conn: sa.Connection,
    key: int,
    jepretan: Jepretan,
    sumber: SumberPosisi,
    salinan: Salinan,
    geometry: Any,
    sha256_asal: str,
) -> None:
    letak = judge(jepretan, geometry)
    conn.execute(
        foto.insert().values(
            dokumen_id=key,
            lon=jepretan.lon,
            lat=jepretan.lat,
            sumber_posisi=(SumberPosisi.TIDAK_ADA if jepretan.is_empty else sumber).value,
            sha256_asal=sha256_asal,
            waktu_foto=jepretan.waktu,
            arah=jepretan.arah,
            jarak_m=letak.jarak_m,
            letak_m=letak.letak_m,
            bukti=letak.bukti.value,
            lebar=salinan.lebar,
            tinggi=salinan.tinggi,
            sha256_publik=salinan.sha256_publik,
            sha256_kecil=salinan.sha256_kecil,
        )
    )
