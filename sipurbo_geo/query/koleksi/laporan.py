"""Weekly reports, as they stand in what is published of each kegiatan."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...database.dialects import among
from ...database.engine import Catalogue
from ...database.tables import terbitan, terbitan_rincian
from ...model.feature import Jenis, Property
from ...model.filter import Bbox, KegiatanFilter
from ..conditions import conditions
from .daftar import Koleksi
from .sumber import Pieces, Sumber

#: what a report takes from its kegiatan
_OF_KEGIATAN = ("kode", "nama", "layer", "bidang", "tahun")


class Laporan(Sumber):
    """One row a week and kegiatan, ordered by kegiatan and week."""

    place = None

    def __init__(self, koleksi: Koleksi, room: ModuleType) -> None:
        super().__init__(koleksi, room)
        self._weeks, self._week = room.json_rows(terbitan_rincian.c.rincian, "progres")
        self._minggu = self._value("minggu", Jenis.INTEGER)
        self.key = (terbitan.c.id, self._minggu)
        self.tanggal = self._value("tanggal", Jenis.DATE)

    @property
    def rows(self) -> sa.FromClause:
        """Each published kegiatan beside its weeks."""
        detailed = terbitan.join(terbitan_rincian, terbitan_rincian.c.id == terbitan.c.id)
        return detailed.join(self._weeks, sa.true())

    @property
    def span(self) -> tuple[ColumnElement[Any], ColumnElement[Any]] | None:
        """A report belongs to one day."""
        return self.tanggal, self.tanggal

    def column(self, sifat: Property) -> ColumnElement[Any]:
        """A column of the kegiatan, or a value of the week."""
        if sifat.name in _OF_KEGIATAN:
            return terbitan.c[sifat.name]
        return self._value(sifat.name, sifat.kind)

    def narrowed(self, conn: sa.Connection, f: KegiatanFilter) -> list[ColumnElement[bool]]:
        """The reports of those kegiatan that the feeds' filter chooses."""
        return conditions(conn, f)

    def in_bbox(self, bbox: Bbox) -> ColumnElement[bool]:
        """A report has no place; its kegiatan has."""
        found: ColumnElement[bool] = self.room.in_bbox(terbitan, bbox)
        return found

    def window(
        self,
        conn: sa.Connection,
        conditions: Sequence[ColumnElement[bool]],
        first: Any,
        limit: int,
    ) -> list[ColumnElement[bool]]:
        """The kegiatan that a page can reach: each of them has at least one report of the answer.

        Without this SQLite opens every history to sort the weeks.
        """
        onward = [] if first is None else [terbitan.c.id >= first]
        asked = sa.select(terbitan.c.id).distinct().select_from(self.rows)
        asked = asked.where(*conditions, *onward).order_by(terbitan.c.id).limit(limit + 2)
        return [among(conn, terbitan.c.id, list(conn.scalars(asked)))]

    def with_id(self, fid: str) -> list[ColumnElement[bool]]:
        """ "PUPR-2023-0001:5" is the fifth week."""
        kode, _, minggu = fid.rpartition(":")
        if not minggu.isdecimal() or len(minggu) > 9:
            return [sa.false()]
        return [terbitan.c.kode == kode, self._minggu == int(minggu)]

    def texts(self, catalogue: Catalogue, keys: Sequence[tuple[Any, ...]]) -> Pieces:
        """Features without a geometry, one a report."""
        wanted: dict[int, list[int]] = {}
        for key, minggu in keys:
            wanted.setdefault(key, []).append(int(minggu))
        columns = [terbitan.c[name] for name in _OF_KEGIATAN]
        with catalogue.reading() as conn:
            asked = (
                sa.select(terbitan.c.id, terbitan_rincian.c.rincian, *columns)
                .join_from(terbitan, terbitan_rincian, terbitan_rincian.c.id == terbitan.c.id)
                .where(among(conn, terbitan.c.id, list(wanted)))
            )
            found = {(key, week): text for key, week, text in _built(conn, asked, wanted)}
        texts = [found[key, int(week)] for key, week in keys if (key, int(week)) in found]
        if texts:
            yield b",\n".join(texts), len(texts)

    def count(
        self,
        conn: sa.Connection,  # noqa: ARG002 - the other kinds count
        conditions: Sequence[ColumnElement[bool]],  # noqa: ARG002
    ) -> int | None:
        """Every history would have to be opened."""
        return None

    def _value(self, name: str, kind: Jenis) -> ColumnElement[Any]:
        found: ColumnElement[Any] = self.room.read_json(self._week, name, kind)
        return found


def _built(conn: sa.Connection, asked: sa.Select[Any], wanted: dict[int, list[int]]) -> Any:
    """Key, week and text of each report that is wanted."""
    for key, rincian, *values in conn.execute(asked):
        own = dict(zip(_OF_KEGIATAN, values, strict=True))
        weeks = {week["minggu"]: week for week in orjson.loads(rincian)["progres"]}
        for minggu in wanted[key]:
            week = weeks[minggu]
            feature = {
                "type": "Feature",
                "id": f"{own['kode']}:{minggu}",
                "geometry": None,
                "properties": own
                | {name: week[name] for name in ("minggu", "tanggal", "rencana", "realisasi")}
                | {name: week[name] for name in ("deviasi", "kritis")},
            }
            yield key, minggu, orjson.dumps(feature)
