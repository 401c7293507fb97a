"""Column types that mean the same on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import orjson
import shapely
import sqlalchemy as sa
from geoalchemy2 import Geometry
from shapely.geometry.base import BaseGeometry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.type_api import TypeEngine
from sqlalchemy.types import TypeDecorator, UserDefinedType

from . import geometry_blob


class _Blob(UserDefinedType[bytes]):
    """A GeoPackage geometry column."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "GEOMETRY"


class _Postgis(Geometry):
    """A PostGIS column that takes and gives hexadecimal EWKB, with no function call around it."""

    cache_ok = True

    def bind_expression(self, bindvalue: Any) -> Any:
        return sa.cast(bindvalue, self)

    def column_expression(self, col: Any) -> Any:
        return col

    def bind_processor(self, dialect: Dialect) -> None:  # noqa: ARG002 - SQLAlchemy's signature
        return None

    def result_processor(self, dialect: Dialect, coltype: Any) -> None:  # noqa: ARG002
        return None


class Geometri(TypeDecorator[BaseGeometry]):
    """Shapely in, shapely out: any type, EPSG:4326, lon/lat."""

    impl = sa.LargeBinary
    cache_ok = True
    #: GeoAlchemy2 looks for this; the migrations make the indexes
    spatial_index = False

    def load_dialect_impl(self, dialect: Dialect | None) -> TypeEngine[Any]:
        if dialect is None:  # GeoAlchemy2 asks so while a table is being made
            return _Blob()
        if dialect.name == "postgresql":
            kind = _Postgis("GEOMETRY", srid=geometry_blob.SRS_ID, spatial_index=False)
            return dialect.type_descriptor(kind)
        return dialect.type_descriptor(_Blob())

    def process_bind_param(self, value: BaseGeometry | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if dialect.name == "postgresql":
            return shapely.to_wkb(
                shapely.set_srid(value, geometry_blob.SRS_ID), hex=True, include_srid=True
            )
        return geometry_blob.encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> BaseGeometry | None:
        if value is None:
            return None
        on_server = dialect.name == "postgresql"
        found: BaseGeometry = shapely.from_wkb(value) if on_server else geometry_blob.decode(value)
        return found


class _Exact(TypeDecorator[Decimal]):
    """A decimal number: NUMERIC on PostgreSQL, a double rounded back on a GeoPackage.

    A double holds 15 digits, so `digits` decimals stay exact up to 10 ** (15 - digits).
    """

    impl = sa.Numeric
    cache_ok = True
    digits = 2
    precision = 17

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.Numeric(self.precision, self.digits))
        return dialect.type_descriptor(sa.REAL())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return float(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        if value is None:
            return None
        return round(Decimal(str(value)), self.digits)


class Uang(_Exact):
    """Rupiah, with sen."""

    cache_ok = True


class Persen(_Exact):
    """Percent, with four decimals: enough for the rule's strict comparisons."""

    cache_ok = True
    digits = 4
    precision = 7


class Waktu(TypeDecorator[datetime]):
    """A moment in UTC, with an aware datetime on both sides."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.DateTime(timezone=True))
        return dialect.type_descriptor(_GpkgDatetime())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return _iso(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


@lru_cache(maxsize=64)
def _iso(value: datetime) -> str:
    """One moment is written into many rows of a transaction."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


class _GpkgDatetime(UserDefinedType[str]):
    """DATETIME as a GeoPackage wants it: ISO 8601 text in UTC."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "DATETIME"


def to_json(value: Any) -> str:
    """How a JSON column is written: as `json.dumps` means it, in a tenth of the time."""
    return orjson.dumps(value).decode()


#: a JSON document
Dokumen = sa.JSON().with_variant(JSONB(), "postgresql")
#: a key that both databases count up by themselves
Kunci = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
