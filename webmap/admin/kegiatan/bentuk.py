"""The form of a theme as its page draws it: groups of fields, each with its text and its faults."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sipurbo_geo.errors import Problem
from sipurbo_geo.intake.formulir.isian import ADENDUM, DANA, GEOMETRI, Isian, first, rows_of
from sipurbo_geo.intake.formulir.tempelan import JENIS_TEMPELAN, SISTEM_LABELS
from sipurbo_geo.intake.kegiatan_choices import SUMBER_CHOICES
from sipurbo_geo.intake.kegiatan_columns import Column, columns_of
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.registry import Registry

#: group → its columns, in the order of the form; the theme's own stand between the first two
_KELOMPOK: tuple[tuple[str, Label, tuple[str, ...]], ...] = (
    ("pokok", Label("Data umum", "General data"), (
        "nama", "kode", "tahun", "tahap", "bidang", "lokasi",
    )),
    ("letak", Label("Lokasi di peta", "Location on the map"), (
        "asal_koordinat", "tanggal_koordinat", "kecamatan", "desa", "alasan_tanpa_geometri",
    )),
    ("anggaran", Label("Anggaran", "Budget"), (
        "pagu", "hps", "anggaran_program", "anggaran_kegiatan", "anggaran_sub_kegiatan",
        "anggaran_kode", "anggaran_edisi",
    )),
    ("kontrak", Label("Kontrak dan waktu", "Contract and dates"), (
        "penyedia", "nilai_kontrak", "nomor_kontrak", "tanggal_kontrak", "tanggal_mulai",
        "tanggal_selesai", "masa_pelaksanaan_hari", "tanggal_pho", "masa_pemeliharaan_hari",
        "tanggal_fho",
    )),
    ("orang", Label("Orang", "People"), ("ppk", "pptk", "konsultan")),
    ("kantor", Label("Hanya untuk kantor, tidak diterbitkan", "For the office, never published"), (
        "penyedia_npwp", "penyedia_telepon", "penyedia_alamat", "penyedia_rekening", "ppk_nip",
        "pptk_nip", "catatan_internal", "batas_periode", "periode_satu", "periode_dua",
    )),
)  # fmt: skip
_TEKNIS = ("teknis", Label("Data teknis", "Technical data"))
#: these stand open; the others are folded until they hold something wrong
_OPEN = frozenset(("pokok", "letak", "teknis"))
_NEEDED = frozenset(("kode", "nama", "tahun"))
_HINTS: Mapping[str, Label] = {
    "date": Label("misalnya 17 Agustus 2026", "such as 17 Agustus 2026"),
    "money": Label("misalnya 1.234.567,89 atau 250 juta", "such as 1.234.567,89 or 250 juta"),
    "number": Label("koma untuk desimal", "comma for decimals"),
    "kecamatan": Label(
        "Terisi sendiri dari peta; tulis hanya bila belum dipetakan.",
        "Follows from the map; write it only where there is no geometry.",
    ),
    "desa": Label(
        "Terisi sendiri dari peta; tulis hanya bila belum dipetakan.",
        "Follows from the map; write it only where there is no geometry.",
    ),
}
#: a decimal point is not on every numeric keypad, so money and measures take text
_KEYPAD = {"year": "numeric", "integer": "numeric", "days": "numeric"}
_YES_NO = (("ya", Label("Ya", "Yes")), ("tidak", Label("Tidak", "No")))


@dataclass(frozen=True, slots=True)
class Ruas:
    """One field: its name is its column, its `id` also counts the row."""

    nama: str
    label: Label
    jenis: str
    nilai: str
    id: str
    wajib: bool = False
    satuan: str = ""
    petunjuk: Label | None = None
    papan: str = ""
    pilihan: tuple[tuple[str, Label], ...] = ()
    temuan: tuple[Problem, ...] = ()

    @property
    def galat(self) -> bool:
        """Whether something in it has to be mended."""
        return any(found.is_error for found in self.temuan)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Fields that belong together; `baris` are rows of such that repeat."""

    kunci: str
    judul: Label
    ruas: tuple[Ruas, ...]
    terbuka: bool
    baris: tuple[tuple[Ruas, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Bentuk:
    """The whole form with what was found in it."""

    layer: Layer
    kelompok: tuple[Kelompok, ...]
    geometri: Ruas
    tema: Ruas
    bawaan: dict[str, Ruas]
    #: what keeps it from being saved, with its field where it has one, in the order of the page
    galat: tuple[tuple[Ruas | None, Problem], ...]
    umum: tuple[Problem, ...] = ()

    @property
    def ruas(self) -> dict[str, Ruas]:
        """The fields by name; of those that repeat the first."""
        rows = (row for group in self.kelompok for row in reversed(group.baris))
        plain = (group.ruas for group in self.kelompok)
        listed = (self.tema, self.geometri, *(one for part in (*plain, *rows) for one in part))
        return {one.nama: one for one in listed}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes fields from columns, texts and findings."""

    isian: Isian
    temuan: Mapping[str, Sequence[Problem]]
    columns: Mapping[str, Column] = field(default_factory=dict)

    def ruas(self, name: str) -> Ruas:
        column = self.columns[name]
        hint = column.attribute.help if column.attribute else None
        return Ruas(
            name,
            column.label,
            "choice" if column.kind == "boolean" else column.kind,
            first(self.isian, name),
            f"isian-{name}",
            wajib=name in _NEEDED,
            satuan=column.unit,
            petunjuk=hint or _HINTS.get(column.kind),
            papan=_KEYPAD.get(column.kind, ""),
            pilihan=_choices(column),
            temuan=tuple(self.temuan.get(name, ())),
        )

    def bare(self, name: str, label: Label, choices: Iterable[Any] = ()) -> Ruas:
        """A field that is no column."""
        text, found = first(self.isian, name), tuple(self.temuan.get(name, ()))
        kind = "choice" if choices else "text"
        return Ruas(name, label, kind, text, f"isian-{name}", pilihan=tuple(choices), temuan=found)

    def row(self, names: Sequence[str], n: int, texts: Sequence[str]) -> tuple[Ruas, ...]:
        return tuple(
            Ruas(
                name,
                label,
                kind,
                text,
                f"isian-{name}-{n}",
                satuan="Rp" if kind == "money" else "",
                pilihan=_SUMBER if kind == "choice" else (),
                temuan=tuple(self.temuan.get(f"{name}-{n}", ())),
            )
            for name, text in zip(names, texts, strict=True)
            for label, kind in [_ROWS[name]]
        )


def make_bentuk(
    registry: Registry, layer: Layer, isian: Isian, temuan: Iterable[Problem] = ()
) -> Bentuk:
    """The form of `layer`, filled with `isian`, with `temuan` beside their fields."""
    by_field: dict[str, list[Problem]] = defaultdict(list)
    for found in temuan:
        by_field[found.field].append(found)
    columns = columns_of(layer, registry.bidang, registry.layers.values())
    maker = _Maker(isian, by_field, {column.key: column for column in columns})
    groups = [_group(maker, key, label, names) for key, label, names in _KELOMPOK]
    own = tuple(maker.ruas(attribute.key) for attribute in layer.attributes)
    groups.insert(2, _kelompok(*_TEKNIS, own))
    map_field = maker.bare(GEOMETRI, Label("Geometri (GeoJSON)", "Geometry (GeoJSON)"))
    brought = {name: maker.bare(name, label, choices) for name, label, choices in _BAWAAN}
    wrong = [found for found in by_field.get("", ()) if found.is_error]
    return Bentuk(
        layer,
        tuple(groups),
        map_field,
        maker.ruas("layer"),
        brought,
        tuple(_summary(maker.ruas("layer"), (map_field, *brought.values()), groups, wrong)),
        tuple(found for found in by_field.get("", ()) if not found.is_error),
    )


def _group(maker: _Maker, key: str, label: Label, names: Sequence[str]) -> Kelompok:
    rows: list[tuple[Ruas, ...]] = []
    repeated = {"anggaran": DANA, "kontrak": ADENDUM}.get(key)
    if repeated:
        texts = rows_of(maker.isian, repeated)
        # one empty row stands ready, at the end
        if not texts or any(texts[-1]):
            texts.append(("",) * len(repeated))
        rows = [maker.row(repeated, n, row) for n, row in enumerate(texts)]
    return _kelompok(key, label, tuple(maker.ruas(name) for name in names), tuple(rows))


def _kelompok(
    key: str, label: Label, ruas: tuple[Ruas, ...], rows: tuple[tuple[Ruas, ...], ...] = ()
) -> Kelompok:
    inside = (*ruas, *(one for row in rows for one in row))
    return Kelompok(key, label, ruas, key in _OPEN or any(one.temuan for one in inside), rows)


def _summary(
    tema: Ruas, drawn: Sequence[Ruas], groups: Sequence[Kelompok], wrong: Sequence[Problem]
) -> Iterable[tuple[Ruas | None, Problem]]:
    inside = [tema]
    for group in groups:
        inside += drawn if group.kunci == "letak" else ()
        inside += (*group.ruas, *(ruas for row in group.baris for ruas in row))
    for ruas in inside:
        yield from ((ruas, found) for found in ruas.temuan if found.is_error)
    yield from ((None, found) for found in wrong)


def _choices(column: Column) -> tuple[tuple[str, Label], ...]:
    if column.kind == "boolean":
        return _YES_NO
    return tuple((choice.value, choice.label) for choice in column.choices)


_SUMBER = tuple((choice.value, choice.label) for choice in SUMBER_CHOICES)
#: name → what people call it and how it is read
_ROWS: dict[str, Any] = {
    "pendanaan_sumber": (Label("Sumber dana", "Source of funds"), "choice"),
    "pendanaan_jumlah": (Label("Jumlah", "Amount"), "money"),
    "adendum_nomor": (Label("Nomor adendum", "Number of the amendment"), "text"),
    "adendum_tanggal": (Label("Tanggal", "Date"), "date"),
    "adendum_uraian": (Label("Yang diubah", "What it changes"), "text"),
    "adendum_nilai_baru": (Label("Nilai baru", "New value"), "money"),
    "adendum_tanggal_selesai_baru": (Label("Tanggal selesai baru", "New end date"), "date"),
}
#: the ways to bring a geometry from elsewhere
_BAWAAN: tuple[tuple[str, Label, tuple[tuple[str, Label], ...]], ...] = (
    ("berkas", Label("Berkas", "File"), ()),
    ("tempelan", Label("Koordinat, satu titik per baris", "Coordinates, one position a line"), ()),
    (
        "tempelan_sistem",
        Label("Sistem koordinat", "Coordinate system"),
        tuple((key.value, label) for key, label in SISTEM_LABELS.items()),
    ),
    (
        "tempelan_jenis",
        Label("Jenis gambar", "Kind of drawing"),
        tuple((key.value, label) for key, label in JENIS_TEMPELAN.items()),
    ),
)
