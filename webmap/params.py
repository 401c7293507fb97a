"""From the words of an address to typed values: one small function a parameter.

An unknown parameter or value is an error that names it and says what would be right; nothing that
was asked is silently ignored.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.filter import Bbox, KegiatanFilter
from sipurbo_geo.model.kegiatan import SUMBER_DANA
from sipurbo_geo.model.search_text import normalise
from sipurbo_geo.model.status import Status
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.wilayah import find_kecamatan, list_wilayah

from .state import State

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
_LONGEST_Q = 200
_YEARS = range(1945, 2101)

Args = MultiDict[str, str]


def parse_filter(
    args: Args, state: State, *, allowed: Collection[str] = (), fixed: dict[str, str] | None = None
) -> KegiatanFilter:
    """The filter of a request. `allowed` names further parameters; `fixed` come from the path.

    Raises `ParameterError`.
    """
    refuse_unknown(args, (*FILTER_NAMES, *allowed))
    asked = MultiDict(args)
    for name, value in (fixed or {}).items():
        asked.setlist(name, [value])
    return KegiatanFilter(
        kecamatan=_kecamatan(asked, state),
        bidang=_bidang(asked, state),
        layer=_chosen(asked, "layer", state.registry.layers),
        tahun=_years(asked),
        tahap=_chosen(asked, "tahap", [stage.value for stage in Tahap]),
        sumber_dana=_chosen(asked, "sumber_dana", SUMBER_DANA),
        status=_chosen(asked, "status", [status.value for status in Status]),
        q=_text(asked),
        bbox=_bbox(asked),
        pada=_moment(asked),
    )


def refuse_history(args: Args) -> None:
    """Raise `ParameterError` where only the present state can be shown, not that of a day."""
    if args.get("pada"):
        raise ParameterError(
            "pada",
            "Halaman menampilkan keadaan sekarang. Keadaan pada suatu hari ada di umpan data, "
            f"misalnya /feeds/kegiatan.geojson?pada={args['pada']}",
            "Pages show the present state. The state of a day is in the feeds, for example "
            f"/feeds/kegiatan.geojson?pada={args['pada']}",
        )


def parse_window(args: Args) -> tuple[int, int]:
    """(limit, offset); no limit is -1."""
    limit, offset = NO_WINDOW
    return _whole(args, "limit", limit), _whole(args, "offset", offset)


def to_query(f: KegiatanFilter) -> str:
    """The filter as the one canonical query string, without "?"."""
    names = [name for name in f.used if name in FILTER_NAMES]
    pairs = [(name, _written(getattr(f, name))) for name in names]
    return urlencode(pairs, safe=",:.")


def refuse_unknown(args: Args, known: Collection[str]) -> None:
    """Raise `ParameterError` for a parameter that means nothing here."""
    for name in args:
        if name not in known:
            raise _unknown(name, name, known)


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _values(args: Args, name: str) -> list[str]:
    """Repeated or separated by commas: both mean "or"."""
    return [part.strip() for text in args.getlist(name) for part in text.split(",") if part.strip()]


def _chosen(args: Args, name: str, known: Collection[str]) -> tuple[str, ...]:
    return _resolved(args, name, {key: key for key in known}.get, known)


def _resolved(
    args: Args, name: str, find: Callable[[str], str | None], known: Iterable[str]
) -> tuple[str, ...]:
    found = []
    for value in _values(args, name):
        key = find(value)
        if key is None:
            raise _unknown(name, value, list(known))
        found.append(key)
    return tuple(sorted(set(found)))


def _kecamatan(args: Args, state: State) -> tuple[str, ...]:
    """By Kemendagri code, BPS code or name."""
    values = _values(args, "kecamatan")
    # what programs ask by is a code; only names need the whole list
    known = [find_kecamatan(state.catalogue, value) for value in values]
    found = {kode for kode in known if kode}
    if None not in known:
        return tuple(sorted(found))
    with state.catalogue.reading() as conn:
        places = list_wilayah(conn, Tingkat.KECAMATAN)
    names = {place.kode: place.kode for place in places}
    names |= {place.kode_bps: place.kode for place in places if place.kode_bps}
    names |= {normalise(place.nama): place.kode for place in places}
    labels = [f"{place.kode} ({place.nama})" for place in places]
    return _resolved(
        args, "kecamatan", lambda value: names.get(value) or names.get(normalise(value)), labels
    )


def _bidang(args: Args, state: State) -> tuple[str, ...]:
    return _chosen(args, "bidang", state.registry.bidang)


def _years(args: Args) -> tuple[int, ...]:
    years = set()
    for value in _values(args, "tahun"):
        if not value.isdecimal() or int(value) not in _YEARS:
            raise _wrong("tahun", value, "tahun empat angka, misalnya 2026", "a year such as 2026")
        years.add(int(value))
    return tuple(sorted(years))


def _text(args: Args) -> str:
    text = " ".join(args.getlist("q")).strip()
    if len(text) > _LONGEST_Q:
        raise _wrong(
            "q", text[:20] + "…", f"paling banyak {_LONGEST_Q} huruf", f"at most {_LONGEST_Q}"
        )
    return text


def _bbox(args: Args) -> Bbox | None:
    text = ",".join(args.getlist("bbox"))
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
    return _wrong(
        "bbox",
        text,
        "barat,selatan,timur,utara dalam derajat, misalnya 102.1,-1.6,102.5,-1.2",
        "west,south,east,north in degrees, for example 102.1,-1.6,102.5,-1.2",
    )


def _moment(args: Args) -> datetime | None:
    """A date means the end of that day in Western Indonesian Time."""
    text = args.get("pada", "").strip()
    if not text:
        return None
    try:
        if len(text) == len("2026-11-24"):
            return datetime.combine(date.fromisoformat(text), time.max, WIB).astimezone(UTC)
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise _wrong(
            "pada", text, "tanggal seperti 2026-11-24", "a date such as 2026-11-24"
        ) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=WIB)).astimezone(UTC)


def _whole(args: Args, name: str, default: int) -> int:
    text = args.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal() or len(text) > 12:
        raise _wrong(name, text, "bilangan bulat mulai 0", "a whole number from 0")
    return int(text)


def _wrong(name: str, value: str, right_id: str, right_en: str) -> ParameterError:
    return ParameterError(
        name,
        f"Nilai '{value}' untuk parameter '{name}' tidak dapat dibaca. Yang benar: {right_id}.",
        f"The value '{value}' of the parameter '{name}' cannot be read. Right would be: "
        f"{right_en}.",
    )


def _unknown(name: str, value: str, known: Collection[str]) -> ParameterError:
    near = difflib.get_close_matches(value, known, n=1)
    guess = (f" Maksud Anda '{near[0]}'?", f" Did you mean '{near[0]}'?") if near else ("", "")
    choices = ", ".join(known)
    if name == value:
        return ParameterError(
            name,
            f"Parameter '{name}' tidak dikenal.{guess[0]} Yang ada: {choices}.",
            f"Unknown parameter '{name}'.{guess[1]} Known: {choices}.",
        )
    return ParameterError(
        name,
        f"Nilai '{value}' untuk parameter '{name}' tidak dikenal.{guess[0]} Pilihan: {choices}.",
        f"Unknown value '{value}' of the parameter '{name}'.{guess[1]} Choices: {choices}.",
    )
