"""One account a role for the sample catalogue; their passwords are shown once and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..model.filter import KegiatanFilter
from ..model.label import Label
from ..model.peran import PERAN_LABELS, Peran
from ..model.tahap import Tahap
from ..model.wewenang import is_bounded

if TYPE_CHECKING:
    from ..database.engine import Catalogue, Connection

_BIDANG = "bina-marga"
#: how many kegiatan the konsultan supervises
_OWN = 3
_SHOWN = Label(
    "Akun contoh, satu per peran; kata sandinya dibuat sekarang dan hanya tampil sekali ini:",
    "Sample accounts, one a role; the passwords were made now and are shown this once:",
)
_AGAIN = Label(
    "Kata sandi akun contoh tidak disimpan. Setel ulang: "
    "sipurbo --database {url} user reset administrator",
    "The passwords of the sample accounts are stored nowhere. Reset one: "
    "sipurbo --database {url} user reset administrator",
)


def offer_accounts(catalogue: Catalogue, url: str, bahasa: str) -> None:
    """Open the accounts if there is none yet and print them to stderr, else say how to reset."""
    from ..query.kantor.pengguna import list_petugas

    with catalogue.reading_register() as conn:
        known = list_petugas(conn)
    if known:
        click.echo(_AGAIN.text(bahasa).format(url=url), err=True)
        return
    made = _open_accounts(catalogue)
    click.echo(_SHOWN.text(bahasa), err=True)
    for peran, sandi in made.items():
        label = PERAN_LABELS[peran].text(bahasa)
        click.echo(f"  {peran.value:<14} {sandi}   {label}", err=True)


def _open_accounts(catalogue: Catalogue) -> dict[Peran, str]:
    """All of them or none; gives the passwords."""
    from webmap.kata_sandi import hash_sandi

    from ..catalogue.add_pengguna import add_pengguna
    from ..catalogue.assign_pengguna import assign_pengguna
    from ..model.sandi import new_sandi

    made = {peran: new_sandi() for peran in Peran}
    with catalogue.writing() as conn:
        for peran, sandi in made.items():
            key = add_pengguna(
                conn,
                peran.value,
                f"{PERAN_LABELS[peran].id} contoh",
                peran,
                sandi=hash_sandi(sandi),
                bidang=[_BIDANG] if is_bounded(peran) else [],
                ganti_sandi=False,
            )
            if peran is Peran.KONSULTAN:
                for kegiatan_id in _under_construction(conn):
                    assign_pengguna(conn, key, kegiatan_id)
    return made


def _under_construction(conn: Connection) -> list[int]:
    """Keys of some kegiatan that have something to report."""
    from ..catalogue.lookup import ids_of
    from ..query.kegiatan import list_kegiatan

    wanted = KegiatanFilter(bidang=(_BIDANG,), tahap=(Tahap.PELAKSANAAN.value,))
    listed = list_kegiatan(conn, wanted, sort="-nilai_kontrak", limit=_OWN)
    return sorted(ids_of(conn, [one["kode"] for one in listed]).values())
