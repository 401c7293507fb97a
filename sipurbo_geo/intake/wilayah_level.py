"""Decides whether a boundary file holds kabupaten, kecamatan or desa; asks where it cannot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..catalogue.measure import areas_m2
from ..errors import Problem, UsageError
from ..model.wilayah import Tingkat
from .feature import Report, problem
from .wilayah_codes import level_of_code
from .wilayah_fields import LEVELS, Claims, level_named, level_prefixed

#: no desa and no kecamatan here is larger (square metres); a single larger outline is a kabupaten
#: that kept the attributes of one of its parts
_LARGEST = {Tingkat.DESA: 1.5e9, Tingkat.KECAMATAN: 5e9}
_FEWEST_TO_COMPARE = 3


def decide_levels(
    file: str, claims: Sequence[Claims], tingkat: Tingkat | None, report: Report
) -> list[Tingkat]:
    """The level of each feature: as stated by `tingkat`, by its code, by its words, by its fields.

    A whole file of kecamatan in which each still carries one desa is told by their all lying in
    different kecamatan. Raises `UsageError` that names the option where no answer is safe.
    """
    if tingkat is not None:
        return [tingkat] * len(claims)
    for judge in (_by_code, _by_words, _by_prefix):
        found = [judge(claim) for claim in claims]
        known = [level for level in found if level is not None]
        if claims and len(known) == len(claims):
            return known
    return [_by_fields(file, claims, report)] * len(claims)


def _by_code(claim: Claims) -> Tingkat | None:
    return level_of_code(claim.text("kode")) or level_of_code(claim.text("kode_bps"))


def _by_words(claim: Claims) -> Tingkat | None:
    return level_named(claim.text("tingkat"))


def _by_prefix(claim: Claims) -> Tingkat | None:
    if any(claim.speaks_of(level) for level in LEVELS):
        return None
    return level_prefixed(claim.text("nama"))


def _by_fields(file: str, claims: Sequence[Claims], report: Report) -> Tingkat:
    """The deepest level that most features speak of, unless that is only left over in them."""
    spoken = [lv for lv in LEVELS if 2 * sum(c.speaks_of(lv) for c in claims) > len(claims)]
    if not spoken:
        raise _ambiguous(file)
    deepest = spoken[-1]
    for level in reversed(spoken[:-1]):
        values = {claim.own_value(level) for claim in claims}
        if len(claims) < _FEWEST_TO_COMPARE or "" in values or len(values) != len(claims):
            break
        report(_left_over(file, claims[0], deepest, level))
        deepest = level
    if _repeats(claims, deepest):
        raise _ambiguous(file)
    largest = _largest_area(claims)
    if largest > _LARGEST.get(deepest, float("inf")):
        raise _too_large(file, deepest, largest)
    return deepest


def _repeats(claims: Sequence[Claims], level: Tingkat) -> bool:
    """Whether the features are parts of places of `level`: fewer of these than general names."""
    values = {claim.own_value(level) for claim in claims}
    return 2 * len(values) < len({claim.text("nama") for claim in claims})


def _largest_area(claims: Sequence[Claims]) -> float:
    shapes = [c.feature.geometry for c in claims if c.feature.geometry is not None]
    return float(areas_m2(np.array(shapes, dtype=object)).max()) if shapes else 0.0


def _left_over(file: str, claim: Claims, below: Tingkat, level: Tingkat) -> Problem:
    texts = (
        f"Tiap fitur berada di {level} yang berbeda, jadi ini batas {level}; nama {below} yang "
        f"tertinggal diabaikan. Bila ini batas {below}, pakai --tingkat {below}.",
        f"Each feature lies in another {level}, so these are boundaries of {level}; names of "
        f"{below} left over in them are passed over. If they are {below}, use --tingkat {below}.",
    )
    return problem("sisa_atribut", file, "", texts, field=str(below), value=claim.text(below),
                   warn=True)  # fmt: skip


def _ambiguous(file: str) -> UsageError:
    return UsageError(
        f"{file}: tidak jelas apakah ini batas kabupaten, kecamatan, atau desa. Sebutkan dengan "
        "--tingkat kecamatan, atau kolom kodenya dengan --map KOLOM=kode.",
        f"{file}: it is not clear whether these are kabupaten, kecamatan or desa. State it with "
        "--tingkat kecamatan, or the column of their code with --map COLUMN=kode.",
    )


def _too_large(file: str, level: Tingkat, area: float) -> UsageError:
    size = f"{area / 1e6:,.0f}".replace(",", ".")
    return UsageError(
        f"{file}: atributnya menyebut {level}, tetapi luasnya {size} km². Mungkin batas kabupaten "
        f"yang memuat sisa atribut. Sebutkan --tingkat kabupaten (atau --tingkat {level}).",
        f"{file}: its attributes speak of a {level}, but it measures {size} km². Perhaps the "
        "outline of a kabupaten with attributes left over. State --tingkat kabupaten (or "
        f"--tingkat {level}).",
    )
