"""The filter options of a command to a `KegiatanFilter`, strictly: an unknown value is an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ..errors import SipurboError, UsageError
from ..model.filter import Bbox, KegiatanFilter
from ..model.kegiatan import SUMBER_DANA
from ..model.status import Status
from ..model.tahap import Tahap
from ..model.wilayah import Tingkat

if TYPE_CHECKING:
    from ..database.engine import Connection
    from ..registry import Registry


def to_filter(given: Mapping[str, Any], conn: Connection, registry: Registry) -> KegiatanFilter:
    """What the options ask for; raises `UsageError` that names the option and what is known."""
    return KegiatanFilter(
        kode=tuple(given["kode"]),
        kecamatan=_kecamatan(given["kecamatan"], conn),
        bidang=_known("--bidang", given["bidang"], registry.bidang),
        layer=_known("--layer", given["layer"], registry.layers),
        tahun=_years(given["tahun"]),
        tahap=_known("--tahap", given["tahap"], [t.value for t in Tahap]),
        sumber_dana=_known("--sumber-dana", given["sumber_dana"], SUMBER_DANA),
        status=_known("--status", given["status"], [s.value for s in Status]),
        q=given["q"],
        bbox=_bbox(given["bbox"]),
    )


def _known(option: str, values: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    allowed = list(known)
    for value in values:
        if value not in allowed:
            raise _unknown(option, value, allowed)
    return tuple(values)


def _unknown(option: str, value: str, allowed: list[str]) -> UsageError:
    near = get_close_matches(value, allowed, n=1)
    listed = ", ".join(allowed)
    return UsageError(
        f"{option}: tidak dikenal: {value}. "
        + (f"Maksudnya {near[0]}? " if near else "")
        + f"Yang dikenal: {listed}",
        f"{option}: unknown: {value}. "
        + (f"Did you mean {near[0]}? " if near else "")
        + f"Known: {listed}",
    )


def _kecamatan(values: Iterable[str], conn: Connection) -> tuple[str, ...]:
    from ..intake.kegiatan_places import places_of
    from ..query.wilayah import list_wilayah

    asked = list(values)
    if not asked:
        return ()
    places = places_of(list_wilayah(conn, Tingkat.KECAMATAN))
    try:
        found = places.find(asked)
    except SipurboError as error:
        raise UsageError(f"--kecamatan: {error.id}", f"--kecamatan: {error.en}") from error
    if found.near:
        written, name = found.near[0]
        raise UsageError(
            f"--kecamatan: tidak dikenal: {written}. Maksudnya {name}?",
            f"--kecamatan: unknown: {written}. Did you mean {name}?",
        )
    return found.kode


def _years(values: Iterable[str]) -> tuple[int, ...]:
    try:
        return tuple(int(value) for value in values)
    except ValueError as error:
        raise UsageError(
            "--tahun: tulis tahun sebagai angka, misalnya 2023",
            "--tahun: write the year as a number, such as 2023",
        ) from error


def _bbox(text: str | None) -> Bbox | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(
            "--bbox: tulis barat,selatan,timur,utara dalam derajat, misalnya 102.1,-1.6,102.5,-1.2",
            "--bbox: write west,south,east,north in degrees, such as 102.1,-1.6,102.5,-1.2",
        ) from error
    return west, south, east, north
