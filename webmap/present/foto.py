"""Documents and photos in words: when, how far from the work, how large."""

from __future__ import annotations

from datetime import date, datetime

from sipurbo_geo.model.foto import BUKTI_LABELS, Bukti
from sipurbo_geo.serialise.tulisan import TIADA

from .angka import format_angka, format_panjang
from .tanggal import parse_tanggal


def tanggal_foto(waktu: str) -> date | None:
    """The day in Tebo; a camera that names no zone is taken to stand there."""
    if not waktu:
        return None
    moment = datetime.fromisoformat(waktu)
    return moment.date() if moment.tzinfo is None else parse_tanggal(moment)


def tulis_bukti(
    bukti: Bukti | None, jarak_m: float | None, letak_m: float | None, bahasa: str
) -> str:
    """ "Dekat lokasi (34 m), STA 1+550"."""
    if bukti is None:
        return ""
    text = BUKTI_LABELS[bukti].text(bahasa)
    if jarak_m is not None:
        text += f" ({_jarak(jarak_m, bahasa)})"
    return text if letak_m is None else f"{text}, STA {format_sta(letak_m)}"


def _jarak(meter: float, bahasa: str) -> str:
    """Far away no metre counts any more."""
    if meter < 1:
        return "< 1 m"
    return format_panjang(meter if meter < 10_000 else round(meter, -3), bahasa)


def format_sta(letak_m: float) -> str:
    """The place on a line as the office writes it: "1+550"."""
    kilometres, metres = divmod(round(letak_m), 1000)
    return f"{kilometres}+{metres:03d}"


def format_ukuran(ukuran: int | None, bahasa: str) -> str:
    """The size of a file: "2,4 MB", "380 kB"."""
    if ukuran is None:
        return TIADA
    if ukuran < 1_000_000:
        return f"{format_angka(max(ukuran / 1000, 1), bahasa)} kB"
    return f"{format_angka(ukuran / 1_000_000, bahasa, 1)} MB"
