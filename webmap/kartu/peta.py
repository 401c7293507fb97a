"""The places on the map of a card."""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.serialise.kartu import PetaKartu
from webmap.latar import Latar


def describe_places(
    backdrop: Latar, own: Collection[str], colour: str, work: BaseGeometry | None = None
) -> PetaKartu | None:
    """The kecamatan `own` (codes) among the others, and the work; None where nothing is known."""
    about = [place for place in backdrop.kecamatan if place.wilayah.kode in own]
    around = [place for place in backdrop.kecamatan if place.wilayah.kode not in own]
    if not about and work is None:
        return None
    named = [", ".join(f"Kec. {place.wilayah.nama}" for place in about)] if len(about) <= 2 else []
    if any(place.wilayah.ilustrasi for place in about):
        named.append(_("batas ilustrasi"))
    return PetaKartu(
        work,
        colour,
        [place.bentuk for place in about],
        [place.bentuk for place in around],
        " · ".join(filter(None, named)),
        # the names would only hide a work
        [(place.wilayah.nama, place.pusat) for place in (*about, *around)] if work is None else [],
    )
