"""What people call themes, units and places, by the key or code that stands for them."""

from __future__ import annotations

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.registry import Registry


def names_of(conn: Connection, registry: Registry, bahasa: str) -> dict[str, str]:
    """All of them in one table; their keys and codes never meet."""
    places = [*list_wilayah(conn, Tingkat.KECAMATAN), *list_wilayah(conn, Tingkat.DESA)]
    return {
        **{key: layer.name.text(bahasa) for key, layer in registry.layers.items()},
        **{slug: unit.name.text(bahasa) for slug, unit in registry.bidang.items()},
        **{place.kode: place.nama for place in places},
    }
