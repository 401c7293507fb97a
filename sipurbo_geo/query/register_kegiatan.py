"""Kegiatan as the register holds them, withheld fields included; never for the public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from ..database.dialects import among
from ..database.tables import kegiatan, kegiatan_wilayah, pendanaan, wilayah
from ..model.kegiatan import Anggaran, AsalKoordinat, Keadaan, Kegiatan, Pendanaan, Rahasia
from ..model.status import AmbangKritis
from ..model.tahap import Tahap
from ..model.wilayah import Tingkat

_PLAIN = tuple(f.name for f in fields(Kegiatan) if f.name in kegiatan.columns)


def read_kegiatan(conn: sa.Connection, kode: Collection[str]) -> dict[str, Kegiatan]:
    """Those of `kode` that are known, without their amendments, which are kept apart.

    Amounts come without trailing zeros, so that they compare as they were brought.
    """
    rows = (
        conn.execute(sa.select(kegiatan).where(among(conn, kegiatan.c.kode, kode))).mappings().all()
    )
    if not rows:
        return {}
    ids = [row["id"] for row in rows]
    money, places = _money(conn, ids), _places(conn, ids)
    return {row["kode"]: _kegiatan(row, tuple(money[row["id"]]), places[row["id"]]) for row in rows}


def _kegiatan(
    row: Mapping[Any, Any], money: tuple[Pendanaan, ...], places: Mapping[str, list[str]]
) -> Kegiatan:
    plain = {name: _value(row[name]) for name in _PLAIN}
    plain |= {
        "tahap": Tahap(row["tahap"]),
        "keadaan": Keadaan(row["keadaan"]),
        "asal_koordinat": AsalKoordinat(row["asal_koordinat"]),
    }
    return Kegiatan(
        **plain,
        geometry=row["geom"],
        kecamatan=tuple(places[Tingkat.KECAMATAN.value]),
        desa=tuple(places[Tingkat.DESA.value]),
        pendanaan=money,
        anggaran=Anggaran(**_part(row, Anggaran, "anggaran_")),
        rahasia=Rahasia(**_part(row, Rahasia)),
        ambang=AmbangKritis(**_part(row, AmbangKritis)),
    )


def _part(row: Mapping[Any, Any], kind: Any, prefix: str = "") -> dict[str, Any]:
    return {f.name: _value(row[prefix + f.name]) for f in fields(kind)}


def _value(value: Any) -> Any:
    return Decimal(format(value.normalize(), "f")) if isinstance(value, Decimal) else value


def _money(conn: sa.Connection, ids: Collection[int]) -> dict[int, list[Pendanaan]]:
    found: dict[int, list[Pendanaan]] = defaultdict(list)
    statement = sa.select(pendanaan).where(among(conn, pendanaan.c.kegiatan_id, ids))
    for row in conn.execute(statement.order_by(pendanaan.c.id)):
        found[row.kegiatan_id].append(Pendanaan(row.sumber, _value(row.jumlah)))
    return found


def _places(conn: sa.Connection, ids: Collection[int]) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    statement = (
        sa.select(kegiatan_wilayah.c.kegiatan_id, wilayah.c.tingkat, wilayah.c.kode)
        .join(wilayah, wilayah.c.id == kegiatan_wilayah.c.wilayah_id)
        .where(among(conn, kegiatan_wilayah.c.kegiatan_id, ids))
        .order_by(wilayah.c.kode)
    )
    for row in conn.execute(statement):
        found[row.kegiatan_id][row.tingkat].append(row.kode)
    return found
