"""From GeoJSON features to tables: every column has the kind that the property is said to have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..model.feature import PROPERTIES, Jenis
from ..query.koleksi.daftar import PLACE_PROPERTIES, REPORT_PROPERTIES
from .asal import Batches

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

_REPORT = ("minggu", "tanggal", "rencana", "realisasi", "deviasi", "kritis", "kode")
#: what holds the values of two themes that call different things by one name
_WIDER = {frozenset((Jenis.INTEGER, Jenis.NUMBER)): Jenis.NUMBER}
_DTYPES: dict[Jenis | None, Any] = {
    Jenis.TEXT: "string",
    Jenis.INTEGER: "Int64",
    Jenis.NUMBER: "float64",
    Jenis.BOOLEAN: "boolean",
}
_TIMES: dict[Jenis | None, Any] = {
    Jenis.DATE: "datetime64[s]",
    Jenis.TIMESTAMP: "datetime64[us, UTC]",
}


def kegiatan_frame(
    batches: Batches, attributes_of: Callable[[str], Mapping[str, Jenis]]
) -> GeoDataFrame:
    """One row a kegiatan: the fixed properties, the attributes of the themes that occur."""
    columns = _read(batches)
    kinds = {p.name: p.kind for p in PROPERTIES}
    for layer in sorted({str(key) for key in columns.of("layer")}):
        for name, kind in attributes_of(layer).items():
            kinds[name] = _wider(kinds.get(name, kind), kind)
    return _geographic(columns, kinds)


def progres_frame(batches: Batches) -> pd.DataFrame:
    """One row a weekly report."""
    import pandas as pd

    kinds = {p.name: p.kind for p in REPORT_PROPERTIES}
    columns = _read(batches)
    return pd.DataFrame({name: _column(columns.of(name), kinds[name]) for name in _REPORT})


def kecamatan_frame(batches: Batches) -> GeoDataFrame:
    """One row a kecamatan."""
    return _geographic(_read(batches), {p.name: p.kind for p in PLACE_PROPERTIES})


class _Columns:
    """Properties by name, as many of each as there are features, and the geometries."""

    def __init__(self) -> None:
        self.geometry: list[Any] = []
        self.names: dict[str, list[Any]] = {}

    def of(self, name: str) -> list[Any]:
        """The values of a property; None where a feature has none."""
        return self.names.get(name) or [None] * len(self.geometry)

    def add(self, features: list[dict[str, Any]]) -> None:
        """Append the features of a batch."""
        rows = [feature["properties"] for feature in features]
        for name in dict.fromkeys(name for row in rows for name in row):
            self.names.setdefault(name, [None] * len(self.geometry))
        for name, values in self.names.items():
            values.extend(row.get(name) for row in rows)
        self.geometry.extend(_shapes(feature["geometry"] for feature in features))


def _read(batches: Batches) -> _Columns:
    columns = _Columns()
    for features in batches:
        columns.add(features)
    return columns


def _shapes(geometries: Iterable[Any]) -> Any:
    import orjson
    import shapely

    texts = [None if geometry is None else orjson.dumps(geometry) for geometry in geometries]
    return shapely.from_geojson(texts)


def _geographic(columns: _Columns, kinds: Mapping[str, Jenis]) -> GeoDataFrame:
    """The named columns in their order, then whatever else the features bring."""
    from geopandas import GeoDataFrame

    names = [*kinds, *(name for name in columns.names if name not in kinds)]
    data = {name: _column(columns.of(name), kinds.get(name)) for name in names}
    return GeoDataFrame(data, geometry=columns.geometry, crs="EPSG:4326")


def _wider(one: Jenis, other: Jenis) -> Jenis:
    return one if one is other else _WIDER.get(frozenset((one, other)), Jenis.TEXT)


def _column(values: list[Any], kind: Jenis | None) -> pd.Series[Any]:
    """The values as a column; values that are not of their kind stay what they are."""
    import pandas as pd

    whole = pd.Series(values, dtype="object")
    try:
        if kind in _TIMES:
            moments = pd.to_datetime(whole, format="ISO8601", utc=kind is Jenis.TIMESTAMP)
            return moments.astype(_TIMES[kind])
        return whole.astype(_DTYPES[kind]) if kind in _DTYPES else whole
    except (ValueError, TypeError):
        return whole
