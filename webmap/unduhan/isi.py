"""From a request to what a file is made of."""

from __future__ import annotations

from flask import request

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.unduhan.isi import Isi
from sipurbo_geo.serialise.unduhan.kumpul import describe, gather

from ..params import to_query
from ..state import current


def isi_of(f: KegiatanFilter, window: tuple[int, int], revision: Revision) -> Isi:
    """The chosen features and what their file says about itself; the address is a full one."""
    state = current()
    catalogue, registry = state.catalogue, state.registry
    base = state.settings.public_url or request.host_url.rstrip("/")
    query = to_query(f)
    about = describe(
        catalogue,
        registry,
        f,
        revision,
        lisensi=state.settings.data_license,
        sumber=f"{base}{request.path}" + (f"?{query}" if query else ""),
    )
    return gather(catalogue, registry, f, about, window=window, public_url=base)
