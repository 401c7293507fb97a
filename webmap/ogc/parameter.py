"""The parameters of /items: each one read by one small function, unknown ones refused by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.crs import CRS84, CRSES, Crs, find_crs
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.cql2.json import parse_json
from sipurbo_geo.query.cql2.teks import parse_text
from sipurbo_geo.query.koleksi.daftar import PROGRES, Koleksi
from sipurbo_geo.query.koleksi.penanda import NAME as SESUDAH
from sipurbo_geo.query.koleksi.tanya import MOST, USUAL_LIMIT, Tanya, Urutan
from webmap.params import FILTER_NAMES, parse_filter, refuse_unknown
from webmap.state import current

from .kotak import read_kotak
from .waktu import read_waktu

#: the common filter without what the standard says in its own way, or cannot page through
COMMON = tuple(name for name in FILTER_NAMES if name not in ("bbox", "pada"))
STANDARD = (
    "f",
    "limit",
    "bbox",
    "bbox-crs",
    "crs",
    "datetime",
    "filter",
    "filter-lang",
    "filter-crs",
    "sortby",
    "properties",
    SESUDAH,
)
_LANGUAGES = {"cql2-text": parse_text, "cql2-json": parse_json}
_MOST_KEYS = 5


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What a request for features asks, and how it wants them: in which system, with which
    properties (None: all).
    """

    tanya: Tanya
    crs: Crs
    properties: tuple[str, ...] | None

    @property
    def is_plain(self) -> bool:
        """Whether the stored text is the answer as it is."""
        return self.crs is CRS84 and self.properties is None


def common_names(koleksi: Koleksi) -> tuple[str, ...]:
    """The parameters of the feeds that mean something for a collection."""
    return COMMON if koleksi.is_kegiatan or koleksi.id == PROGRES else ()


def property_names(koleksi: Koleksi) -> tuple[str, ...]:
    """Further properties that may be asked for by their own name."""
    taken = (*common_names(koleksi), "geometry")
    return tuple(name for name in koleksi.queryables if name not in taken)


def read_permintaan(koleksi: Koleksi) -> Permintaan:
    """The request for features of a collection; raises `ParameterError`."""
    args, own = request.args, property_names(koleksi)
    refuse_unknown(args, (*STANDARD, *common_names(koleksi), *own))
    tanya = Tanya(
        saring=_saring(koleksi),
        kotak=read_kotak(args.get("bbox", ""), read_crs("bbox-crs")),
        waktu=read_waktu(args.get("datetime", "")),
        sama=tuple((name, tuple(args.getlist(name))) for name in own if name in args),
        syarat=_syarat(),
        syarat_crs=read_crs("filter-crs"),
        urut=_urut(),
        sesudah=args.get(SESUDAH, ""),
        limit=read_limit(args.get("limit")),
    )
    return Permintaan(tanya, read_crs("crs"), _properties(koleksi))


def read_crs(name: str) -> Crs:
    """The system that the parameter `name` says; CRS84 where it says nothing."""
    text = request.args.get(name)
    found = CRS84 if text is None else find_crs(text)
    if found is None:
        known = ", ".join(crs.uri for crs in CRSES)
        raise ParameterError(
            name,
            f"Sistem koordinat '{str(text)[:80]}' tidak ditawarkan. Pilihan: {known}.",
            f"The system '{str(text)[:80]}' is not offered. Choices: {known}.",
        )
    return found


def _saring(koleksi: Koleksi) -> KegiatanFilter:
    given = [(k, v) for k, v in request.args.items(multi=True) if k in common_names(koleksi)]
    return parse_filter(MultiDict(given), current())


def _syarat() -> Any:
    text, language = request.args.get("filter"), request.args.get("filter-lang", "cql2-text")
    if language not in _LANGUAGES:
        known = ", ".join(_LANGUAGES)
        raise ParameterError(
            "filter-lang",
            f"Bahasa filter '{language[:40]}' tidak dikenal. Pilihan: {known}.",
            f"Unknown filter language '{language[:40]}'. Choices: {known}.",
        )
    return None if text is None else _LANGUAGES[language](text)


def _urut() -> tuple[Urutan, ...]:
    """ "-tahun,nama": a plus, which an address turns into a blank, may stand before a name."""
    keys = [key.strip() for key in request.args.get("sortby", "").split(",") if key.strip()]
    if len(keys) > _MOST_KEYS:
        raise ParameterError(
            "sortby",
            f"Paling banyak {_MOST_KEYS} kunci urutan.",
            f"At most {_MOST_KEYS} sort keys.",
        )
    return tuple(Urutan(key.lstrip("+-").strip(), key.startswith("-")) for key in keys)


def read_limit(text: str | None) -> int:
    """Whoever asks for more than there may be gets as many as there may be."""
    if text is None:
        return USUAL_LIMIT
    if not (text.isascii() and text.isdecimal()) or not text.strip("0"):
        raise ParameterError(
            "limit",
            f"Nilai '{text[:40]}' untuk parameter 'limit' tidak dapat dibaca. Yang benar: bilangan "
            f"bulat mulai 1; lebih dari {MOST} berarti {MOST}.",
            f"The value '{text[:40]}' of the parameter 'limit' cannot be read. Right would be: a "
            f"whole number from 1; more than {MOST} means {MOST}.",
        )
    return min(int(text[-30:]) if len(text) <= 30 else MOST, MOST)


def _properties(koleksi: Koleksi) -> tuple[str, ...] | None:
    text = request.args.get("properties")
    if text is None:
        return None
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    known = [p.name for p in koleksi.properties]
    for name in names:
        if name not in known:
            raise ParameterError(
                "properties",
                f"Properti '{name[:40]}' tidak ada di koleksi '{koleksi.id}'. Pilihan: "
                f"{', '.join(known)}.",
                f"There is no property '{name[:40]}' in the collection '{koleksi.id}'. Choices: "
                f"{', '.join(known)}.",
            )
    return names
