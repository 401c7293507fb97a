"""A new GeoPackage to hand out, filled layer by layer and read by anybody.

Source: OGC 12-128r18 (GeoPackage 1.3) with the extensions gpkg_rtree_index and gpkg_metadata. The
file is made from nothing and thrown away if that fails, so nothing protects it meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import shapely

from . import geometry_blob
from .dialects.geopackage import APPLICATION_ID, USER_VERSION
from .dialects.geopackage_schema import CORE, rtree
from .rtree_file import fill_rtree

#: key and geometry of each layer, under the names that GDAL gives them
KEY, GEOMETRY = "fid", "geom"
_UNGUARDED = (
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -16384",
)
_METADATA = (
    """CREATE TABLE gpkg_metadata (
        id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
        md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
        mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE gpkg_metadata_reference (
        reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
        timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
        CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
        CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))""",
)
_EXTENSION = "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)"
_RTREE_IS = "http://www.geopackage.org/spec120/#extension_rtree"
_METADATA_IS = "http://www.geopackage.org/spec120/#extension_metadata"


class GeopackageFile:
    """The file while it is written; see `new_geopackage`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._inserts: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        #: layer → the boxes of its rows, one array a batch: key, west, east, south, north
        self._boxes: dict[str, list[Any]] = {}

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers so far, in the order in which they were added."""
        return tuple(self._inserts)

    def run(self, statement: str, values: Sequence[Any] = ()) -> None:
        """One statement of SQL, for tables that only the caller knows."""
        self._connection.execute(statement, values)

    def add_layer(
        self, name: str, columns: Mapping[str, str], geometry: str | None, description: str
    ) -> None:
        """An empty layer. `columns`: name → GeoPackage type; `geometry` as in
        gpkg_geometry_columns ("MULTIPOINT", …), None for a table without places.
        """
        place = {GEOMETRY: geometry} if geometry else {}
        listed = ", ".join(f'"{column}" {kind}' for column, kind in (place | dict(columns)).items())
        self.run(f'CREATE TABLE "{name}" ({KEY} INTEGER PRIMARY KEY AUTOINCREMENT, {listed})')
        kind, srs = ("features", geometry_blob.SRS_ID) if geometry else ("attributes", None)
        self.run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
            "VALUES (?, ?, ?, ?, ?)",
            (name, kind, name, description, srs),
        )
        if geometry:
            about = (name, GEOMETRY, geometry, geometry_blob.SRS_ID)
            self.run("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)", about)
            self._boxes[name] = []
        marks = ", ?" * (len(place) + len(columns))
        self._inserts[name] = f'INSERT INTO "{name}" VALUES (NULL{marks})'

    def insert(self, layer: str, rows: Iterable[Sequence[Any]], shapes: Any) -> None:
        """More rows of a layer. `shapes`: an array of their geometries (EPSG:4326, all there),
        None for a table without places; single ones become multi.
        """
        first = self._counts.get(layer, 0) + 1
        if shapes is not None:
            blobs = geometry_blob.encode_many(shapes, multi=True)
            rows = [(blob, *row) for blob, row in zip(blobs, rows, strict=True)]
            west, south, east, north = shapely.bounds(shapes).T
            keys = np.arange(first, first + len(rows))
            self._boxes[layer].append(np.column_stack((keys, west, east, south, north)))
        done = self._connection.executemany(self._inserts[layer], rows)
        self._counts[layer] = first - 1 + done.rowcount

    def describe(self, about: Mapping[str, str]) -> None:
        """What the file and each of its layers says about itself, where GDAL looks for it."""
        items = "".join(f"<MDI key={quoteattr(k)}>{escape(v)}</MDI>" for k, v in about.items())
        text = f"<GDALMultiDomainMetadata><Metadata>{items}</Metadata></GDALMultiDomainMetadata>"
        for statement in _METADATA:
            self.run(statement)
        for table in ("gpkg_metadata", "gpkg_metadata_reference"):
            self.run(_EXTENSION, (table, None, "gpkg_metadata", _METADATA_IS, "read-write"))
        values = (1, "dataset", "http://gdal.org", "text/xml", text)
        self.run("INSERT INTO gpkg_metadata VALUES (?, ?, ?, ?, ?)", values)
        scopes = [("geopackage", None), *(("table", name) for name in self.layers)]
        for scope in scopes:
            self.run(
                "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) "
                "VALUES (?, ?, 1)",
                scope,
            )

    def index(self) -> None:
        """The R*Tree and the extent of every layer, now that all rows are there."""
        for name, batches in self._boxes.items():
            create, *triggers = rtree(name, GEOMETRY, KEY)
            self.run(create)
            if batches:
                self._fill_index(name, np.concatenate(batches))
            for trigger in triggers:
                self.run(trigger)
            self.run(_EXTENSION, (name, GEOMETRY, "gpkg_rtree_index", _RTREE_IS, "write-only"))

    def _fill_index(self, name: str, boxes: Any) -> None:
        keys = boxes[:, 0].astype(np.int64)
        fill_rtree(self._connection, f"rtree_{name}_{GEOMETRY}", keys, boxes[:, 1:])
        (_, west, _, south, _), (_, _, east, _, north) = boxes.min(axis=0), boxes.max(axis=0)
        self.run(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
            "WHERE table_name = ?",
            (west, south, east, north, name),
        )


@contextmanager
def new_geopackage(path: Path) -> Iterator[GeopackageFile]:
    """A GeoPackage at `path`, where nothing may be yet; complete when the block has ended."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in _UNGUARDED:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {USER_VERSION}")
        connection.execute("BEGIN")
        for statement in CORE:
            connection.execute(statement)
        made = GeopackageFile(connection)
        yield made
        made.index()
        connection.execute("COMMIT")
