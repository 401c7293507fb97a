"""From the words of an address to typed values, strictly; the filter's are `query.saringan`'s."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.parameter import refuse_unknown
from sipurbo_geo.query.saringan import (
    FILTER_NAMES,
    NO_WINDOW,
    PAGE_NAMES,
    read_saringan,
    read_window,
)

from .state import State

__all__ = [
    "FILTER_NAMES",
    "NO_WINDOW",
    "PAGE_NAMES",
    "parse_filter",
    "parse_window",
    "refuse_filter",
    "refuse_history",
    "refuse_unknown",
    "to_query",
]

Args = MultiDict[str, str]


def parse_filter(
    args: Args, state: State, *, allowed: Collection[str] = (), fixed: dict[str, str] | None = None
) -> KegiatanFilter:
    """The filter of a request. `allowed` names further parameters; `fixed` come from the path.

    Raises `ParameterError`, also where a parameter says something else than the path does.
    """
    given, path = dict(args.lists()), {name: [value] for name, value in (fixed or {}).items()}
    f = read_saringan(given | path, state.catalogue, state.registry, allowed=allowed)
    again = {name: given[name] for name in path if given.get(name)}
    if again:
        asked = read_saringan(again, state.catalogue, state.registry)
        for name in again:
            if getattr(asked, name) not in ((), getattr(f, name)):
                raise _settled(name)
    return f


def _settled(name: str) -> ParameterError:
    return ParameterError(
        name,
        f"Alamat ini sudah menetapkan '{name}'. Hapus parameternya, atau tanyakan keduanya pada "
        "/feeds/kegiatan.geojson.",
        f"This address has settled '{name}' already. Remove the parameter, or ask for both at "
        "/feeds/kegiatan.geojson.",
    )


def refuse_filter(args: Args, own: str) -> None:
    """Raise `ParameterError` where a page shows all of its `own` kegiatan, and never a part."""
    for name in args:
        if name in FILTER_NAMES:
            part = f"/kegiatan?{own}&{urlencode({name: args[name]}, safe=',:.')}"
            raise ParameterError(
                name,
                f"Halaman ini memuat semua kegiatannya, tanpa saringan. Sebagian ada di {part}",
                f"This page shows all of its kegiatan, without a filter. A part is at {part}",
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
    return read_window(dict(args.lists()))


def to_query(f: KegiatanFilter) -> str:
    """The filter as the one canonical query string, without "?"."""
    names = [name for name in f.used if name in FILTER_NAMES]
    pairs = [(name, _written(getattr(f, name))) for name in names]
    return urlencode(pairs, safe=",:.")


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, datetime) else str(value)
