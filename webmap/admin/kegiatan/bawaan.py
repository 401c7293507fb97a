"""A geometry that somebody brings beside the map: a file, or pasted coordinates."""

from __future__ import annotations

from collections.abc import Sequence

from flask import request

from sipurbo_geo.errors import Problem, SipurboError
from sipurbo_geo.intake.formulir.berkas import Temuan, read_berkas
from sipurbo_geo.intake.formulir.geometri import together
from sipurbo_geo.intake.formulir.isian import GEOMETRI, Isian, first, write_geometri
from sipurbo_geo.intake.formulir.tempelan import Jenis, Sistem, read_tempelan

BERKAS, TEMPELAN = "berkas", "tempelan"


def read_bawaan(isian: Isian) -> list[Temuan]:
    """What stands in the upload or in the box of coordinates; nothing when both are empty.

    Raises `SipurboError` that says what is wrong with it.
    """
    file = request.files.get(BERKAS)
    if file is not None and file.filename:
        return read_berkas(file.stream, file.filename, _silent)
    sistem, jenis = first(isian, "tempelan_sistem"), first(isian, "tempelan_jenis")
    found = read_tempelan(
        first(isian, TEMPELAN),
        Sistem(sistem) if sistem in list(Sistem) else Sistem.DERAJAT,
        Jenis(jenis) if jenis in list(Jenis) else Jenis.GARIS,
    )
    return [] if found is None else [Temuan("", found)]


def take_bawaan(isian: Isian) -> tuple[Isian, Sequence[Problem]]:
    """The form with what was brought as its geometry; without scripts it arrives with the rest."""
    try:
        found = read_bawaan(isian)
    except SipurboError as error:
        field = BERKAS if request.files.get(BERKAS) else TEMPELAN
        return isian, [Problem("bawaan", "", "", field, "", error.id, error.en)]
    if not found:
        return isian, []
    shape = together([one.geometry for one in found])
    return {**isian, GEOMETRI: [write_geometri(shape)], TEMPELAN: [""]}, []


def _silent(_: Problem) -> None:
    """What was repaired is checked again with the whole form."""
