"""What a file leaves open stays as the register knows it: a draft over what stands already."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..model.kegiatan import Kegiatan, Rahasia
from ..model.kegiatan_nilai import flat_values
from ..model.status import AmbangKritis
from .kegiatan_draft import Draft

#: never taken away by an empty cell: no kegiatan can do without them, or few may see them
_KEPT = frozenset(
    ("kode", "nama", "tahun", "bidang", "tahap", "asal_koordinat", "alasan_tanpa_geometri")
) | {f.name for kind in (AmbangKritis, Rahasia) for f in fields(kind)}


def lay_over(draft: Draft, standing: Kegiatan, *, empty_clears: bool = False) -> None:
    """Fill what `draft` does not say from `standing`, the kegiatan of the same kode.

    An empty cell says nothing, so it takes nothing away; with `empty_clears` (a workbook that held
    everything when it was handed out) it takes its value away. Places count as stated only where
    there is no geometry; with one they are computed again.
    """
    gone = draft.columns - _KEPT if empty_clears else frozenset()
    if "anggaran_kode" in gone:
        gone |= {"anggaran_kode_asli"}
    known = flat_values(standing)
    draft.values = {k: v for k, v in known.items() if k not in gone | {"kode"}} | draft.values
    draft.attributes = {
        attribute.key: value
        for attribute in draft.layer.attributes
        if (value := _attribute(draft, standing, attribute.key, gone)) is not None
    }
    if draft.geometry is None:
        draft.geometry = standing.geometry
    if draft.geometry is None:
        draft.values["kecamatan"] = draft.values.get("kecamatan") or standing.kecamatan
        draft.values["desa"] = draft.values.get("desa") or standing.desa


def _attribute(draft: Draft, standing: Kegiatan, key: str, gone: frozenset[str]) -> Any:
    return draft.attributes.get(key, None if key in gone else standing.atribut.get(key))
