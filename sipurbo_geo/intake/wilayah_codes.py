"""Which Kemendagri and which BPS code a boundary has; the two are never taken for each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import UsageError
from ..model.wilayah import KODE_PATTERNS, Tingkat, Wilayah
from .cell import ValueParseError
from .codes import normalise_kode_bps, normalise_kode_kemendagri
from .fold import fold_name
from .gazetteer import Gazetteer
from .wilayah_fields import Claims

_BPS_LENGTHS = {4: Tingkat.KABUPATEN, 7: Tingkat.KECAMATAN, 10: Tingkat.DESA}
#: digits of either numbering without dots
_LENGTHS = _BPS_LENGTHS | {6: Tingkat.KECAMATAN}
_BARE = re.compile(r"\d+")
#: bare digits of these lengths are a code in both numberings
_EITHER = (4, 10)


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one boundary; `near` shows a name that the catalogue spells otherwise."""

    kode: str
    kode_bps: str | None = None
    near: str = ""


def level_of_code(code: str) -> Tingkat | None:
    """The level that a code of either numbering has, None where it is no code of a kept level."""
    for level, pattern in KODE_PATTERNS.items():
        if pattern.fullmatch(code):
            return level
    bare = re.sub(r"^idn?(?=\d)", "", code, flags=re.IGNORECASE)
    return _LENGTHS.get(len(bare)) if _BARE.fullmatch(bare) else None


def check_kabupaten(option: str | None) -> str:
    """The Kemendagri code in the option --kabupaten; `UsageError` for anything else."""
    if option is None:
        return ""
    if KODE_PATTERNS[Tingkat.KABUPATEN].fullmatch(option.strip()):
        return option.strip()
    raise UsageError(
        f'--kabupaten "{option}": tulis kode Kemendagri dengan titik, misalnya 15.09 (Tebo). Kode '
        "BPS berbeda: 1508 adalah Tebo, 1509 Bungo.",
        f'--kabupaten "{option}": write the Kemendagri code with its dot, such as 15.09 (Tebo). '
        "BPS codes differ: 1508 is Tebo, 1509 is Bungo.",
    )


def find_codes(claim: Claims, level: Tingkat, gazetteer: Gazetteer, kabupaten: str) -> Codes:
    """The codes of the place that `claim` is about.

    From its own code, or that of a known place with the same BPS code or name, or for a kabupaten
    from the option. Raises `ValueParseError` that says what is missing or contradicts itself.
    """
    kode, bps = _stated_codes(claim, level)
    near = ""
    if not kode and bps and bps in gazetteer.by_bps:
        kode = gazetteer.by_bps[bps].kode
    if not kode and level is Tingkat.KABUPATEN and kabupaten:
        kode = _as_asked(claim, gazetteer, kabupaten)
    if not kode:
        kode, near = _by_name(claim, level, gazetteer, kabupaten)
    _compare(kode, bps, gazetteer.by_kode)
    return Codes(kode, bps or None, near)


def outside(claim: Claims, kabupaten: str) -> bool:
    """Whether `claim` itself says that it lies in another kabupaten than that of the option."""
    if not kabupaten:
        return False
    for name in ("kode_desa", "kode_kecamatan", "kode_kabupaten", "kode"):
        try:
            kode = normalise_kode_kemendagri(claim.text(name))
        except ValueParseError:
            continue
        if "." in kode and not _is_bare_either(claim, name):
            return not f"{kode}.".startswith(f"{kabupaten}.")
    return False


def _stated_codes(claim: Claims, level: Tingkat) -> tuple[str, str]:
    """The Kemendagri and the BPS code that the fields of `level`, or the general ones, hold."""
    kode = normalise_kode_kemendagri(claim.text(f"kode_{level}"))
    bps = normalise_kode_bps(claim.text(f"bps_{level}") or claim.text("kode_bps"))
    general = claim.text("kode")
    if general and not kode:
        if _is_bare_either(claim, "kode"):
            raise _either(general)
        if re.match(r"id|\d{7}$", general, re.IGNORECASE) and "." not in general:
            bps = bps or normalise_kode_bps(general)
        else:
            kode = normalise_kode_kemendagri(general)
    if kode and not KODE_PATTERNS[level].fullmatch(kode):
        raise ValueParseError(
            f'Kode "{kode}" bukan kode {level}. Periksa kolom kode atau --tingkat.',
            f'The code "{kode}" is not that of a {level}. Check the column or --tingkat.',
        )
    if bps and _BPS_LENGTHS.get(len(bps)) is not level:
        raise ValueParseError(
            f'Kode BPS "{bps}" bukan kode {level}. Periksa kolom kode atau --tingkat.',
            f'The BPS code "{bps}" is not that of a {level}. Check the column or --tingkat.',
        )
    return kode, bps


def _as_asked(claim: Claims, gazetteer: Gazetteer, kabupaten: str) -> str:
    """The code in the option, unless it is known to belong to a place of another name."""
    old, name = gazetteer.by_kode.get(kabupaten), claim.name_at(Tingkat.KABUPATEN)
    if old and name and not set(fold_name(old.nama)) & set(fold_name(name)):
        raise ValueParseError(
            f'Batas "{name}" bukan {old.nama}, yang berkode {kabupaten}. Periksa --kabupaten.',
            f'The boundary "{name}" is not {old.nama}, whose code is {kabupaten}. Check '
            "--kabupaten.",
        )
    return kabupaten


def _is_bare_either(claim: Claims, name: str) -> bool:
    """Whether bare digits in the general field could be a code of either numbering."""
    text = claim.text(name)
    bare = bool(_BARE.fullmatch(text)) and len(text) in _EITHER
    return name == "kode" and bare and "kode" not in claim.stated


def _by_name(
    claim: Claims, level: Tingkat, gazetteer: Gazetteer, kabupaten: str
) -> tuple[str, str]:
    name = claim.name_at(level)
    index = gazetteer.index(level, _scope(claim, level, gazetteer, kabupaten))
    if level is Tingkat.KABUPATEN and not index.names:
        raise ValueParseError(
            f'"{name}" tidak berkode. Sebutkan kodenya, misalnya --kabupaten 15.09.',
            f'"{name}" has no code. State it, such as --kabupaten 15.09.',
        )
    if not index.names:
        raise ValueParseError(
            f'"{name}" tidak berkode, dan katalog belum mengenal {level} di sana. Impor dahulu '
            "daftar kodenya (CSV: kode, nama), atau sebutkan kolomnya: --map KOLOM=kode.",
            f'"{name}" has no code, and the catalogue knows no {level} there yet. Import the list '
            "of codes first (CSV: kode, nama), or name the column: --map COLUMN=kode.",
        )
    found = index.find(name)
    if found is None:
        raise ValueParseError(
            "Tidak ada kode dan tidak ada nama. Isi salah satunya, atau sebutkan kolomnya dengan "
            "--map KOLOM=nama.",
            "No code and no name. Fill in one of them, or name the column with --map COLUMN=nama.",
        )
    return found.kode, f"{name} → {found.nama}" if found.near else ""


def _scope(claim: Claims, level: Tingkat, gazetteer: Gazetteer, kabupaten: str) -> str:
    """The code of the nearest place above that is known, in which the name is looked for."""
    scope = kabupaten
    for above in (Tingkat.KABUPATEN, Tingkat.KECAMATAN):
        if above is level:
            break
        try:
            kode = normalise_kode_kemendagri(claim.text(f"kode_{above}"))
            bps = normalise_kode_bps(claim.text(f"bps_{above}"))
        except ValueParseError:
            continue
        if not kode and bps in gazetteer.by_bps:
            kode = gazetteer.by_bps[bps].kode
        if not kode and claim.text(above):
            kode = _name_above(claim.text(above), above, gazetteer, scope)
        scope = kode or scope
    return scope


def _name_above(name: str, level: Tingkat, gazetteer: Gazetteer, scope: str) -> str:
    index = gazetteer.index(level, scope)
    try:
        found = index.find(name) if index.names else None
    except ValueParseError as error:
        raise ValueParseError(
            f"Wilayah ini dalam {level} {name}, yang belum ada di katalog. {error.id}",
            f"This place is in {level} {name}, which the catalogue has not yet. {error.en}",
        ) from error
    return found.kode if found else ""


def _compare(kode: str, bps: str, known: Mapping[str, Wilayah]) -> None:
    """A BPS code must be the recorded one, and begin with that of the place above."""
    old = known.get(kode)
    if bps and old and old.kode_bps and old.kode_bps != bps:
        raise ValueParseError(
            f"Kode BPS {bps} berbeda dari {old.kode_bps} yang tercatat untuk {old.nama} ({kode}). "
            "Kode BPS dan Kemendagri tidak sama: BPS 1509 adalah Bungo, Kemendagri 15.09 Tebo.",
            f"The BPS code {bps} differs from {old.kode_bps}, recorded for {old.nama} ({kode}). "
            "BPS and Kemendagri codes differ: BPS 1509 is Bungo, Kemendagri 15.09 is Tebo.",
        )
    above = known.get(kode.rpartition(".")[0])
    if bps and above and above.kode_bps and not bps.startswith(above.kode_bps):
        raise ValueParseError(
            f"Kode BPS {bps} tidak berawalan {above.kode_bps}, kode BPS {above.nama}. Periksa "
            "apakah kolom kodenya tertukar.",
            f"The BPS code {bps} does not begin with {above.kode_bps}, that of {above.nama}. Check "
            "whether the columns of the codes are exchanged.",
        )


def _either(code: str) -> ValueParseError:
    return ValueParseError(
        f'Kode "{code}" tanpa titik bisa kode Kemendagri, bisa kode BPS (Kemendagri 15.09 adalah '
        "Tebo, BPS 1509 Bungo). Sebutkan: --map KOLOM=kode (Kemendagri) atau --map KOLOM=kode_bps.",
        f'The code "{code}" without dots may be Kemendagri\'s or that of BPS (Kemendagri 15.09 is '
        "Tebo, BPS 1509 is Bungo). State --map COLUMN=kode (Kemendagri) or --map COLUMN=kode_bps.",
    )
