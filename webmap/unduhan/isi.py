"""From a request to what a file is made of."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import request

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.unduhan.isi import Isi
from sipurbo_geo.serialise.unduhan.kumpul import describe, gather

from ..params import NO_WINDOW, PAGE_NAMES, to_query
from ..state import current


def isi_of(f: KegiatanFilter, window: tuple[int, int], revision: Revision, path: str = "") -> Isi:
    """The chosen features and what their file says about itself; the address is a full one.

    `path` is where the file is, if that is not what is asked for.
    """
    state = current()
    catalogue, registry = state.catalogue, state.registry
    base = state.settings.public_url or request.host_url.rstrip("/")
    query = "&".join(filter(None, (to_query(f), _written(window))))
    about = describe(
        catalogue,
        registry,
        f,
        revision,
        lisensi=state.settings.data_license,
        sumber=f"{base}{path or request.path}" + (f"?{query}" if query else ""),
    )
    return gather(catalogue, registry, f, about, window=window, public_url=base)


def _written(window: tuple[int, int]) -> str:
    parts = zip(PAGE_NAMES, window, NO_WINDOW, strict=True)
    return urlencode([(name, value) for name, value, usual in parts if value != usual])
