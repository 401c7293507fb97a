"""Names of ten letters, which is all that a shapefile holds."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.feature import Property

_LONGEST = 10
#: by hand, so that the same column is called the same in every file
PENDEK = {
    "kecamatan_kode": "kec_kode",
    "sumber_dana": "sumberdana",
    "nilai_kontrak": "nilai_kntr",
    "tanggal_mulai": "tgl_mulai",
    "tanggal_selesai": "tgl_selesa",
    "tanggal_progres": "tgl_progrs",
    "asal_koordinat": "asal_koord",
    "daerah_irigasi": "daerah_iri",
    "fungsi_bangunan": "fgs_bangun",
    "fungsi_jalan": "fgs_jalan",
    "jenis_dokumen": "jns_dok",
    "jenis_jaringan": "jns_jaring",
    "jenis_pekerjaan_sungai": "jns_sungai",
    "jenis_penanganan": "jns_tangan",
    "jenis_perkerasan": "jns_perker",
    "jenis_saluran": "jns_salur",
    "jiwa_terlayani": "jiwa_layan",
    "jumlah_lantai": "jml_lantai",
    "kapasitas_ipal_m3_hari": "ipal_m3_hr",
    "kapasitas_l_dtk": "kap_l_dtk",
    "kk_terlayani": "kk_layan",
    "luas_area_ha": "ls_area_ha",
    "luas_fungsional_ha": "ls_fung_ha",
    "luas_genangan_ha": "ls_gena_ha",
    "luas_kumuh_ha": "ls_kumu_ha",
    "luas_lantai_m2": "ls_lant_m2",
    "luas_layanan_ha": "ls_laya_ha",
    "nama_sungai": "nm_sungai",
    "nilai_kondisi": "nil_kond",
    "nomor_dokumen": "no_dokumen",
    "panjang_kontrak_m": "pjg_kntr_m",
    "sambungan_rumah": "sambung_rm",
    "status_jalan": "sts_jalan",
    "tanggal_sdi": "tgl_sdi",
    "tangki_septik": "tangki_sep",
}


def short_names(columns: Iterable[Property]) -> dict[str, str]:
    """Name → name of at most ten letters, no two the same.

    A theme of one's own may ask for names that nobody has shortened by hand; they are cut, and
    numbered where that makes two alike.
    """
    found: dict[str, str] = {}
    for column in columns:
        short = wanted = PENDEK.get(column.name, column.name[:_LONGEST])
        number = 1
        while short in found.values():
            number += 1
            short = f"{wanted[: _LONGEST - len(str(number))]}{number}"
        found[column.name] = short
    return found
