"""The other words that people use for the stages, the sources of money and of coordinates."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.kegiatan import ASAL_LABELS, SUMBER_DANA
from ..model.label import Label
from ..model.layer import Choice
from ..model.tahap import TAHAP_LABELS


def _choices(
    labels: Mapping[str, Label], aliases: Mapping[str, tuple[str, ...]]
) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(value), label, aliases.get(str(value), ())) for value, label in labels.items()
    )


TAHAP_CHOICES = _choices(
    {t.value: label for t, label in TAHAP_LABELS.items()},
    {
        "perencanaan": ("rencana", "persiapan", "usulan", "belum tender", "identification"),
        "pengadaan": ("pemilihan penyedia", "tender", "lelang", "pelelangan", "preparation"),
        "pelaksanaan": (
            "on progress", "onprogress", "sedang berjalan", "berjalan", "proses", "terkontrak",
            "kontrak", "konstruksi", "implementation",
        ),
        "pemeliharaan": ("pho", "serah terima pertama", "masa pemeliharaan", "maintenance"),
        "selesai": ("fho", "serah terima akhir", "sudah selesai", "tuntas", "completion"),
        "dihentikan": ("batal", "putus kontrak", "putus", "cancelled"),
    },
)  # fmt: skip
ASAL_CHOICES = _choices(
    {a.value: label for a, label in ASAL_LABELS.items()},
    {
        "gambar_kontrak": ("gambar", "ded", "shop drawing", "as built drawing"),
        "survei_gnss": ("gps", "gnss", "survei", "survey", "rtk", "gps geodetik"),
        "digitasi": ("digitasi citra", "citra", "google earth", "onscreen"),
        "foto": ("exif", "geotag", "open camera"),
        "perkiraan": ("estimasi", "kira-kira", "pendekatan"),
        "tidak_diketahui": ("unknown",),
    },
)
SUMBER_CHOICES = _choices(
    SUMBER_DANA,
    {
        "apbd": ("pad", "apbd kabupaten", "apbd kota", "apbdp", "apbd perubahan"),
        "dau": ("dana alokasi umum", "dau sg", "dau spesific grant", "dau earmark"),
        "dak_fisik": ("dak", "dana alokasi khusus", "dak penugasan", "dak reguler"),
        "dbh": ("dana bagi hasil", "dbh sawit", "dbh cht"),
        "bankeu_provinsi": ("bankeu", "bantuan keuangan", "bkbk", "apbd provinsi"),
        "apbn": ("plhn", "phln", "sbsn", "rm", "rupiah murni", "apbnp"),
        "hibah": ("csr",),
        "lainnya": ("lain", "lain-lain", "blud"),
    },
)
