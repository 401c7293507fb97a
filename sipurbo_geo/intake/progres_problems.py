"""What can be wrong with weekly reports, in words that say how to mend it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ..errors import Problem, place_in_english
from ..model.progres import ProgresFisik
from ..model.status import hitung_deviasi
from .digits import exact
from .feature import problem
from .percent import format_percent

if TYPE_CHECKING:
    from .progres_draft import ProgresDraft
    from .progres_resolve import Entry


def without_figures(file: str, draft: ProgresDraft) -> Problem:
    """Neither rencana nor realisasi."""
    texts = (
        "Rencana dan realisasi kosong; isi salah satunya, atau hapus barisnya.",
        "Rencana and realisasi are empty; fill in one of them, or remove the row.",
    )
    return problem("tanpa_angka", file, draft.where, texts, field="realisasi")


def undated(file: str, draft: ProgresDraft) -> Problem:
    """No day, and nothing to count it from."""
    texts = (
        "Tanggal laporan tidak dapat diketahui. Isi kolom tanggal, atau lengkapi tanggal mulai "
        f"(SPMK) kegiatan {draft.kode}.",
        "The day of this report cannot be known. Fill in the column tanggal, or the start date "
        f"(SPMK) of kegiatan {draft.kode}.",
    )
    return problem("tanpa_tanggal", file, draft.where, texts, field="tanggal")


def before_start(file: str, entry: Entry, start: date | None) -> Problem:
    """Dated before week 1: wrong where it states work, else passed over."""
    wrong = not entry.says_nothing
    texts = (
        f"Laporan tanggal {entry.item.tanggal} mendahului mulai kerja {start}"
        + ("; periksa tanggalnya." if wrong else "; dilewati karena belum ada pekerjaan."),
        f"The report of {entry.item.tanggal} precedes the start of the work on {start}"
        + ("; check its date." if wrong else "; passed over, as no work is stated."),
    )
    day = entry.item.tanggal
    return problem(
        "sebelum_mulai", file, entry.where, texts, field="tanggal", value=day, warn=not wrong
    )


def overtaken(file: str, old: Entry, new: Entry) -> Problem:
    """Two dates in one week: the later one counts."""
    texts = (
        f"Laporan tanggal {old.item.tanggal} dan {new.item.tanggal} jatuh pada minggu "
        f"{new.item.minggu} yang sama; yang terakhir dipakai.",
        f"The reports of {old.item.tanggal} and {new.item.tanggal} fall into the same week "
        f"{new.item.minggu}; the last one counts.",
    )
    day = old.item.tanggal
    return problem("minggu_sama", file, old.where, texts, field="tanggal", value=day, warn=True)


def twice(file: str, old: Entry, new: Entry) -> Problem:
    """One week stated twice."""
    texts = (
        f"Minggu {new.item.minggu} untuk {new.item.kode} sudah ada di {old.where}. Hapus salah "
        "satunya.",
        f"Week {new.item.minggu} of {new.item.kode} stands at {place_in_english(old.where)} "
        "already. Remove one.",
    )
    week = new.item.minggu
    return problem("minggu_ganda", file, new.where, texts, field="minggu", value=week)


def changed_without_reason(file: str, entry: Entry, old: ProgresFisik) -> Problem:
    """Other figures for a recorded week."""
    said = f"{old.tanggal}, rencana {_plain(old.rencana)}, realisasi {_plain(old.realisasi)}"
    texts = (
        f"Minggu {old.minggu} sudah tercatat: {said}. Untuk mengoreksinya, isi alasan.",
        f"Week {old.minggu} is recorded already: {said}. To correct it, give a reason (alasan).",
    )
    return problem("koreksi_tanpa_alasan", file, entry.where, texts, field="alasan")


def falling(
    file: str, name: str, entry: Entry, before: tuple[int, Decimal], after: tuple[int, Decimal]
) -> Problem:
    """A cumulative figure below that of an earlier week."""
    texts = (
        f"{name} turun dari {_plain(before[1])} (minggu {before[0]}) ke {_plain(after[1])} "
        f"(minggu {after[0]}). "
        "Angkanya kumulatif: periksa, atau isi alasan.",
        f"{name} falls from {_plain(before[1])} (week {before[0]}) to {_plain(after[1])} "
        f"(week {after[0]}). "
        "The figures are cumulative: check them, or give a reason (alasan).",
    )
    return problem(f"{name}_turun", file, entry.where, texts, field=name, value=after[1])


def disordered(file: str, entry: Entry, earlier: ProgresFisik) -> Problem:
    """A later week with an earlier day."""
    item = entry.item
    texts = (
        f"Minggu {item.minggu} bertanggal {item.tanggal}, padahal minggu {earlier.minggu} "
        f"bertanggal {earlier.tanggal}. Periksa tanggal atau nomor minggunya.",
        f"Week {item.minggu} is dated {item.tanggal}, but week {earlier.minggu} "
        f"{earlier.tanggal}. Check the date or the number of the week.",
    )
    return problem("urutan_tanggal", file, entry.where, texts, field="tanggal", value=item.tanggal)


def anomaly(file: str, entry: Entry, rencana: Decimal, realisasi: Decimal) -> Problem:
    """Far ahead of the plan."""
    ahead = _plain(hitung_deviasi(rencana, realisasi))
    plan, done = _plain(rencana), _plain(realisasi)
    texts = (
        f"Realisasi {done} jauh mendahului rencana {plan} (+{ahead}); ditandai janggal. "
        "Periksa angkanya.",
        f"Realisasi {done} is far ahead of rencana {plan} (+{ahead}); marked as an anomaly. "
        "Check the figure.",
    )
    return problem(
        "janggal", file, entry.where, texts, field="realisasi", value=realisasi, warn=True
    )


def in_the_future(file: str, entry: Entry) -> Problem:
    """Work done on a day that is yet to come."""
    day = entry.item.tanggal
    texts = (
        f"Realisasi untuk tanggal {day} yang belum tiba; periksa tanggalnya.",
        f"Realisasi for {day}, which is yet to come; check the date.",
    )
    return problem("masa_depan", file, entry.where, texts, field="tanggal", value=day, warn=True)


def fractions(file: str, entry: Entry) -> Problem:
    """Every figure at most 1."""
    texts = (
        "Semua angka paling besar 1; apakah ini pecahan (0,85), bukan persen (85)?",
        "No figure exceeds 1; are these fractions (0.85) rather than percentages (85)?",
    )
    return problem("pecahan", file, entry.where, texts, field="realisasi", warn=True)


def _plain(value: Decimal | None) -> str:
    """A figure without the zeros that the database puts behind it."""
    return "-" if value is None else format_percent(exact(value, 4))
