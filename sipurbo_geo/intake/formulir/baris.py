"""The rows of a form that repeat: sources of money and amendments."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ...model.kegiatan import Adendum, Pendanaan
from ..cell import ValueParseError
from ..dates import parse_date
from ..feature import Report, problem
from ..kegiatan_cells import parse_text
from ..kegiatan_choices import SUMBER_CHOICES
from ..match import match_choice
from ..money import parse_money
from .isian import ADENDUM, DANA, Isian, rows_of

Texts = tuple[str, str]

_NEEDED: Texts = ("Wajib diisi.", "Required.")
_NO_SOURCE: Texts = (
    "Pilih sumber dananya, atau kosongkan jumlahnya.",
    "Choose the source of this money, or empty the amount.",
)
_TWICE: Texts = (
    "Sudah ditulis pada baris di atasnya; gabungkan.",
    "Stands in a row above already; put them together.",
)


def read_pendanaan(isian: Isian, report: Report) -> tuple[Pendanaan, ...]:
    """The sources of money; what is wrong is told by field and row ("pendanaan_jumlah-1")."""
    found: dict[str, Pendanaan] = {}
    for n, (sumber, jumlah) in enumerate(rows_of(isian, DANA)):
        source = _read(f"{DANA[0]}-{n}", sumber, _sumber, report)
        amount: Decimal | None = _read(f"{DANA[1]}-{n}", jumlah, parse_money, report)
        if source in found:
            _say(report, f"{DANA[0]}-{n}", _TWICE)
        elif source:
            found[source] = Pendanaan(source, amount)
        elif jumlah and not sumber:
            _say(report, f"{DANA[0]}-{n}", _NO_SOURCE)
    return tuple(found.values())


def read_adendum(isian: Isian, report: Report) -> tuple[Adendum, ...]:
    """The amendments of the contract, each with number, date and what it changes."""
    found: dict[str, Adendum] = {}
    for n, texts in enumerate(rows_of(isian, ADENDUM)):
        if not any(texts):
            continue
        values = [
            _read(f"{name}-{n}", text, read, report)
            for name, text, read in zip(ADENDUM, texts, _ADENDUM_READERS, strict=True)
        ]
        lacking = [f"{ADENDUM[i]}-{n}" for i in range(3) if not texts[i]]
        for name in lacking:
            _say(report, name, _NEEDED)
        if values[0] in found:
            _say(report, f"{ADENDUM[0]}-{n}", _TWICE)
        elif None not in values[:3]:
            found[str(values[0])] = Adendum(*values)
    return tuple(found.values())


def _read(name: str, text: str, read: Callable[[Any], Any], report: Report) -> Any:
    try:
        return read(text)
    except ValueParseError as error:
        _say(report, name, (error.id, error.en))
        return None


def _sumber(text: str) -> str | None:
    return match_choice(text, SUMBER_CHOICES)


def _say(report: Report, name: str, texts: Texts) -> None:
    report(problem("wrong_value", "", "", texts, field=name))


#: nomor, tanggal, uraian, nilai_baru, tanggal_selesai_baru
_ADENDUM_READERS: tuple[Callable[[Any], Any], ...] = (
    parse_text,
    parse_date,
    parse_text,
    parse_money,
    parse_date,
)
