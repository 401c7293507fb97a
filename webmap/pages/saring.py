"""The filter as people see it: a sentence, a form, chips that take a condition away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import request
from flask_babel import gettext as _

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.kegiatan import SUMBER_DANA
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.status import STATUS_LABELS
from sipurbo_geo.model.tahap import TAHAP_LABELS
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.summary import summarise
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.serialise.kalimat import tulis_saringan
from webmap.language import bahasa
from webmap.params import parse_filter, refuse_history, to_query
from webmap.state import current

#: what only the pages know; feeds refuse it
URUT, HALAMAN = "urut", "halaman"
_OF_PAGES = (URUT, HALAMAN, "bahasa")


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One box to tick."""

    nilai: str
    label: str
    terpilih: bool


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The boxes of one parameter."""

    nama: str
    judul: str
    pilihan: tuple[Pilihan, ...]

    @property
    def terpilih(self) -> str:
        """What is ticked, in words."""
        return ", ".join(p.label for p in self.pilihan if p.terpilih)


@dataclass(frozen=True, slots=True)
class Keping:
    """One condition in force; `query` is the filter without it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Saringan:
    """One filter, in every form that a page needs."""

    filter: KegiatanFilter
    query: str
    kalimat: str
    kelompok: tuple[Kelompok, ...]
    keping: tuple[Keping, ...]


def read_filter() -> KegiatanFilter:
    """The filter in this request's address; raises `ParameterError`."""
    refuse_history(request.args)
    return parse_filter(request.args, current(), allowed=_OF_PAGES)


def describe_filter(conn: Connection, f: KegiatanFilter) -> Saringan:
    """The filter as sentence, form and chips."""
    names = kecamatan_names(conn)
    years = [int(row.kunci) for row in reversed(summarise(conn, KegiatanFilter(), "tahun"))]
    groups = _groups(f, names, years, bahasa())
    return Saringan(
        filter=f,
        query=to_query(f),
        kalimat=tulis_saringan(f, current().registry, names, bahasa()),
        kelompok=groups,
        keping=tuple(_chips(f, groups)),
    )


def kecamatan_names(conn: Connection) -> dict[str, str]:
    """Kemendagri code → name."""
    return {place.kode: place.nama for place in list_wilayah(conn, Tingkat.KECAMATAN)}


def _groups(
    f: KegiatanFilter, kecamatan: dict[str, str], years: Sequence[int], kini: str
) -> tuple[Kelompok, ...]:
    registry = current().registry
    themes = {key: layer.name for key, layer in registry.layers.items()}
    units = {slug: unit.name for slug, unit in registry.bidang.items()}
    return (
        _group("kecamatan", _("Kecamatan"), kecamatan.items(), f.kecamatan),
        _group("layer", _("Tema"), _labelled(themes, kini), f.layer),
        _group("bidang", _("Bidang"), _labelled(units, kini), f.bidang),
        _group("tahun", _("Tahun anggaran"), ((str(y), str(y)) for y in years), f.tahun),
        _group("tahap", _("Tahap"), _labelled(TAHAP_LABELS, kini), f.tahap),
        _group("status", _("Status progres"), _labelled(STATUS_LABELS, kini), f.status),
        _group("sumber_dana", _("Sumber dana"), _labelled(SUMBER_DANA, kini), f.sumber_dana),
    )


def _labelled(labels: Any, kini: str) -> Iterable[tuple[str, str]]:
    pairs: Iterable[tuple[str, Label]] = labels.items()
    return ((str(key), label.text(kini)) for key, label in pairs)


def _group(
    nama: str, judul: str, choices: Iterable[tuple[str, str]], chosen: Sequence[Any]
) -> Kelompok:
    ticked = {str(value) for value in chosen}
    return Kelompok(nama, judul, tuple(Pilihan(v, text, v in ticked) for v, text in choices))


def _chips(f: KegiatanFilter, groups: Sequence[Kelompok]) -> Iterable[Keping]:
    for group in groups:
        for choice in group.pilihan:
            if choice.terpilih:
                kept = tuple(v for v in getattr(f, group.nama) if str(v) != choice.nilai)
                changed: dict[str, Any] = {group.nama: kept}
                yield Keping(choice.label, to_query(replace(f, **changed)))
    if f.q:
        yield Keping(f"“{f.q}”", to_query(replace(f, q="")))
    if f.bbox:
        yield Keping(_("Kotak peta"), to_query(replace(f, bbox=None)))
    if f.pada:
        yield Keping(f"{f.pada:%Y-%m-%d}", to_query(replace(f, pada=None)))
