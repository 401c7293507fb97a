"""What the field page's scripts are told, as JSON in a data attribute: addresses and words."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from sipurbo_geo.catalogue.store_dokumen import KETERANGAN_TERPANJANG
from sipurbo_geo.model.laporan import TERPANJANG
from webmap.language import bahasa


def lapangan_config() -> dict[str, Any]:
    """The same for everybody; words are filled in at `{…}`."""
    return {
        "bahasa": bahasa(),
        "pekerja": url_for("admin.lapangan_sw"),
        "alamat": lapangan_alamat(),
        "terpanjang": {"catatan": TERPANJANG, "keterangan": KETERANGAN_TERPANJANG},
        "teks": _texts() | _texts_foto(),
    }


def lapangan_alamat() -> dict[str, str]:
    """Where the page, and its worker, send and ask."""
    # with a query the worker lets the page through, so that the gate is asked
    page = url_for("admin.lapangan").removeprefix(request.script_root)
    return {
        "halaman": url_for("admin.lapangan"),
        "saya": url_for("admin.lapangan_saya"),
        "kegiatan": url_for("admin.lapangan_kegiatan"),
        "laporan": url_for("admin.save_laporan_lapangan"),
        "foto": url_for("admin.save_foto_lapangan"),
        "keluar": url_for("admin.keluar"),
        "pintu": url_for("masuk.masuk"),
        "masuk": url_for("masuk.masuk", lanjut=f"{page}?masuk=1"),
    }


def _texts() -> dict[str, str]:
    return {
        "jumlah": _("{jumlah} belum terkirim"),
        "rincian": _("{laporan} laporan, {foto} foto"),
        "rincian_laporan": _("Minggu {minggu}: {realisasi} %"),
        "rincian_foto": _("{foto} foto"),
        "lain": _(
            "{jumlah} kiriman milik akun lain menunggu di ponsel ini. Kiriman itu baru terkirim "
            "setelah pemiliknya masuk di sini."
        ),
        "kosong": _("Semua sudah terkirim."),
        "mengirim": _("Sedang mengirim …"),
        "luring": _("Tidak ada sinyal. Semua tersimpan di ponsel ini dan terkirim nanti."),
        "menunggu": _("Tersimpan di ponsel ini."),
        "ada_ditolak": _("Ada yang ditolak: baca sebabnya di bawah."),
        "masuk": _("Masuk dahulu untuk mengirim. Tidak ada yang hilang dari ponsel ini."),
        "gagal": _("Kantor belum dapat menerima ({status}). Dicoba lagi sebentar lagi."),
        "belum_siap": _("Buka halaman ini sekali selagi ada sinyal, agar daftarnya tersimpan."),
        "tanpa_kegiatan": _(
            "Tidak ada kegiatan dalam pelaksanaan yang dapat Anda laporkan. Minta PPTK atau "
            "administrator menugaskannya kepada Anda."
        ),
        "saya": _("Melapor sebagai {nama} ({peran})"),
        "diambil": _("Daftar dari {waktu}"),
        "siap_luring": _("Halaman ini dapat dibuka tanpa sinyal."),
        "tak_luring": _(
            "Halaman ini hanya terbuka selagi ada sinyal: alamatnya tidak memakai https, atau "
            "peramban ini tidak mendukungnya."
        ),
        "tak_menyimpan": _(
            "Peramban ini tidak menyimpan apa pun (mode penyamaran?). Laporan hanya terkirim "
            "selagi halaman ini terbuka dan ada sinyal."
        ),
        "penuh": _(
            "Penyimpanan ponsel penuh, jadi ini belum tersimpan. Kirim dahulu yang menunggu, "
            "atau kosongkan ruang, lalu coba lagi."
        ),
        "jam": _(
            "Jam ponsel ini berbeda {selisih} dari jam kantor. Periksa tanggal pada laporan Anda."
        ),
        "jam_menit": _("{jumlah} menit"),
        "jam_jam": _("{jumlah} jam"),
        "jam_hari": _("{jumlah} hari"),
        "versi": _("Halaman ini sudah diperbarui. Muat ulang setelah laporan ini disimpan."),
        "keluar_luring": _(
            "Daftar dan nama Anda sudah dihapus dari ponsel ini. Sesi Anda di kantor baru berakhir "
            "setelah ada sinyal: buka lagi halaman ini lalu keluar."
        ),
        "minggu": _("Minggu {minggu}"),
        "minggu_tiada": _("Minggu belum diketahui: tanggal mulai belum diisi, atau belum tiba."),
        "rencana": _("Rencana minggu {minggu}: {rencana} %."),
        "rencana_tiada": _("Belum ada jadwal kontrak."),
        "terakhir": _("Terakhir: {realisasi} % pada minggu {minggu} ({keadaan})."),
        "terakhir_tiada": _("Belum ada laporan."),
        "deviasi": _("Deviasi {deviasi} poin terhadap rencana {rencana} %."),
        "foto_saja": _("Foto tanpa laporan"),
        "isi_minggu": _("Isi minggu ke-berapa, dari 1."),
        "isi_tanggal": _("Isi tanggal laporan."),
        "isi_realisasi": _("Isi persen dari 0 sampai 100, misalnya 85,74."),
        "isi_sesuatu": _("Isi realisasi, atau tambahkan foto."),
        "boleh_kosong": _("Kosongkan bila hanya mengirim foto."),
        "sudah": _("Minggu ini: {keadaan}"),
        "sudah_dikirim": _("Laporan ini sudah dikirim, jadi tidak dapat diubah lagi di sini."),
        "keluar_yakin": _("{jumlah} belum terkirim. Tetap keluar"),
        "lanjutkan": _("Lanjutkan"),
        "perbaiki": _("Perbaiki"),
        "keadaan_draf": _("Belum selesai ditulis"),
        "keadaan_menunggu": _("Menunggu dikirim"),
        "keadaan_dicoba": _("Sudah dikirim, jawaban belum diterima; dikirim lagi"),
        "keadaan_ditolak": _("Ditolak: {pesan}"),
        "keadaan_terkirim": _("Terkirim {waktu}"),
        "keadaan_foto": _("Laporan terkirim, {jumlah} foto menunggu"),
        "yakin": _("Ya, hapus"),
    }


def _texts_foto() -> dict[str, str]:
    return {
        "foto_nomor": _("Foto {nomor}"),
        "foto_berkas": _("Posisi dari foto"),
        "foto_perangkat": _("Posisi dari ponsel"),
        "foto_tanpa": _("Tanpa posisi"),
        "foto_gagal": _("{nama} tidak dapat dibuka sebagai gambar. Pilih JPEG, PNG atau WebP."),
        "foto_memuat": _("Menyiapkan foto …"),
        "foto_ditolak": _("Foto ditolak: {pesan}"),
    }
