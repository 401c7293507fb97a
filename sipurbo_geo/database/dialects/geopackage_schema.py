"""The SQL that makes a SQLite file a GeoPackage: OGC 12-128r18, annexes C and F.3."""

from __future__ import annotations

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)

CORE = (
    """CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""",
    f"""INSERT INTO gpkg_spatial_ref_sys VALUES
        ('WGS 84 geodetic', 4326, 'EPSG', 4326, '{_WGS84}', 'longitude/latitude, WGS 84'),
        ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian'),
        ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic')""",
    """CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""",
    """CREATE TABLE gpkg_extensions (
        table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
        scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))""",
)

#: of the store alone
STORE = (
    # GDAL lists every table of a file unless one is registered as attributes
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
        VALUES ('bidang', 'attributes', 'bidang', 'Unit kerja')""",
)

#: QGIS opens a file with every table listed; a data type of our own keeps the register out
HIDE_REGISTER = """INSERT INTO gpkg_contents (table_name, data_type, identifier)
    SELECT name, 'register', name FROM sqlite_master WHERE type = 'table'
    AND name NOT LIKE 'gpkg_%' AND name NOT LIKE 'rtree_%' AND name NOT LIKE 'sqlite_%'
    AND name NOT IN (SELECT table_name FROM gpkg_contents)"""

INDEX_EXTENSION = (
    """INSERT INTO gpkg_extensions VALUES ('terbitan', 'geom', 'gpkg_rtree_index',
        'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')""",
)

FEATURE_LAYER = (
    """INSERT INTO gpkg_contents
        (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
        VALUES (:name, 'features', :name, :title, NULL, NULL, NULL, NULL, 4326)""",
    """INSERT INTO gpkg_geometry_columns VALUES (:name, 'geom', 'GEOMETRY', 4326, 0, 0)""",
)

#: full-text index by three letters: finds parts of words, as LIKE does on the other database
SEARCH = (
    """CREATE VIRTUAL TABLE terbitan_cari USING fts5(
        cari, content = 'terbitan', content_rowid = 'id', tokenize = 'trigram', detail = 'none')""",
    """CREATE TRIGGER terbitan_cari_insert AFTER INSERT ON terbitan BEGIN
        INSERT INTO terbitan_cari (rowid, cari) VALUES (new.id, new.cari); END""",
    """CREATE TRIGGER terbitan_cari_delete AFTER DELETE ON terbitan BEGIN
        INSERT INTO terbitan_cari (terbitan_cari, rowid, cari)
        VALUES ('delete', old.id, old.cari); END""",
    """CREATE TRIGGER terbitan_cari_update AFTER UPDATE OF cari ON terbitan BEGIN
        INSERT INTO terbitan_cari (terbitan_cari, rowid, cari)
        VALUES ('delete', old.id, old.cari);
        INSERT INTO terbitan_cari (rowid, cari) VALUES (new.id, new.cari); END""",
)


#: what the triggers of terbitan do for one row, for a JSON list of keys
INDEX_MANY = (
    """INSERT INTO rtree_terbitan_geom SELECT id, west, east, south, north FROM terbitan
        WHERE id IN (SELECT value FROM json_each(?)) AND geom IS NOT NULL""",
    """INSERT INTO terbitan_cari (rowid, cari) SELECT id, cari FROM terbitan
        WHERE id IN (SELECT value FROM json_each(?))""",
)


def rtree(table: str, column: str, key: str = "id") -> tuple[str, ...]:
    """The R*Tree of a table and the triggers that keep it true (extension gpkg_rtree_index)."""
    tree = f'"rtree_{table}_{column}"'
    box = (
        f'ST_MinX(NEW."{column}"), ST_MaxX(NEW."{column}"), '
        f'ST_MinY(NEW."{column}"), ST_MaxY(NEW."{column}")'
    )
    filled = f'NEW."{column}" NOTNULL AND NOT ST_IsEmpty(NEW."{column}")'
    missing = f'NEW."{column}" ISNULL OR ST_IsEmpty(NEW."{column}")'
    put = f"INSERT OR REPLACE INTO {tree} VALUES (NEW.{key}, {box}); END"
    drop = f"DELETE FROM {tree} WHERE id = OLD.{key}; END"
    name = f"rtree_{table}_{column}"
    return (
        f"CREATE VIRTUAL TABLE {tree} USING rtree(id, minx, maxx, miny, maxy)",
        f'CREATE TRIGGER "{name}_insert" AFTER INSERT ON "{table}" WHEN ({filled}) BEGIN {put}',
        f'CREATE TRIGGER "{name}_update6" AFTER UPDATE OF "{column}" ON "{table}" '
        f"WHEN OLD.{key} = NEW.{key} AND ({filled}) AND "
        f'(OLD."{column}" NOTNULL AND NOT ST_IsEmpty(OLD."{column}")) BEGIN '
        f'UPDATE {tree} SET minx = ST_MinX(NEW."{column}"), maxx = ST_MaxX(NEW."{column}"), '
        f'miny = ST_MinY(NEW."{column}"), maxy = ST_MaxY(NEW."{column}") '
        f"WHERE id = NEW.{key}; END",
        f'CREATE TRIGGER "{name}_update7" AFTER UPDATE OF "{column}" ON "{table}" '
        f"WHEN OLD.{key} = NEW.{key} AND ({filled}) AND "
        f'(OLD."{column}" ISNULL OR ST_IsEmpty(OLD."{column}")) BEGIN {put}',
        f'CREATE TRIGGER "{name}_update2" AFTER UPDATE OF "{column}" ON "{table}" '
        f"WHEN OLD.{key} = NEW.{key} AND ({missing}) BEGIN {drop}",
        f'CREATE TRIGGER "{name}_update5" AFTER UPDATE ON "{table}" '
        f"WHEN OLD.{key} != NEW.{key} AND ({filled}) BEGIN "
        f"DELETE FROM {tree} WHERE id = OLD.{key}; {put}",
        f'CREATE TRIGGER "{name}_update4" AFTER UPDATE ON "{table}" '
        f"WHEN OLD.{key} != NEW.{key} AND ({missing}) BEGIN "
        f"DELETE FROM {tree} WHERE id IN (OLD.{key}, NEW.{key}); END",
        f'CREATE TRIGGER "{name}_delete" AFTER DELETE ON "{table}" '
        f'WHEN OLD."{column}" NOT NULL BEGIN {drop}',
    )


def append_only(table: str) -> tuple[str, ...]:
    """Triggers that let nobody change or remove a row of `table`."""
    return tuple(
        f"CREATE TRIGGER {table}_{verb.lower()}_ditolak BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, '{table}: baris tidak boleh diubah atau dihapus'); END"
        for verb in ("UPDATE", "DELETE")
    )
