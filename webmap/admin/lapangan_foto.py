"""Keeping a photo from the site: its own bytes are believed first, then the phone that sent it."""

from __future__ import annotations

from dataclasses import replace

from sipurbo_geo.catalogue.ajuan_rows import find_by_uid
from sipurbo_geo.catalogue.store_dokumen import store_dokumen
from sipurbo_geo.errors import ConflictError
from sipurbo_geo.intake.berkas.kiriman import take_kiriman
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.foto import Jepretan, SumberPosisi
from sipurbo_geo.model.peran import Pelaku
from webmap.gudang import need_gudang
from webmap.state import current

from .lapangan_kiriman import KirimanFoto

_JENIS = JenisDokumen.FOTO_PROGRES


def keep_foto(sent: KirimanFoto, pelaku: Pelaku) -> int:
    """Keep the file, then write down that it was handed in; gives the key of the dokumen."""
    kept = take_kiriman(
        sent.berkas.stream, sent.berkas.filename or "foto.jpg", need_gudang(), _JENIS
    )
    jepretan, sumber = believe(kept.jepretan or Jepretan(), sent.jepretan)
    with current().catalogue.writing() as conn:
        ajuan_id = find_by_uid(conn, pelaku, sent.kegiatan, sent.laporan)
        if sent.laporan and ajuan_id is None:
            raise ConflictError(
                "Laporan foto ini belum sampai di kantor. Kirim laporannya dahulu.",
                "The report of this photo has not arrived yet. Send the report first.",
            )
        return store_dokumen(
            conn,
            pelaku,
            sent.kegiatan,
            _JENIS,
            kept.tersimpan,
            uid=sent.uid,
            ajuan_id=ajuan_id,
            keterangan=sent.keterangan,
            jepretan=jepretan,
            sumber=sumber,
            salinan=kept.salinan,
            sha256_asal=sent.sha256_asal,
        )


def believe(berkas: Jepretan, perangkat: Jepretan) -> tuple[Jepretan, SumberPosisi]:
    """What is kept of what the file says and what the phone says, and whose word the place is."""
    if berkas.has_position or perangkat.is_empty:
        return berkas, SumberPosisi.BERKAS
    return replace(perangkat, waktu=berkas.waktu or perangkat.waktu), SumberPosisi.PERANGKAT
