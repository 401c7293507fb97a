"""From the words of a question to a `KegiatanFilter`: one small function a parameter.

An address and a call from Python say the same words; an unknown parameter or value is an error
that names it and says what would be right. Nothing that was asked is silently ignored.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from ..database.engine import Catalogue
from ..errors import ParameterError
from ..model.filter import Bbox, KegiatanFilter
from ..model.kegiatan import SUMBER_DANA
from ..model.parameter import refuse_unknown, unknown, wrong
from ..model.search_text import normalise
from ..model.status import Status
from ..model.tahap import Tahap
from ..model.waktu import WIB
from ..model.wilayah import Tingkat
from ..registry import Registry
from .wilayah import find_kecamatan, list_wilayah

FILTER_NAMES = (
    "kecamatan",
    "bidang",
    "layer",
    "tahun",
    "tahap",
    "sumber_dana",
    "status",
    "q",
    "bbox",
    "pada",
)
PAGE_NAMES = ("limit", "offset")
#: limit and offset of who asks for everything
NO_WINDOW = (-1, 0)
#: each parameter with its values as they were written
Words = Mapping[str, Sequence[str]]

_LONGEST_Q = 200
_YEARS = range(1945, 2101)


def read_saringan(
    words: Words, catalogue: Catalogue, registry: Registry, *, allowed: Collection[str] = ()
) -> KegiatanFilter:
    """The filter that `words` ask for; `allowed` names further parameters that may stand there.

    Raises `ParameterError`.
    """
    refuse_unknown(words, (*FILTER_NAMES, *allowed))
    return KegiatanFilter(
        kecamatan=_kecamatan(words, catalogue),
        bidang=_chosen(words, "bidang", registry.bidang),
        layer=_chosen(words, "layer", registry.layers),
        tahun=_years(words),
        tahap=_chosen(words, "tahap", [stage.value for stage in Tahap]),
        sumber_dana=_chosen(words, "sumber_dana", SUMBER_DANA),
        status=_chosen(words, "status", [status.value for status in Status]),
        q=_text(words),
        bbox=_bbox(words),
        pada=_moment(words),
    )


def read_window(words: Words) -> tuple[int, int]:
    """(limit, offset); no limit is -1."""
    limit, offset = NO_WINDOW
    return _whole(words, "limit", limit), _whole(words, "offset", offset)


def _values(words: Words, name: str) -> list[str]:
    """Repeated or separated by commas: both mean "or"."""
    given = words.get(name, ())
    return [part.strip() for text in given for part in text.split(",") if part.strip()]


def _chosen(words: Words, name: str, known: Collection[str]) -> tuple[str, ...]:
    return _resolved(words, name, {key: key for key in known}.get, known)


def _resolved(
    words: Words,
    name: str,
    find: Callable[[str], str | None],
    known: Iterable[str],
    called: Collection[str] = (),
) -> tuple[str, ...]:
    found = []
    for value in _values(words, name):
        key = find(value)
        if key is None:
            raise unknown(name, value, list(known), called)
        found.append(key)
    return tuple(sorted(set(found)))


def _kecamatan(words: Words, catalogue: Catalogue) -> tuple[str, ...]:
    """By Kemendagri code, BPS code or name."""
    values = _values(words, "kecamatan")
    # what programs ask by is a code; only names need the whole list
    known = [find_kecamatan(catalogue, value) for value in values]
    found = {kode for kode in known if kode}
    if None not in known:
        return tuple(sorted(found))
    with catalogue.reading() as conn:
        places = list_wilayah(conn, Tingkat.KECAMATAN)
    names = {place.kode: place.kode for place in places}
    names |= {place.kode_bps: place.kode for place in places if place.kode_bps}
    names |= {normalise(place.nama): place.kode for place in places}
    labels = [f"{place.kode} ({place.nama})" for place in places]
    called = [place.nama for place in places]

    def find(value: str) -> str | None:
        return names.get(value) or names.get(normalise(value))

    return _resolved(words, "kecamatan", find, labels, called)


def _years(words: Words) -> tuple[int, ...]:
    years = set()
    for value in _values(words, "tahun"):
        if not value.isdecimal() or int(value) not in _YEARS:
            raise wrong("tahun", value, "tahun empat angka, misalnya 2026", "a year such as 2026")
        years.add(int(value))
    return tuple(sorted(years))


def _text(words: Words) -> str:
    text = " ".join(words.get("q", ())).strip()
    if len(text) > _LONGEST_Q:
        raise wrong(
            "q", text[:20] + "…", f"paling banyak {_LONGEST_Q} huruf", f"at most {_LONGEST_Q}"
        )
    return text


def _bbox(words: Words) -> Bbox | None:
    text = ",".join(words.get("bbox", ()))
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise _wrong_bbox(text) from None
    inside = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    if not inside or not all(map(math.isfinite, (west, south, east, north))):
        raise _wrong_bbox(text)
    return west, south, east, north


def _wrong_bbox(text: str) -> ParameterError:
    return wrong(
        "bbox",
        text,
        "barat,selatan,timur,utara dalam derajat, misalnya 102.1,-1.6,102.5,-1.2",
        "west,south,east,north in degrees, for example 102.1,-1.6,102.5,-1.2",
    )


def _moment(words: Words) -> datetime | None:
    """A date means the end of that day in Western Indonesian Time."""
    text = next(iter(words.get("pada", ())), "").strip()
    if not text:
        return None
    try:
        if len(text) == len("2026-11-24"):
            return datetime.combine(date.fromisoformat(text), time.max, WIB).astimezone(UTC)
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise wrong(
            "pada", text, "tanggal seperti 2026-11-24", "a date such as 2026-11-24"
        ) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=WIB)).astimezone(UTC)


def _whole(words: Words, name: str, default: int) -> int:
    text = next(iter(words.get(name, ())), "").strip()
    if not text:
        return default
    if not text.isdecimal() or len(text) > 12:
        raise wrong(name, text, "bilangan bulat mulai 0", "a whole number from 0")
    return int(text)
