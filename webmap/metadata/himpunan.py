"""The data sets of this site, as they stand now."""

from __future__ import annotations

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.query.isi import read_isi
from sipurbo_geo.query.revision import current_revision
from sipurbo_geo.serialise.katalog.himpunan import Himpunan, Sumber
from sipurbo_geo.serialise.katalog.susun import list_himpunan
from webmap.state import current

from .jawaban import situs


def sumber() -> Sumber:
    """What the descriptions of this site are made of."""
    state = current()
    revision = current_revision(state.catalogue)
    return Sumber(
        situs(),
        revision.uid,
        state.settings.instansi,
        state.settings.data_license,
        revision.waktu,
        state.registry.layers,
        read_isi(state.catalogue),
    )


def all_himpunan() -> dict[str, Himpunan]:
    """By id."""
    return list_himpunan(sumber())


def find_himpunan(name: str) -> Himpunan:
    """The data set called `name`; raises `NotFoundError`."""
    known = all_himpunan()
    if not known:
        raise NotFoundError("Belum ada data yang terbit.", "No data has been published yet.")
    if name not in known:
        raise NotFoundError(
            f"Tidak ada himpunan data '{name[:40]}'. Yang ada: {', '.join(known)}.",
            f"There is no data set '{name[:40]}'. Known: {', '.join(known)}.",
        )
    return known[name]
