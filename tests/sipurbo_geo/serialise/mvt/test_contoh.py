"""The sample catalogue as tiles: each kegiatan in the tile where its published shape begins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.sample import build_sample
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.ubin import Ubin, ubin_at
from sipurbo_geo.query.features import stream_features
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.mvt.ubin import encode_ubin
from sipurbo_geo.settings import shipped
from tests.conftest import BOTH, own_catalogue
from tests.ubin import walk

_DEEP = 14
FILTERS = {
    "all": KegiatanFilter(),
    "late roads and canals": KegiatanFilter(
        layer=("jalan", "irigasi"), status=("terlambat", "kritis")
    ),
}


@pytest.fixture(scope="module", params=BOTH)
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, registry: Registry
) -> Iterator[Catalogue]:
    with own_catalogue(request, tmp_path_factory) as catalogue:
        build_sample(catalogue, registry, shipped("sample_data"))
        yield catalogue


def _begins(catalogue: Catalogue, f: KegiatanFilter) -> dict[str, tuple[float, float]]:
    """Where the published shape of each kegiatan on the map begins."""
    text = b",".join(piece for piece, _ in stream_features(catalogue, f))
    features = json.loads(b"[" + text + b"]")
    return {f["id"]: _first(f["geometry"]["coordinates"]) for f in features if f["geometry"]}


def _first(coordinates: Any) -> tuple[float, float]:
    while isinstance(coordinates[0], list):
        coordinates = coordinates[0]
    lon, lat = coordinates
    return lon, lat


@pytest.mark.parametrize("name", FILTERS)
def test_each_one_is_counted_where_its_shape_begins(sample: Catalogue, name: str) -> None:
    f = FILTERS[name]
    expected = {
        (kode, ubin_at(*place, z))
        for kode, place in _begins(sample, f).items()
        for z in range(_DEEP + 1)
    }
    assert expected
    counted: list[tuple[str, Ubin]] = []
    for ubin, isi in walk(lambda ubin: encode_ubin(sample, f, ubin), _DEEP):
        assert set(isi) == {"kegiatan"}, "a few hundred fit into any tile"
        told = [feature["properties"] for feature in isi["kegiatan"]]
        assert len({one["kode"] for one in told}) == len(told)
        counted += [(one["kode"], ubin) for one in told if one["jumlah"]]
    assert len(counted) == len(set(counted))
    assert set(counted) == expected
