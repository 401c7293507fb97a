"""The parameters by which records are looked for."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from sipurbo_geo.model.crs import CRS84
from sipurbo_geo.query.koleksi.penanda import NAME as SESUDAH
from sipurbo_geo.query.koleksi.penanda import read_penanda
from sipurbo_geo.serialise.katalog.cari import Pencarian
from webmap.ogc.bentuk import check_parameters
from webmap.ogc.kotak import read_kotak
from webmap.ogc.parameter import read_limit
from webmap.ogc.waktu import read_waktu

NAMES = ("q", "bbox", "datetime", "type", "ids", "externalIds", "limit", SESUDAH)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What is looked for, how many records a page holds, and the id before its first one."""

    pencarian: Pencarian
    limit: int
    sesudah: str


def read_permintaan() -> Permintaan:
    """The request for records; raises `ParameterError`."""
    check_parameters(NAMES)
    args = request.args
    mark = args.get(SESUDAH, "")
    return Permintaan(
        Pencarian(
            kata=_listed("q"),
            kotak=read_kotak(args.get("bbox", ""), CRS84),
            waktu=read_waktu(args.get("datetime", "")),
            jenis=_listed("type"),
            ids=_listed("ids"),
            pengenal=_listed("externalIds"),
        ),
        read_limit(args.get("limit")),
        str(read_penanda(mark, 1)[0]) if mark else "",
    )


def _listed(name: str) -> tuple[str, ...]:
    """The parts between commas; a parameter without a value asks nothing."""
    parts = ",".join(request.args.getlist(name)).split(",")
    return tuple(part.strip() for part in parts if part.strip())
