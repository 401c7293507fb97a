"""Under which names the boundary files of this country state codes and names of places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model.wilayah import Tingkat
from .cell import clean, is_blank
from .feature import SourceFeature
from .fold import fold_text, fold_words
from .mapping import pick_columns

LEVELS = (Tingkat.KABUPATEN, Tingkat.KECAMATAN, Tingkat.DESA)
#: BIG (KDCPUM, WADMKC, NAMOBJ), BPS and HDX (district_code, ADM3_PCODE), and plain names
ALIASES: dict[str, tuple[str, ...]] = {
    "kode_kabupaten": ("kdpkab", "kdbpum", "kode_kab", "kode_kab_kemendagri"),
    "kode_kecamatan": ("kdcpum", "kode_kec", "kode_kec_kemendagri"),
    "kode_desa": ("kdepum", "kode_desa_kemendagri", "kode_kel"),
    "bps_kabupaten": ("regency_code", "adm2_pcode", "idkab", "kdbbps", "kode_kab_bps"),
    "bps_kecamatan": ("district_code", "adm3_pcode", "idkec", "kdcbps", "kode_kec_bps"),
    "bps_desa": ("village_code", "adm4_pcode", "iddesa", "kdebps", "kode_desa_bps"),
    "kabupaten": (
        *("wadmkk", "regency", "adm2_en", "adm2_id", "nmkab", "kab_name", "nama_kab"),
        *("nama_kabupaten", "kabupaten_kota", "kabkot"),
    ),
    "kecamatan": (
        *("wadmkc", "district", "adm3_en", "adm3_id", "nmkec", "kec_name", "nama_kec"),
        "nama_kecamatan",
    ),
    "desa": (
        *("wadmkd", "village", "adm4_en", "adm4_id", "nmdesa", "desa_name", "nama_desa"),
        *("kelurahan", "desa_kelurahan", "kel_desa"),
    ),
    "kode": ("kode_kemendagri", "kode_wilayah", "code"),
    "kode_bps": ("id_bps", "bps"),
    "nama": ("namobj", "name", "nama_wilayah"),
    "tingkat": ("remark", "jenis"),
    "sumber": ("source",),
}
_PREFIXES = {
    Tingkat.KABUPATEN: re.compile(r"^(?:kabupaten|kab)\b\.?\s*(?=\S)", re.IGNORECASE),
    Tingkat.KECAMATAN: re.compile(r"^(?:kecamatan|kec)\b\.?\s*(?=\S)", re.IGNORECASE),
    Tingkat.DESA: re.compile(r"^(?:desa|kelurahan|kel)\b\.?\s*(?=\S)", re.IGNORECASE),
}
_LEVEL_WORDS = {
    "kabupaten": Tingkat.KABUPATEN,
    "kab": Tingkat.KABUPATEN,
    "kota": Tingkat.KABUPATEN,
    "kecamatan": Tingkat.KECAMATAN,
    "kec": Tingkat.KECAMATAN,
    "distrik": Tingkat.KECAMATAN,
    "desa": Tingkat.DESA,
    "kelurahan": Tingkat.DESA,
}
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Claims:
    """What one feature says of itself and of the places around it, by field of `ALIASES`.

    `stated` are the fields whose column a person named.
    """

    feature: SourceFeature
    said: Mapping[str, Any]
    stated: frozenset[str] = frozenset()

    def text(self, field: str) -> str:
        """What stands in `field`, or empty text."""
        value = self.said.get(field)
        return "" if is_blank(value) else clean(value)

    def speaks_of(self, level: Tingkat) -> bool:
        """Whether a field of `level` itself says something."""
        return any(self.text(f"{kind}{level}") for kind in ("", "kode_", "bps_"))

    def own_value(self, level: Tingkat) -> str:
        """What tells features of `level` apart: a code, or else the name."""
        return next((t for k in ("kode_", "bps_", "") if (t := self.text(f"{k}{level}"))), "")

    def name_at(self, level: Tingkat) -> str:
        """The name of the place of `level`: in a stated column, in its own, or in the general."""
        stated = self.text("nama") if "nama" in self.stated else ""
        return tidy_name(stated or self.text(str(level)) or self.text("nama"), level)


def read_claims(
    features: Sequence[SourceFeature], mapping: Mapping[str, str] | None
) -> list[Claims]:
    """What each of `features` says; `mapping` goes before the names that are recognised."""
    names = list(dict.fromkeys(name for feature in features for name in feature.properties))
    columns = pick_columns(names, ALIASES, mapping)
    words = {fold_text(word) for pair in (mapping or {}).items() for word in pair}
    stated = frozenset(f for f, name in columns.items() if {fold_text(f), fold_text(name)} <= words)
    # A column that a person calls "nama" still tells by its own name which level it is of.
    by_itself = pick_columns([columns[field] for field in stated], ALIASES)
    levels = {f: name for f, name in by_itself.items() if f in LEVELS and f not in columns}
    columns |= levels
    return [Claims(f, _said(f, columns), stated) for f in features]


def _said(feature: SourceFeature, columns: Mapping[str, str]) -> dict[str, Any]:
    """The values by field; a code with dots is Kemendagri's whatever its column is called."""
    said = {field: feature.properties.get(name) for field, name in columns.items()}
    for level in LEVELS:
        value = said.get(f"bps_{level}")
        if isinstance(value, str) and "." in value and is_blank(said.get(f"kode_{level}")):
            said[f"kode_{level}"] = said.pop(f"bps_{level}")
    return said


def level_named(text: str) -> Tingkat | None:
    """The level that a text names ("Wilayah Administrasi Kecamatan", "KABUPATEN TEBO")."""
    found = {_LEVEL_WORDS[word] for word in fold_words(text) if word in _LEVEL_WORDS}
    return found.pop() if len(found) == 1 else None


def level_prefixed(name: str) -> Tingkat | None:
    """The level that a name begins with ("KABUPATEN TEBO"), or None."""
    return next((lv for lv, prefix in _PREFIXES.items() if prefix.match(name)), None)


def tidy_name(name: str, level: Tingkat) -> str:
    """`name` without the word for its level, and not in capitals: "VII KOTO" is "VII Koto"."""
    bare = _PREFIXES[level].sub("", name) or name
    if not bare.isupper():
        return bare
    return " ".join(w if _ROMAN.fullmatch(w) else w.capitalize() for w in bare.split())
