"""Looking for data sets, as OGC API - Records asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...model.filter import Bbox
from ...query.isi import Days
from .himpunan import Himpunan, Sumber


@dataclass(frozen=True, slots=True)
class Pencarian:
    """What is looked for; everything that is given has to hold, and of each list one.

    `kata` are words or phrases, `kotak` boxes (EPSG:4326), `waktu` a span of days, `jenis` types
    of resources, `ids` and `pengenal` names that a data set has here and elsewhere.
    """

    kata: tuple[str, ...] = ()
    kotak: tuple[Bbox, ...] = ()
    waktu: Days | None = None
    jenis: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    pengenal: tuple[str, ...] = ()


def search_himpunan(
    himpunan: Iterable[Himpunan], asked: Pencarian, sumber: Sumber, jenis: str
) -> list[Himpunan]:
    """Those that fit, in their order; `jenis` is the type that all of them have."""
    if asked.jenis and jenis not in asked.jenis:
        return []
    return [one for one in himpunan if _fits(one, asked, sumber)]


def _fits(himpunan: Himpunan, asked: Pencarian, sumber: Sumber) -> bool:
    return (
        (not asked.ids or himpunan.id in asked.ids)
        and (not asked.pengenal or sumber.pengenal(himpunan.id) in asked.pengenal)
        and (not asked.kata or _says(himpunan, asked.kata))
        and (not asked.kotak or any(_meets(himpunan.isi.bbox, box) for box in asked.kotak))
        and (asked.waktu is None or _lasts(himpunan.isi.hari, asked.waktu))
    )


def _says(himpunan: Himpunan, words: tuple[str, ...]) -> bool:
    labels = (himpunan.judul, himpunan.uraian, *himpunan.kata_kunci)
    told = _plain(" ".join(f"{label.id} {label.en}" for label in labels))
    return any(_plain(word) in told for word in words)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _meets(bbox: Bbox | None, box: Bbox) -> bool:
    if bbox is None:
        return False
    (west, south, east, north), (left, low, right, high) = bbox, box
    return west <= right and east >= left and south <= high and north >= low


def _lasts(days: Days | None, span: Days) -> bool:
    """What has no time meets none; an end that is not known lasts on."""
    if days is None:
        return False
    (first, last), (start, end) = days, span
    return (end is None or first is None or first <= end) and (
        start is None or last is None or last >= start
    )
