"""Which state of the catalogue the public sees now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from ..database.engine import Catalogue, Connection

_STATEMENT = "SELECT uid, revisi, diperbarui, jumlah, tanpa_geometri FROM katalog"
_WITH_FEATURE = """
    SELECT k.uid, k.revisi, k.diperbarui, k.jumlah, k.tanpa_geometri,
        (SELECT f.fitur FROM terbitan t JOIN terbitan_fitur f ON f.id = t.id WHERE t.kode = ?)
    FROM katalog k
"""
_NOTHING = ("", 0, datetime(1970, 1, 1, tzinfo=UTC), 0, 0)


@dataclass(frozen=True, slots=True)
class Revision:
    """The catalogue's identity, its revision and what it counts."""

    uid: str
    nomor: int
    waktu: datetime
    jumlah: int
    tanpa_geometri: int

    @property
    def etag(self) -> str:
        """The validator of whatever is made of this revision alone."""
        # a restored copy counts on from an older number, but never in the same moment
        return f"{self.uid[:8]}-{self.nomor}-{self.waktu:%Y%m%dT%H%M%S.%f}"


def get_revision(conn: Connection) -> Revision:
    """The present revision; 0 for a catalogue to which nothing was ever written."""
    row = conn.exec_driver_sql(_STATEMENT).one_or_none()
    return _revision(tuple(row) if row else _NOTHING)


def current_revision(catalogue: Catalogue) -> Revision:
    """The same without a connection at hand: what every feed asks before anything else."""
    return _revision(catalogue.dialect.fetch_row(catalogue.read_engine, _STATEMENT) or _NOTHING)


def feature_with_revision(catalogue: Catalogue, kode: str) -> tuple[Revision, str | None]:
    """The revision and, where it is public, the Feature of one kegiatan, in one question."""
    row = catalogue.dialect.fetch_row(catalogue.read_engine, _WITH_FEATURE, (kode,))
    if row is None:
        return _revision(_NOTHING), None
    return _revision(row[:-1]), row[-1]


@lru_cache(maxsize=4)
def _revision(row: tuple[str, int, str | datetime, int, int]) -> Revision:
    uid, nomor, moment, jumlah, tanpa_geometri = row
    # the GeoPackage keeps moments as ISO 8601 text
    waktu = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return Revision(uid, nomor, waktu.astimezone(UTC), jumlah, tanpa_geometri)
