"""An office to walk through: people, kegiatan within and beyond their reach, what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.assign_pengguna import assign_pengguna
from sipurbo_geo.catalogue.make_token import make_token
from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.catalogue.store_dokumen import store_dokumen
from sipurbo_geo.catalogue.sync_registry import sync_registry
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import kegiatan
from sipurbo_geo.model.berkas import JenisBerkas, Tersimpan
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.laporan import Laporan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.token import new_token
from sipurbo_geo.model.wewenang import is_bounded
from sipurbo_geo.query.kantor.pengguna import find_akun
from sipurbo_geo.registry import Registry

from .factories import make_kegiatan, make_wilayah

#: the unit of all accounts, and another one
BIDANG, LAIN = "bina-marga", "cipta-karya"
KINI = datetime(2023, 6, 20, 3, tzinfo=UTC)


class Letak(StrEnum):
    """Where a kegiatan lies, seen from the people of `open_office`."""

    SEBIDANG = "own unit"
    LAIN = "other unit"
    DITUGASKAN = "assigned"


@dataclass(frozen=True, slots=True)
class Ground:
    """Keys by what stands first in an address: {"kegiatan": 1, "ajuan": 1 …}, for each place."""

    keys: Mapping[Letak, Mapping[str, int]]


def open_office(catalogue: Catalogue, registry: Registry) -> None:
    """Boundaries and one account a role, named as the role, all of one unit."""
    with catalogue.writing() as conn:
        sync_registry(conn, registry)
        save_wilayah(conn, make_wilayah())
        for peran in Peran:
            _add(conn, peran.value, peran, BIDANG)


def lay_ground(catalogue: Catalogue, registry: Registry) -> Ground:
    """In the open office a kegiatan of each place, with a report, a document and a stranger."""
    works = {
        place: make_kegiatan(
            f"PUPR-2023-9{number:03}",
            bidang=BIDANG if place is Letak.SEBIDANG else LAIN,
            nama=f"Kegiatan {place}",
        )
        for number, place in enumerate(Letak)
    }
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, list(works.values()))
        stranger = _add(conn, "orang-lain", Peran.PPK, f"{BIDANG},{LAIN}")
        known = {row.kode: row.id for row in conn.execute(sa.select(kegiatan))}
        theirs = {"pengguna": stranger, "token": make_token(conn, stranger, "uji", new_token())}
        keys = {
            place: _hang_on(conn, known[work.kode], number) | theirs
            for number, (place, work) in enumerate(works.items())
        }
        for peran in Peran:
            if is_bounded(peran):
                mine = keys[Letak.DITUGASKAN]["kegiatan"]
                assign_pengguna(conn, person(conn, peran.value).id or 0, mine)
    return Ground(keys)


def person(conn: sa.Connection, akun: str) -> Pelaku:
    """Who is behind an account."""
    found = find_akun(conn, akun)
    assert found is not None
    return found.pelaku


def _hang_on(conn: sa.Connection, key: int, number: int) -> dict[str, int]:
    """A report and a document of the kegiatan, by somebody who may."""
    who = person(conn, "orang-lain")
    report = report_progres(conn, who, key, Laporan(1, date(2023, 6, 5), Decimal(10)), now=KINI)
    letter = Tersimpan(f"{number}" * 64, "SPMK.pdf", JenisBerkas.PDF, 1000)
    stored = store_dokumen(conn, who, key, JenisDokumen.SPMK, letter, now=KINI)
    return {"kegiatan": key, "ajuan": report, "dokumen": stored}


def _add(conn: sa.Connection, akun: str, peran: Peran, bidang: str) -> int:
    return add_pengguna(
        conn,
        akun,
        f"Nama {akun}",
        peran,
        sandi="tidak dipakai",
        bidang=bidang.split(","),
        ganti_sandi=False,
    )
