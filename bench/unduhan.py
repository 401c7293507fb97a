"""Downloads, each asked of a server that has just started: nothing is imported or warm yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sipurbo_geo.serialise.unduhan.bentuk import BENTUK, BENTUK_PROGRES, Bentuk, offered

from .client import fetch, fetch_first_byte
from .measure import Check, Measure
from .server import Served

Fresh = Callable[[], AbstractContextManager[Served]]
_GPKG_S = 5.0
_FIRST_BYTE_MS = 300.0


def download_checks(fresh: Fresh, *, promised: bool) -> list[Check]:
    """The whole collection as GeoPackage, and the first byte of every format that streams."""
    whole = Check(
        "gpkg, whole collection",
        "s",
        _asked(fresh, "/unduh/kegiatan.gpkg", lambda port, path: fetch(port, path).total),
        target=_GPKG_S if promised else None,
    )
    return [whole, *(_first_byte(fresh, name) for name in streaming_names())]


def streaming_names() -> list[str]:
    """The file names of the formats that leave as they are read."""
    named: dict[str, dict[str, Bentuk]] = {"kegiatan": BENTUK, "progres": BENTUK_PROGRES}
    return [
        f"{name}.{ext}"
        for name, forms in named.items()
        for ext, bentuk in offered(forms).items()
        if bentuk.streams
    ]


def _first_byte(fresh: Fresh, name: str) -> Check:
    def milliseconds(port: int, path: str) -> float:
        return fetch_first_byte(port, path) * 1000

    measure = _asked(fresh, f"/unduh/{name}", milliseconds)
    return Check(f"{name}, first byte", "ms", measure, target=_FIRST_BYTE_MS)


def _asked(fresh: Fresh, path: str, ask: Callable[[int, str], float]) -> Measure:
    def measure() -> float:
        with fresh() as served:
            return ask(served.port, path)

    return measure
