"""What the form of an account holds, every fault beside its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from sipurbo_geo.catalogue.pengguna_rows import check_akun, check_nama
from sipurbo_geo.errors import SipurboError, UsageError
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.query.kantor.pengguna import Petugas
from webmap.state import current


@dataclass(frozen=True, slots=True)
class Isian:
    """The form as it was filled in; `salah` says by field what cannot be taken."""

    akun: str = ""
    nama: str = ""
    peran: str = ""
    bidang: tuple[str, ...] = ()
    salah: dict[str, SipurboError] = field(default_factory=dict)


def read_isian(form: MultiDict[str, str], *, with_akun: bool) -> Isian:
    """What was sent; `with_akun`: the account is new and gets its name here."""
    found = Isian(
        form.get("akun", ""), form.get("nama", ""), form.get("peran", ""),
        tuple(form.getlist("bidang")),
    )  # fmt: skip
    checks: dict[str, Callable[[], object]] = {
        "nama": lambda: check_nama(found.nama),
        "peran": lambda: _check_peran(found.peran),
        "bidang": lambda: _check_bidang(found.bidang),
    }
    if with_akun:
        checks = {"akun": lambda: check_akun(found.akun), **checks}
    for name, check in checks.items():
        try:
            check()
        except UsageError as error:
            found.salah[name] = error
    return found


def isian_of(petugas: Petugas) -> Isian:
    """The form as the account stands."""
    return Isian(petugas.akun, petugas.nama, petugas.peran.value, petugas.bidang)


def _check_peran(text: str) -> None:
    if text not in list(Peran):
        raise UsageError("Pilih perannya.", "Choose the role.")


def _check_bidang(slugs: tuple[str, ...]) -> None:
    if set(slugs) - current().registry.bidang.keys():
        raise UsageError("Pilih bidang dari daftar.", "Choose units from the list.")
