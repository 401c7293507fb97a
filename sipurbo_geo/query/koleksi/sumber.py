"""Where a collection's features come from: what all kinds of collections have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...database.engine import Catalogue
from ...model.feature import Property
from ...model.filter import Bbox, KegiatanFilter
from .daftar import Koleksi

#: joined features with how many each piece holds
Pieces = Iterator[tuple[bytes, int]]


class Sumber(ABC):
    """The rows behind a collection. `room` knows the database."""

    #: the order of pages: columns that are never NULL and together unique
    key: tuple[ColumnElement[Any], ...]
    #: the table with the column `geom`, by which filters find a feature's place
    place: sa.FromClause | None

    def __init__(self, koleksi: Koleksi, room: ModuleType) -> None:
        self.koleksi = koleksi
        self.room = room
        self.queryables: Mapping[str, Property] = koleksi.queryables

    @property
    @abstractmethod
    def rows(self) -> sa.FromClause:
        """What is selected from."""

    @property
    @abstractmethod
    def span(self) -> tuple[ColumnElement[Any], ColumnElement[Any]] | None:
        """First and last day of a feature; None where it has no time."""

    @abstractmethod
    def column(self, sifat: Property) -> ColumnElement[Any]:
        """The SQL of a property; of a list its texts, with "," before and after each."""

    @abstractmethod
    def narrowed(self, conn: sa.Connection, f: KegiatanFilter) -> list[ColumnElement[bool]]:
        """What makes the collection, and what the common filter adds."""

    @abstractmethod
    def in_bbox(self, bbox: Bbox) -> ColumnElement[bool]:
        """Whether a feature meets a box."""

    @abstractmethod
    def with_id(self, fid: str) -> list[ColumnElement[bool]]:
        """Which feature an id names."""

    @abstractmethod
    def texts(self, catalogue: Catalogue, keys: Sequence[tuple[Any, ...]]) -> Pieces:
        """The features with these keys, in this order."""

    def at_once(
        self,
        catalogue: Catalogue,  # noqa: ARG002 - only stored texts can be paged through like this
        after: Any,  # noqa: ARG002
        limit: int,  # noqa: ARG002
    ) -> tuple[bytes, int, Any, bool] | None:
        """A page of everything behind the key `after` (None: from the start), in one question.

        Text, number, last key, and whether more follow; None where it cannot be had so.
        """
        return None

    @abstractmethod
    def count(self, conn: sa.Connection, conditions: Sequence[ColumnElement[bool]]) -> int | None:
        """How many match; None where counting would cost more than the answer."""
