"""GeoParquet 1.1: places as WKB with their boxes beside them, so that readers skip what lies apart.

Source: https://geoparquet.org/releases/v1.1.0. The file grows by groups of rows and leaves as it
is written; what is known last stands in its footer. pyarrow is imported when a file is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import orjson
import shapely

from ...model.feature import Jenis, Property
from ...query.koleksi.daftar import REPORT_PROPERTIES
from .isi import Isi
from .kolom import Fitur, columns_of, heading, read_batches
from .lajur import arrays_of
from .teks import read_shapes

#: rows of a group: enough to compress well, few enough to hold
ROWS = 16_384
_EDGES = ("xmin", "ymin", "xmax", "ymax")


def write_parquet(isi: Isi) -> Iterator[bytes]:
    """A row a kegiatan with `geometry` and `bbox` (degrees, longitude first); lists stay lists."""
    import pyarrow as pa

    columns = columns_of(isi.layers)
    box = pa.struct([(edge, pa.float64()) for edge in _EDGES])
    fields = [*_fields(columns), pa.field("geometry", pa.binary()), pa.field("bbox", box)]
    places = _Places()

    def batches() -> Iterator[Any]:
        for features in read_batches(isi):
            rows = [feature.properties for feature in features]
            arrays = [*_arrays(rows, columns), *places.arrays_of(features, box)]
            yield pa.record_batch(arrays, schema=pa.schema(fields))

    yield from _stream(pa.schema(fields), batches(), lambda: _about(isi, columns) | places.told())


def write_progres_parquet(isi: Isi) -> Iterator[bytes]:
    """A row a week and kegiatan."""
    import pyarrow as pa

    schema = pa.schema(_fields(REPORT_PROPERTIES))
    batches = (
        pa.record_batch(_arrays(reports, REPORT_PROPERTIES), schema=schema)
        for reports in isi.laporan()
    )
    yield from _stream(schema, batches, lambda: _about(isi, REPORT_PROPERTIES))


def _stream(
    schema: Any, batches: Iterable[Any], ending: Callable[[], dict[str, str]]
) -> Iterator[bytes]:
    """The bytes of the file; `ending` is asked for its metadata when all rows are written."""
    import pyarrow as pa
    from pyarrow import parquet

    sink = BytesIO()
    # a schema of Arrow's own would hide the metadata of the footer from who reads by it
    options = {"compression": "zstd", "store_schema": False}
    with parquet.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, **options) as writer:
        yield _taken(sink)
        for table in _groups(schema, batches):
            writer.write_table(table)
            yield _taken(sink)
        writer.add_key_value_metadata(ending())
    yield _taken(sink)


def _about(isi: Isi, columns: Sequence[Property]) -> dict[str, str]:
    """What the file says about itself, and what its columns mean."""
    meanings = {column.name: heading(column) for column in columns}
    return isi.keterangan.pasangan | {"kolom": orjson.dumps(meanings).decode()}


def _taken(sink: BytesIO) -> bytes:
    """What has been written since the last time; Arrow itself counts where it is."""
    piece = sink.getvalue()
    sink.seek(0)
    sink.truncate()
    return piece


def _groups(schema: Any, batches: Iterable[Any]) -> Iterator[Any]:
    """Batches put together into tables of some `ROWS` rows."""
    import pyarrow as pa

    held: list[Any] = []
    for batch in batches:
        held.append(batch)
        if sum(one.num_rows for one in held) >= ROWS:
            yield pa.Table.from_batches(held, schema)
            held = []
    if held:
        yield pa.Table.from_batches(held, schema)


def _fields(columns: Sequence[Property]) -> list[Any]:
    import pyarrow as pa

    types = {
        Jenis.INTEGER: pa.int64(),
        Jenis.NUMBER: pa.float64(),
        Jenis.BOOLEAN: pa.bool_(),
        Jenis.DATE: pa.date32(),
        Jenis.TIMESTAMP: pa.timestamp("ms", tz="UTC"),
        Jenis.LIST: pa.list_(pa.string()),
    }
    return [pa.field(column.name, types.get(column.kind, pa.string())) for column in columns]


def _arrays(rows: Sequence[Mapping[str, Any]], columns: Sequence[Property]) -> list[Any]:
    import pyarrow as pa

    data, masks = arrays_of(rows, columns)
    made = []
    for field, column, array, mask in zip(_fields(columns), columns, data, masks, strict=True):
        if column.kind is Jenis.LIST:
            made.append(pa.array([row.get(column.name) for row in rows], field.type))
        else:
            # what is no number (NaN) or no day (NaT) was missing
            made.append(pa.array(array, mask=mask, from_pandas=True).cast(field.type))
    return made


class _Places:
    """The geometries on their way, and what the footer must know of all of them."""

    def __init__(self) -> None:
        self._types: set[str] = set()
        self._boxes: list[Any] = []

    def arrays_of(self, features: Sequence[Fitur], box: Any) -> tuple[Any, Any]:
        """WKB and boxes; both are null where a kegiatan is not on the map."""
        import pyarrow as pa

        shapes = read_shapes(features)
        self._types |= {feature.type for feature in features if feature.geometry}
        if any(feature.geometry for feature in features):
            self._boxes.append(shapely.total_bounds(shapes).tolist())
        edges = [pa.array(side) for side in shapely.bounds(shapes).T]
        missing = pa.array(shapely.is_missing(shapes))
        boxes = pa.StructArray.from_arrays(edges, fields=list(box), mask=missing)
        return pa.array(shapely.to_wkb(shapes), pa.binary()), boxes

    def told(self) -> dict[str, str]:
        """The metadata of the footer; coordinates are OGC:CRS84, which is what its absence says."""
        column: dict[str, Any] = {
            "encoding": "WKB",
            "geometry_types": sorted(self._types),
            "covering": {"bbox": {edge: ["bbox", edge] for edge in _EDGES}},
        }
        if self._boxes:
            west, south, east, north = zip(*self._boxes, strict=True)
            column["bbox"] = [min(west), min(south), max(east), max(north)]
        geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
        return {"geo": orjson.dumps(geo).decode()}
