"""What is handed in about the work: a weekly report, or a payment; checked before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..errors import ParameterError

#: a later week is a slip of the pen: no contract runs so long
MINGGU_TERAKHIR = 400
#: an earlier day is one too
_TERAWAL = date(2000, 1, 1)
_PLACES = 4
_TERBESAR = Decimal(10) ** 15
TERPANJANG = 2000


@dataclass(frozen=True, slots=True)
class Laporan:
    """The report of week `minggu` of the contract, as it stood on `tanggal`.

    `realisasi` and `rencana` are cumulative percent; without `rencana` the standing plan says it.
    `alasan`: why a figure that was approved before is corrected.
    """

    minggu: int
    tanggal: date
    realisasi: Decimal
    rencana: Decimal | None = None
    catatan: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Pembayaran:
    """A payment (termin) of `jumlah` rupiah on `tanggal`; `alasan` says why it is corrected."""

    tanggal: date
    jumlah: Decimal
    uraian: str
    alasan: str = ""


def check_laporan(laporan: Laporan, hari_ini: date) -> None:
    """Raise `ParameterError`, which names the field, for what no report can say."""
    if not 1 <= laporan.minggu <= MINGGU_TERAKHIR:
        raise ParameterError(
            "minggu",
            f"Minggu harus 1 sampai {MINGGU_TERAKHIR}.",
            f"The week must be 1 to {MINGGU_TERAKHIR}.",
        )
    _check_day(laporan.tanggal, hari_ini)
    check_persen("realisasi", laporan.realisasi)
    if laporan.rencana is not None:
        check_persen("rencana", laporan.rencana)
    _check_texts(catatan=laporan.catatan, alasan=laporan.alasan)


def check_pembayaran(bayar: Pembayaran, hari_ini: date) -> None:
    """Raise `ParameterError`, which names the field, for what no payment can be."""
    _check_day(bayar.tanggal, hari_ini)
    if not 0 < bayar.jumlah < _TERBESAR or bayar.jumlah != round(bayar.jumlah, 2):
        raise ParameterError(
            "jumlah",
            "Isi jumlah rupiah di atas nol, misalnya 58.650.000.",
            "Give rupiah above zero, such as 58650000.",
        )
    if not bayar.uraian.strip():
        raise ParameterError(
            "uraian",
            "Isi uraian pembayaran, misalnya 'Termin I'.",
            "Say what was paid, such as 'Termin I'.",
        )
    _check_texts(uraian=bayar.uraian, alasan=bayar.alasan)


def check_persen(name: str, value: Decimal) -> None:
    """Raise `ParameterError` for `name` unless `value` is 0 to 100 with 4 decimals at most."""
    if not (value.is_finite() and 0 <= value <= 100 and value == round(value, _PLACES)):
        raise ParameterError(
            name,
            "Isi persen dari 0 sampai 100, misalnya 85,74.",
            "Give percent from 0 to 100, such as 85.74.",
        )


def laporan_to_isi(laporan: Laporan) -> dict[str, Any]:
    """The report as it lies in an ajuan; figures as text, so that they stay exact."""
    return {
        "minggu": laporan.minggu,
        "tanggal": laporan.tanggal.isoformat(),
        "realisasi": _plain(laporan.realisasi),
        "rencana": None if laporan.rencana is None else _plain(laporan.rencana),
        "catatan": laporan.catatan.strip(),
        "alasan": laporan.alasan.strip(),
    }


def laporan_from_isi(isi: Mapping[str, Any]) -> Laporan:
    """What `laporan_to_isi` was given."""
    return Laporan(
        minggu=isi["minggu"],
        tanggal=date.fromisoformat(isi["tanggal"]),
        realisasi=Decimal(isi["realisasi"]),
        rencana=None if isi["rencana"] is None else Decimal(isi["rencana"]),
        catatan=isi["catatan"],
        alasan=isi["alasan"],
    )


def pembayaran_to_isi(bayar: Pembayaran) -> dict[str, Any]:
    """The payment as it lies in an ajuan."""
    return {
        "tanggal": bayar.tanggal.isoformat(),
        "jumlah": _plain(bayar.jumlah),
        "uraian": bayar.uraian.strip(),
        "alasan": bayar.alasan.strip(),
    }


def pembayaran_from_isi(isi: Mapping[str, Any]) -> Pembayaran:
    """What `pembayaran_to_isi` was given."""
    day, amount = date.fromisoformat(isi["tanggal"]), Decimal(isi["jumlah"])
    return Pembayaran(day, amount, isi["uraian"], isi["alasan"])


def _check_day(day: date, hari_ini: date) -> None:
    if not _TERAWAL <= day <= hari_ini:
        raise ParameterError(
            "tanggal",
            f"Tanggal harus dari {_TERAWAL:%d/%m/%Y} sampai hari ini.",
            f"The date must lie between {_TERAWAL} and today.",
        )


def _check_texts(**texts: str) -> None:
    for name, text in texts.items():
        if len(text) > TERPANJANG or "\x00" in text:
            raise ParameterError(
                name,
                f"Teksnya terlalu panjang; paling banyak {TERPANJANG} huruf.",
                f"The text is too long; {TERPANJANG} characters at most.",
            )


def _plain(value: Decimal) -> str:
    return format(value, "f")
