"""What a column of a kegiatan file may hold, and under which names people bring it.

One table serves the import and the template, so that what the template asks for is understood.
Names with a slash are those of OC4IDS packages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model.bidang import Bidang
from ..model.label import Label
from ..model.layer import Attribute, Choice, Layer
from .kegiatan_choices import ASAL_CHOICES, TAHAP_CHOICES


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a column can mean. `kind` says how its cells are read.

    Kinds: text, kode, year, integer, number, money, date, days, percent, boolean, choice,
    kecamatan, desa, pendanaan, budget_code. `attribute` is set where a theme asks for it.
    """

    key: str
    label: Label
    kind: str = "text"
    unit: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    attribute: Attribute | None = None

    @property
    def heading(self) -> str:
        """The name at the head of the column in a template: "Panjang (m)"."""
        return f"{self.label.id} ({self.unit})" if self.unit else self.label.id


def columns_of(
    layer: Layer | None, bidang: Mapping[str, Bidang], layers: Iterable[Layer]
) -> tuple[Column, ...]:
    """Every column of a file of `layer` (None: of no particular theme), in the template's order."""
    choices = {
        "bidang": tuple(Choice(unit.slug, unit.name) for unit in bidang.values()),
        "layer": tuple(Choice(theme.key, theme.name, theme.aliases) for theme in layers),
        "tahap": TAHAP_CHOICES,
        "asal_koordinat": ASAL_CHOICES,
    }
    core = [replace(column, choices=choices.get(column.key, ())) for column in map(_row, _CORE)]
    own = [] if layer is None else [_of_attribute(attribute) for attribute in layer.attributes]
    return (*core, *own)


def _of_attribute(attribute: Attribute) -> Column:
    return Column(
        attribute.key,
        attribute.label,
        attribute.type,
        attribute.unit,
        attribute.aliases,
        attribute.choices,
        attribute,
    )


def _row(row: tuple[str, str, str, str, str, str]) -> Column:
    key, kind, unit, id_, en, aliases = row
    return Column(key, Label(id_, en), kind, unit, tuple(filter(None, aliases.split("|"))))


#: key, kind, unit, name (id, en), other names
_CORE = (
    ("kode", "kode", "", "Kode kegiatan", "Code",
     "kode paket|id paket|kode rup|id rup|kode pekerjaan|kode unik"),
    ("nama", "text", "", "Nama kegiatan", "Name",
     "nama paket|nama pekerjaan|nama proyek|paket|pekerjaan|paket pekerjaan|project name|"
     "title|judul"),
    ("layer", "choice", "", "Tema", "Theme",
     "layer|lapisan|jenis infrastruktur"),
    ("tahun", "year", "", "Tahun anggaran", "Fiscal year",
     "tahun|ta|thn|year|thn anggaran"),
    ("bidang", "choice", "", "Bidang", "Unit",
     "nama bidang|unit kerja"),
    ("tahap", "choice", "", "Tahap", "Stage",
     "tahapan|status kegiatan|status pekerjaan|stage"),
    ("lokasi", "text", "", "Lokasi", "Location",
     "alamat|lokasi pekerjaan|lokasi kegiatan|address"),
    ("kecamatan", "kecamatan", "", "Kecamatan", "District",
     "kec|nama kecamatan|kecamatan kode|kode kecamatan|wadmkc"),
    ("desa", "desa", "", "Desa/kelurahan", "Village",
     "desa|kelurahan|desa kel|nama desa|desa atau kelurahan|wadmkd"),
    ("asal_koordinat", "choice", "", "Asal koordinat", "Origin of the coordinates",
     "sumber koordinat|metode koordinat"),
    ("tanggal_koordinat", "date", "", "Tanggal koordinat", "Date of the coordinates",
     "tanggal survei"),
    ("alasan_tanpa_geometri", "text", "", "Alasan tanpa geometri", "Reason for having no geometry",
     "alasan|alasan tidak dipetakan"),
    ("sumber_dana", "pendanaan", "", "Sumber dana", "Source of funds",
     "sumber_dana|dana|sumber anggaran|sumber pendanaan|sumber dana string|funding source"),
    ("pagu", "money", "Rp", "Pagu", "Budget",
     "pagu anggaran|total pagu|anggaran|nilai pagu|pagu paket|budget/amount"),
    ("hps", "money", "Rp", "HPS", "Owner's estimate",
     "nilai hps|harga perkiraan sendiri|tender/costEstimate"),
    ("nilai_kontrak", "money", "Rp", "Nilai kontrak", "Contract value",
     "kontrak|harga kontrak|nilai|contractValue"),
    ("nomor_kontrak", "text", "", "Nomor kontrak", "Contract number",
     "no kontrak|no. kontrak|externalReference"),
    ("tanggal_kontrak", "date", "", "Tanggal kontrak", "Contract date",
     "tgl kontrak"),
    ("tanggal_mulai", "date", "", "Tanggal mulai (SPMK)", "Start date",
     "tanggal mulai|tanggal spmk|tgl spmk|tgl mulai|spmk|mulai|tanggal awal pekerjaan|"
     "contractPeriod/startDate"),
    ("tanggal_selesai", "date", "", "Tanggal selesai", "End date",
     "tgl selesai|selesai|akhir kontrak|tanggal akhir|tanggal akhir pekerjaan|"
     "contractPeriod/endDate"),
    ("masa_pelaksanaan_hari", "days", "hari", "Masa pelaksanaan", "Duration of the work",
     "masa pelaksanaan hari|waktu pelaksanaan|jangka waktu|lama|durasi|"
     "contractPeriod/durationInDays"),
    ("tanggal_pho", "date", "", "Tanggal PHO", "First handover (PHO)",
     "pho|tgl pho|bast 1|tanggal bast 1|completion/endDate"),
    ("masa_pemeliharaan_hari", "days", "hari", "Masa pemeliharaan", "Defects period",
     "masa pemeliharaan hari|waktu pemeliharaan|maintenancePeriod/durationInDays"),
    ("tanggal_fho", "date", "", "Tanggal FHO", "Final handover (FHO)",
     "fho|tgl fho|bast 2|tanggal bast 2|maintenancePeriod/endDate"),
    ("penyedia", "text", "", "Penyedia", "Contractor",
     "kontraktor|rekanan|nama penyedia|penyedia jasa|pelaksana|pemenang"),
    ("konsultan", "text", "", "Konsultan supervisi", "Supervising consultant",
     "konsultan|konsultan pengawas|pengawas"),
    ("ppk", "text", "", "PPK", "Commitment officer (PPK)",
     "nama ppk|pejabat pembuat komitmen"),
    ("pptk", "text", "", "PPTK", "Technical officer (PPTK)",
     "nama pptk"),
    ("anggaran_edisi", "text", "", "Edisi kode anggaran", "Edition of the budget codes",
     "edisi"),
    ("anggaran_kode", "budget_code", "", "Kode sub kegiatan", "Budget code",
     "kode rekening|kode sub-kegiatan|mak|kode anggaran"),
    ("anggaran_program", "text", "", "Program", "Programme",
     "nama program|namaprogram"),
    ("anggaran_kegiatan", "text", "", "Kegiatan (anggaran)", "Activity (budget)",
     "kegiatan"),
    ("anggaran_sub_kegiatan", "text", "", "Sub kegiatan", "Sub-activity",
     "sub-kegiatan|subkegiatan"),
    ("batas_periode", "percent", "%", "Ambang kritis: batas periode", "Critical contract: limit",
     ""),
    ("periode_satu", "percent", "%", "Ambang kritis: periode I", "Critical contract: period I",
     ""),
    ("periode_dua", "percent", "%", "Ambang kritis: periode II", "Critical contract: period II",
     ""),
    ("penyedia_npwp", "text", "", "NPWP penyedia", "Tax number of the contractor",
     "npwp"),
    ("penyedia_telepon", "text", "", "Telepon penyedia", "Telephone of the contractor",
     "telepon|no hp"),
    ("penyedia_alamat", "text", "", "Alamat penyedia", "Address of the contractor",
     ""),
    ("penyedia_rekening", "text", "", "Rekening penyedia", "Bank account of the contractor",
     "no rekening"),
    ("ppk_nip", "text", "", "NIP PPK", "Staff number of the PPK",
     ""),
    ("pptk_nip", "text", "", "NIP PPTK", "Staff number of the PPTK",
     ""),
    ("catatan_internal", "text", "", "Catatan internal", "Internal note",
     "catatan|keterangan internal"),
)  # fmt: skip

#: what the system computes itself; such a column (from our own download) is passed over
COMPUTED = frozenset({
    "minggu", "tanggal_progres", "rencana", "realisasi", "deviasi", "status", "panjang_m",
    "luas_m2", "diperbarui", "url", "kecamatan_kode", "dipetakan",
})  # fmt: skip
