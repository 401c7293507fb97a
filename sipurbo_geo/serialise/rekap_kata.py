"""The words and figures of a rekap, the same on the page, on paper and in the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..model.label import Label
from ..model.rekap import MENURUT_LABELS, Alasan, BarisRekap, Rekap, Sebab
from ..model.status import STATUS_LABELS
from .tulisan import TIADA, tanda, tulis_tanggal_pendek, tulis_tetap, tulis_waktu

JUDUL = Label("Rekap rapat", "Meeting summary")
JUMLAH = Label("Jumlah seluruhnya", "Grand total")
DAFTAR = Label("Daftar kegiatan", "List of kegiatan")
KOSONG = Label(
    "Tidak ada kegiatan terbit yang cocok dengan saringan ini.",
    "No published kegiatan matches this filter.",
)
TANPA_NAMA = Label("Tidak disebut", "Not stated")


@dataclass(frozen=True, slots=True)
class Kepala:
    """What stands over a rekap: the filter in words, the address of the page, the language."""

    saringan: str
    alamat: str
    bahasa: str


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its heading, the kind of its values, its width in millimetres of paper."""

    kunci: str
    label: Label
    jenis: str
    lebar: int
    ambil: Callable[[Any], Any]

    @property
    def rata_kanan(self) -> bool:
        """Whether its values are figures."""
        return self.jenis not in ("teks", "tanggal")


def _of(name: str) -> Callable[[Any], Any]:
    return lambda item: getattr(item, name)


#: what is said of each group and of the whole; values come from a `TotalRekap`
KOLOM_TOTAL: tuple[Kolom, ...] = (
    Kolom("jumlah", Label("Kegiatan", "Kegiatan"), "bulat", 17, _of("jumlah")),
    Kolom("pagu", Label("Pagu (Rp)", "Budget (Rp)"), "uang", 33, _of("pagu")),
    Kolom(
        *("nilai_kontrak", Label("Nilai kontrak (Rp)", "Contract value (Rp)"), "uang", 33),
        _of("nilai_kontrak"),
    ),
    Kolom("rencana", Label("Rencana (%)", "Planned (%)"), "persen", 18, _of("rencana")),
    Kolom("realisasi", Label("Realisasi (%)", "Actual (%)"), "persen", 19, _of("realisasi")),
    Kolom("deviasi", Label("Deviasi (poin)", "Deviation (points)"), "deviasi", 19, _of("deviasi")),
    Kolom("keuangan", Label("Keuangan (%)", "Paid (%)"), "persen", 21, _of("keuangan")),
    Kolom("terlambat", Label("Terlambat", "Late"), "bulat", 19, _of("terlambat")),
    Kolom("kritis", Label("Kritis", "Critical"), "bulat", 14, _of("kritis")),
    Kolom("tidak_lapor", Label("Tidak lapor", "Not reported"), "bulat", 19, _of("tidak_lapor")),
)

#: what is said of each kegiatan beside its name; values come from a `BarisRekap`
KOLOM_BARIS: tuple[Kolom, ...] = (
    Kolom("pagu", Label("Pagu (Rp)", "Budget (Rp)"), "uang", 30, _of("pagu")),
    Kolom(
        *("nilai_kontrak", Label("Nilai kontrak (Rp)", "Contract value (Rp)"), "uang", 30),
        _of("nilai_kontrak"),
    ),
    Kolom("rencana", Label("Rencana (%)", "Planned (%)"), "persen", 17, _of("rencana")),
    Kolom("realisasi", Label("Realisasi (%)", "Actual (%)"), "persen", 18, _of("realisasi")),
    Kolom("deviasi", Label("Deviasi (poin)", "Deviation (points)"), "deviasi", 18, _of("deviasi")),
    Kolom("keuangan", Label("Keuangan (%)", "Paid (%)"), "persen", 20, _of("keuangan")),
    Kolom(
        *("tanggal_progres", Label("Laporan terakhir", "Last report"), "tanggal", 22),
        _of("tanggal_progres"),
    ),
)
KETERANGAN = Label("Status dan sebabnya", "Status and its reason")


def tulis(value: Any, jenis: str, bahasa: str) -> str:
    """A value of a column as text: "1.234.567", "62,50", "−7,25", "18 Des 2026"."""
    if value is None:
        return TIADA
    if jenis == "tanggal":
        return tulis_tanggal_pendek(value, bahasa)
    if jenis == "bulat":
        return tulis_tetap(value, 0, bahasa)
    if jenis == "uang":
        whole = value == value.to_integral_value()
        return tulis_tetap(value, 0 if whole else 2, bahasa)
    if jenis == "deviasi":
        return tanda(value) + tulis_tetap(abs(value), 2, bahasa)
    return tulis_tetap(value, 2, bahasa) if jenis == "persen" else str(value)


def tulis_keadaan(rekap: Rekap, bahasa: str) -> str:
    """Of which moment the figures are, and of which revision of the catalogue."""
    by = MENURUT_LABELS[rekap.menurut].text(bahasa)
    when = tulis_waktu(rekap.waktu, bahasa)
    if bahasa == "en":
        at = f"as of now, {when}" if rekap.kini else f"as published on {when}"
        return f"By {by} · {at} · catalogue revision {rekap.revisi}"
    at = f"keadaan sekarang, {when}" if rekap.kini else f"keadaan terbit pada {when}"
    return f"Menurut {by} · {at} · revisi katalog {rekap.revisi}"


def tulis_saringan_rekap(kepala: Kepala) -> str:
    """The filter in words; says so where there is none."""
    if kepala.saringan:
        head = "Filter" if kepala.bahasa == "en" else "Saringan"
        return f"{head}: {kepala.saringan}"
    return "All published kegiatan" if kepala.bahasa == "en" else "Semua kegiatan yang sudah terbit"


def tulis_sumber(kepala: Kepala) -> str:
    """Where the figures come from and can be looked at again."""
    if kepala.bahasa == "en":
        return f"Source: figures approved and published; {kepala.alamat}"
    return f"Sumber: angka yang sudah disetujui dan terbit; {kepala.alamat}"


def list_catatan(rekap: Rekap, bahasa: str) -> list[str]:
    """How the figures were made, as far as these figures need it."""
    en, total = bahasa == "en", rekap.total
    notes = [
        f"Progress is weighted by contract value (by budget where there is no contract): physical "
        f"over the {total.tertimbang} of {total.jumlah} kegiatan that have planned and actual "
        "figures, money as paid of all of them. Not reported: more than 7 days without a report "
        "while under construction."
        if en
        else "Progres ditimbang dengan nilai kontrak (pagu bila belum berkontrak): fisik atas "
        f"{total.tertimbang} dari {total.jumlah} kegiatan yang punya angka rencana dan realisasi, "
        "keuangan atas semuanya. Tidak lapor: lebih dari 7 hari tanpa laporan pada tahap "
        "pelaksanaan."
    ]
    if rekap.berganda:
        notes.append(
            f"{rekap.berganda} kegiatan cross kecamatan: whole in each of them, once in the grand "
            "total, so the rows may add up to more."
            if en
            else f"{rekap.berganda} kegiatan melintasi kecamatan: utuh pada setiap kecamatan, "
            "sekali pada jumlah seluruhnya, sehingga jumlah baris bisa lebih besar."
        )
    if rekap.tak_terdaftar:
        notes.append(
            f"The list is too long: {rekap.tak_terdaftar} lines are left out of it, but not of the "
            "totals. Narrow it by year, bidang or kecamatan."
            if en
            else f"Daftarnya terlalu panjang: {rekap.tak_terdaftar} baris tidak ditampilkan, "
            "tetapi tetap terhitung. Persempit menurut tahun, bidang atau kecamatan."
        )
    return notes


def list_keterangan(row: BarisRekap, bahasa: str) -> list[str]:
    """The status of a line with its reason, and whether its reports are missing."""
    words = [tulis_alasan(row.alasan, bahasa)] if row.alasan else []
    if row.tidak_lapor:
        words.append(_silence(row, bahasa))
    return words or [STATUS_LABELS[row.status].text(bahasa)]


def tulis_alasan(alasan: Alasan, bahasa: str) -> str:
    """Which rule makes it late or critical, and by how much."""
    lag = tulis(alasan.lag, "persen", bahasa)
    limit = tulis_tetap(alasan.ambang.normalize(), max(0, _decimals(alasan.ambang)), bahasa)
    words = {
        Sebab.TERTINGGAL: Label(
            f"Terlambat: tertinggal {lag} poin dari rencana", f"Late: {lag} points behind the plan"
        ),
        Sebab.PERIODE_SATU: Label(
            f"Kritis, periode I: tertinggal {lag} poin, ambangnya {limit}",
            f"Critical, period I: {lag} points behind, the threshold is {limit}",
        ),
        Sebab.PERIODE_DUA: Label(
            f"Kritis, periode II: tertinggal {lag} poin, ambangnya {limit}",
            f"Critical, period II: {lag} points behind, the threshold is {limit}",
        ),
        Sebab.LEWAT_TAHUN: Label(
            f"Kritis: tertinggal {lag} poin dan selesainya melewati tahun anggaran",
            f"Critical: {lag} points behind, and it ends after the fiscal year",
        ),
    }
    return words[alasan.sebab].text(bahasa)


def nama_kelompok(nama: str, bahasa: str) -> str:
    """The name of a group, or that the register does not state it."""
    return nama or TANPA_NAMA.text(bahasa)


def _silence(row: BarisRekap, bahasa: str) -> str:
    days, en = row.hari_tanpa_laporan, bahasa == "en"
    if row.tanggal_progres is not None:
        return f"Not reported for {days} days" if en else f"Tidak lapor {days} hari"
    if days is None:
        return "Never reported" if en else "Belum pernah lapor"
    return (
        f"Never reported, {days} days after the start"
        if en
        else f"Belum pernah lapor, {days} hari sejak mulai"
    )


def _decimals(value: Decimal) -> int:
    return -int(value.normalize().as_tuple().exponent)
