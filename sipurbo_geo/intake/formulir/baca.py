"""One form to one kegiatan, with everything that is wrong or odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely.geometry.base import BaseGeometry

from ...catalogue.locate import Letak, locate
from ...database.engine import Connection
from ...errors import Problem
from ...model.kegiatan import Kegiatan
from ...registry import Registry
from ..cell import is_blank
from ..feature import Report, SourceFeature, problem
from ..geometry_checks import Batch, check_geometries
from ..kegiatan_checks import check_draft
from ..kegiatan_columns import columns_of
from ..kegiatan_draft import Draft
from ..kegiatan_plan import REQUIRED, Planner
from ..kegiatan_row import RowReader
from ..outline import Outline
from .acuan import Acuan, load_acuan
from .banding import compare_letak
from .baris import read_adendum, read_pendanaan
from .geometri import read_geometri
from .isian import GEOMETRI, Isian, first, write_geometri
from .kata import as_of_form

_NO_ORIGIN = (
    "Pilih dari mana koordinatnya berasal; publik melihatnya di samping peta.",
    "Choose where the coordinates come from; the public sees it beside the map.",
)
_NO_GEOMETRY = (
    "Gambar lokasinya di peta, atau tulis alasan mengapa belum dapat dipetakan.",
    "Draw the location on the map, or write why it cannot be mapped yet.",
)


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a form says: the kegiatan if it can be saved, and what was found."""

    item: Kegiatan | None
    letak: Letak | None
    temuan: tuple[Problem, ...]

    @property
    def galat(self) -> tuple[Problem, ...]:
        """What keeps it from being saved."""
        return tuple(found for found in self.temuan if found.is_error)

    @property
    def peringatan(self) -> tuple[Problem, ...]:
        """What is worth a second look."""
        return tuple(found for found in self.temuan if not found.is_error)


def read_isian(
    conn: Connection, registry: Registry, isian: Isian, *, standing: Kegiatan | None = None
) -> Bacaan:
    """The kegiatan that `isian` describes; `standing` is the one it was opened from.

    Never raises for what somebody typed: everything wrong is told, each with its field.
    """
    heard: list[Problem] = []
    acuan = load_acuan(conn)
    shape = _shape(isian, standing, heard.append)
    draft = _read_draft(registry, acuan, isian, shape, heard.append)
    letak = None
    if draft is not None:
        _check_mapped(draft, isian, heard)
        draft.geometry = _checked(draft, acuan.outline, heard.append)
        check_draft(draft, _warner(heard.append))
        if draft.geometry is not None:
            letak = locate(conn, draft.geometry)
            compare_letak(draft, letak, acuan, heard.append)
    found = tuple(map(as_of_form, heard))
    is_good = draft is not None and not any(one.is_error for one in found)
    return Bacaan(draft.kegiatan() if draft and is_good else None, letak, found)


def _shape(isian: Isian, standing: Kegiatan | None, report: Report) -> BaseGeometry | None:
    """What was not touched stays to the last bit, however it was once digitised."""
    if standing is not None and first(isian, GEOMETRI) == write_geometri(standing.geometry):
        return standing.geometry
    return read_geometri(isian, report)


def _read_draft(
    registry: Registry, acuan: Acuan, isian: Isian, shape: BaseGeometry | None, report: Report
) -> Draft | None:
    """The draft of a form, also of one with errors, so that all of them are told at once."""
    reader = RowReader("", Planner(registry, {}, {}), acuan.kecamatan, acuan.desa, report)
    draft = reader.read(SourceFeature("", _properties(registry, isian), shape))
    pendanaan, adendum = read_pendanaan(isian, report), read_adendum(isian, report)
    if draft is not None:
        draft.values |= {"sumber_dana": pendanaan, "adendum": adendum}
    return draft


def _properties(registry: Registry, isian: Isian) -> dict[str, str]:
    """The fields that a column of a file could hold as well."""
    layer = registry.layers.get(first(isian, "layer"))
    columns = columns_of(layer, registry.bidang, registry.layers.values())
    texts = {c.key: first(isian, c.key) for c in columns if c.key != "sumber_dana"}
    return {key: text for key, text in texts.items() if text or key in REQUIRED}


def _check_mapped(draft: Draft, isian: Isian, heard: list[Problem]) -> None:
    """A geometry with its origin, or the reason why there is none."""
    if draft.geometry is not None:
        draft.values.pop("alasan_tanpa_geometri", None)
        if is_blank(first(isian, "asal_koordinat")):
            heard.append(problem("no_origin", "", "", _NO_ORIGIN, field="asal_koordinat"))
    elif "alasan_tanpa_geometri" not in draft.values and not first(isian, GEOMETRI):
        heard.append(problem("no_geometry", "", "", _NO_GEOMETRY, field=GEOMETRI))


def _checked(draft: Draft, outline: Outline | None, report: Report) -> BaseGeometry | None:
    """The geometry as it may be saved; None for none or one that was refused."""
    if draft.geometry is None:
        return None
    alone = np.empty(1, dtype=object)
    alone[0] = draft.geometry
    shapes, good = check_geometries(Batch("", [""], alone, draft.layer), outline, report)
    return shapes[0] if good[0] else None


def _warner(report: Report) -> Any:
    def warn(code: str, key: str, id: str, en: str) -> None:
        report(problem(code, "", "", (id, en), field=key, warn=True))

    return warn
