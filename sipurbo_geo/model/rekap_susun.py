"""Puts the lines of a rekap into their groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from .rekap import BarisRekap, KelompokRekap, Menurut, Rekap, total_of, urgency

#: lines that one list may have; what needs no word is left out beyond it
TERDAFTAR = 500


def susun_rekap(
    rows: Sequence[BarisRekap],
    menurut: Menurut,
    nama: Mapping[str, str],
    *,
    waktu: datetime,
    kini: bool,
    revisi: int,
    hanya: Collection[str] = (),
    terdaftar: int = TERDAFTAR,
) -> Rekap:
    """The rekap of `rows`. `nama` names bidang or kecamatan by key, in the order of the groups.

    With `hanya`, those kecamatan alone are groups: a road that crosses into another one that
    nobody asked for is not that one's line.
    """
    groups = _groups(rows, menurut, hanya)
    order = {key: place for place, key in enumerate(nama)}
    keys = sorted(groups, key=lambda key: (key == "", order.get(key, len(order)), key))
    kelompok = [_group(key, groups[key], menurut, nama) for key in keys]
    lines = sum(len(group.baris) for group in kelompok)
    if lines > terdaftar:
        kelompok = _shortened(kelompok, terdaftar)
    return Rekap(
        menurut=menurut,
        waktu=waktu,
        kini=kini,
        revisi=revisi,
        total=total_of(rows),
        kelompok=tuple(kelompok),
        berganda=_in_several(groups),
        tak_terdaftar=lines - sum(len(group.baris) for group in kelompok),
    )


def _groups(
    rows: Sequence[BarisRekap], menurut: Menurut, hanya: Collection[str]
) -> dict[str, list[BarisRekap]]:
    groups: dict[str, list[BarisRekap]] = {}
    for row in rows:
        for key in _keys(row, menurut, hanya):
            groups.setdefault(key, []).append(row)
    return groups


def _keys(row: BarisRekap, menurut: Menurut, hanya: Collection[str]) -> Sequence[str]:
    """The groups of a line; people and firms are one whatever the capitals and blanks."""
    if menurut is Menurut.BIDANG:
        return [row.bidang]
    if menurut is Menurut.KECAMATAN:
        return [k for k in row.kecamatan if not hanya or k in hanya] or [""]
    return [_folded(_written(row, menurut))]


def _written(row: BarisRekap, menurut: Menurut) -> str:
    return row.pptk if menurut is Menurut.PPTK else row.penyedia


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _group(
    key: str, rows: list[BarisRekap], menurut: Menurut, nama: Mapping[str, str]
) -> KelompokRekap:
    if menurut in (Menurut.BIDANG, Menurut.KECAMATAN):
        name = nama.get(key, key)
    else:
        name = " ".join(_written(min(rows, key=lambda row: row.kode), menurut).split())
    return KelompokRekap(key, name, total_of(rows), tuple(sorted(rows, key=urgency)))


def _in_several(groups: Mapping[str, list[BarisRekap]]) -> int:
    seen: set[str] = set()
    twice: set[str] = set()
    for rows in groups.values():
        found = {row.kode for row in rows}
        twice |= seen & found
        seen |= found
    return len(twice)


def _shortened(kelompok: Sequence[KelompokRekap], room: int) -> list[KelompokRekap]:
    """Only what has to be spoken of, as far as there is room."""
    short = []
    for group in kelompok:
        lines = tuple(row for row in group.baris if row.perlu_dibahas)[:room]
        room -= len(lines)
        short.append(replace(group, baris=lines))
    return short
