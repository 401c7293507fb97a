"""What the values of one kegiatan say about each other: pointed out, never refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ..model.tahap import Tahap
from .kegiatan_draft import Draft
from .money import format_money

_ORDER = {tahap.value: tahap.order for tahap in Tahap}
#: takes (code, field, Indonesian, English)
Warn = Callable[[str, str, str, str], None]

_MONEY = (("pagu", "Pagu"), ("hps", "HPS"), ("nilai_kontrak", "Nilai kontrak"))
_DATES = (
    ("tanggal_mulai", "tanggal_selesai"),
    ("tanggal_pho", "tanggal_fho"),
    ("tanggal_kontrak", "tanggal_pho"),
)


def check_draft(draft: Draft, warn: Warn) -> None:
    """Point out what does not fit together in `draft`."""
    _check_money(draft.values, warn)
    _check_dates(draft.values, warn)
    _check_required_attributes(draft, warn)


def _check_money(values: dict[str, Any], warn: Warn) -> None:
    """Pagu ≥ HPS ≥ nilai kontrak, normally."""
    stated: list[tuple[str, str, Decimal]] = [
        (key, name, values[key]) for key, name in _MONEY if key in values
    ]
    for (_, more, upper), (key, less, lower) in pairwise(stated):
        if lower > upper:
            amounts = f"{format_money(lower)} > {format_money(upper)}"
            warn(
                "money_order",
                key,
                f"{less} lebih besar daripada {more} ({amounts}); periksa",
                f"{less} is larger than {more} ({amounts}); check it",
            )


def _check_dates(values: dict[str, Any], warn: Warn) -> None:
    for first, second in _DATES:
        start, end = values.get(first), values.get(second)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            warn(
                "date_order",
                second,
                f"{second} ({end}) lebih awal daripada {first} ({start}); periksa",
                f"{second} ({end}) is before {first} ({start}); check it",
            )


def _check_required_attributes(draft: Draft, warn: Warn) -> None:
    """Technical data that should be known by this stage."""
    tahap = draft.tahap
    if tahap is Tahap.DIHENTIKAN:
        return
    lacking = [
        attribute.label
        for attribute in draft.layer.attributes
        if attribute.required_from
        and _ORDER[attribute.required_from] <= _ORDER[tahap.value]
        and attribute.key not in draft.attributes
    ]
    if lacking:
        warn(
            "required_attribute",
            ", ".join(label.id for label in lacking),
            f"data teknis yang semestinya ada pada tahap {tahap.value} belum diisi",
            f"technical data that should be known at stage {tahap.value} is not filled in",
        )
