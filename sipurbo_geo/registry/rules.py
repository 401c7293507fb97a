"""What must hold between the values of a theme, beside their types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields

from ..model.feature import PROPERTY_NAMES
from ..model.kegiatan import Anggaran, Kegiatan, Rahasia
from ..model.layer import GEOMETRY_TYPES, Attribute, Layer, Style
from ..model.status import AmbangKritis
from .reader import Reader

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_DASH = re.compile(r"\d+( \d+)*")
_NUMBERS = ("integer", "number")
#: names of columns and of published properties that every theme has
_TAKEN = frozenset(
    {
        *PROPERTY_NAMES,
        *(f.name for kind in (Kegiatan, Rahasia, AmbangKritis) for f in fields(kind)),
        *(f"anggaran_{f.name}" for f in fields(Anggaran)),
        *("id", "fid", "geom", "geometry"),
        # parameters of the addresses where a property may stand as well
        *("q", "bbox", "pada", "limit", "offset", "datetime", "crs", "f", "filter", "sortby"),
        *("properties", "sesudah"),
    }
)
#: tables and layers of the catalogue, among which a theme becomes a layer of its own
RESERVED_KEYS = frozenset(
    {
        *("adendum", "alembic_version", "batas_desa", "batas_kabupaten", "batas_kecamatan"),
        *("bidang", "katalog", "kegiatan", "kegiatan_wilayah", "pendanaan", "progres_fisik"),
        *("progres_keuangan", "spatial_ref_sys", "terbitan", "terbitan_dana", "terbitan_fitur"),
        *("terbitan_kecamatan", "terbitan_rincian", "terbitan_riwayat", "wilayah"),
        *(
            "terbitan_dokumen",
            "terbitan_progres",
            "ajuan",
            "ajuan_langkah",
            "draf",
            "notifikasi",
            "dokumen",
            "foto",
        ),
        *("jadwal", "jadwal_minggu", "penanganan", "jejak", "jejak_geometri", "jejak_pribadi"),
        *("pengguna", "penugasan", "percobaan_masuk", "token"),
        # collections beside the themes
        *("kecamatan", "desa", "progres"),
    }
)


def check_layer(reader: Reader, stem: str, layer: Layer) -> None:
    """The theme as a whole; `stem` is the name of its file."""
    if layer.key and layer.key != stem:
        reader.wrong(
            "key",
            f"'{layer.key}' harus sama dengan nama berkas '{stem}'",
            f"'{layer.key}' must equal the file name '{stem}'",
        )
    _check_word(reader, "key", layer.key)
    if layer.key in RESERVED_KEYS:
        reader.wrong(
            "key",
            f"'{layer.key}' sudah dipakai oleh katalog sendiri; pilih nama lain",
            f"'{layer.key}' is used by the catalogue itself; choose another name",
        )
    if not layer.geometry:
        reader.wrong("geometry", "paling sedikit satu jenis", "at least one type")
    for kind in layer.geometry:
        reader.check_known("geometry", kind, list(GEOMETRY_TYPES))
    reader.check_unique("geometry", layer.geometry)
    reader.check_unique("attributes", [a.key for a in layer.attributes])
    _check_names(reader, "attributes", [(a.key, (a.key, *a.aliases)) for a in layer.attributes])


def check_style(part: Reader, style: Style) -> None:
    """Colour, width and dash."""
    if style.color and not _COLOR.fullmatch(style.color):
        part.wrong(
            "color",
            f"'{style.color}' bukan #rrggbb, misalnya #1864ab",
            f"'{style.color}' is not #rrggbb, such as #1864ab",
        )
    if not 0 < style.width <= 20:
        part.wrong(
            "width",
            f"{style.width:g} harus lebih dari 0, paling besar 20 (piksel)",
            f"{style.width:g} must be more than 0, at most 20 (pixels)",
        )
    if style.dash and not _DASH.fullmatch(style.dash):
        part.wrong(
            "dash",
            f"'{style.dash}' harus bilangan berselang spasi, misalnya '8 4'",
            f"'{style.dash}' must be numbers with blanks between, such as '8 4'",
        )


def check_attribute(part: Reader, a: Attribute) -> None:
    """One attribute: its key, its choices, its limits."""
    _check_word(part, "key", a.key)
    if a.key in _TAKEN:
        part.wrong(
            "key",
            f"'{a.key}' sudah dipakai sebagai nama tetap; pilih nama lain",
            f"'{a.key}' is a fixed name already; choose another one",
        )
    if (a.type == "choice") != bool(a.choices):
        part.wrong(
            "choices",
            "jenis 'choice' dan daftar choices harus ada bersama",
            "type 'choice' and the list of choices belong together",
        )
    for choice in a.choices:
        _check_word(part, f"choices[{choice.value}].value", choice.value)
    part.check_unique("choices", [choice.value for choice in a.choices])
    _check_names(part, "choices", [(c.value, (c.value, c.label.id, *c.aliases)) for c in a.choices])
    _check_limits(part, a)


def _check_limits(part: Reader, a: Attribute) -> None:
    limits = [limit for limit in (a.minimum, a.maximum) if limit is not None]
    if limits and a.type and a.type not in _NUMBERS:
        part.wrong(
            "minimum" if a.minimum is not None else "maximum",
            f"hanya untuk jenis {' dan '.join(_NUMBERS)}, bukan '{a.type}'",
            f"only for the types {' and '.join(_NUMBERS)}, not '{a.type}'",
        )
    if limits != sorted(limits):
        part.wrong(
            "minimum",
            f"minimum {a.minimum:g} lebih besar daripada maximum {a.maximum:g}",
            f"minimum {a.minimum:g} is greater than maximum {a.maximum:g}",
        )


def _check_word(reader: Reader, key: str, word: str) -> None:
    if word and not _WORD.fullmatch(word):
        reader.wrong(
            key,
            f"'{word}' harus huruf kecil a–z, angka dan garis bawah",
            f"'{word}' must be lower case letters a–z, digits and underscores",
        )


def _check_names(reader: Reader, key: str, owners: Iterable[tuple[str, Sequence[str]]]) -> None:
    """No name may mean two things: a heading or a cell would be read wrongly."""
    known: dict[str, str] = {}
    for owner, names in owners:
        for name in names:
            first = known.setdefault(re.sub(r"[\W_]+", "", name.casefold()), owner)
            if first != owner:
                reader.wrong(
                    f"{key}[{owner}]",
                    f"nama lain '{name}' sudah berarti '{first}'",
                    f"the other name '{name}' means '{first}' already",
                )
