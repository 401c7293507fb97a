"""What a file leaves open stays as the register knows it: a draft over what stands already."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..model.kegiatan import Anggaran, Kegiatan, Rahasia
from ..model.status import AmbangKritis
from .kegiatan_draft import Draft

_GROUPS = ("anggaran", "rahasia", "ambang")
_PARTS = frozenset({"kode", "layer", "geometry", "atribut", "pendanaan", "adendum", *_GROUPS})
_PLAIN = tuple(f.name for f in fields(Kegiatan) if f.name not in _PARTS | {"kecamatan", "desa"})


def lay_over(draft: Draft, standing: Kegiatan) -> None:
    """Fill what `draft` does not say from `standing`, the kegiatan of the same kode.

    An empty cell says nothing, so it takes nothing away. Places count as stated only where there
    is no geometry; with one they are computed again.
    """
    draft.values = _known(standing) | draft.values
    draft.attributes = {
        attribute.key: value
        for attribute in draft.layer.attributes
        if (value := _attribute(draft, standing, attribute.key)) is not None
    }
    if draft.geometry is None:
        draft.geometry = standing.geometry
    if draft.geometry is None:
        draft.values["kecamatan"] = draft.values.get("kecamatan") or standing.kecamatan
        draft.values["desa"] = draft.values.get("desa") or standing.desa


def _known(standing: Kegiatan) -> dict[str, Any]:
    """The values that a row would have to hold to give `standing`."""
    values = {name: getattr(standing, name) for name in _PLAIN}
    values |= {"sumber_dana": standing.pendanaan}
    values |= {f"anggaran_{f.name}": getattr(standing.anggaran, f.name) for f in fields(Anggaran)}
    values |= {f.name: getattr(standing.rahasia, f.name) for f in fields(Rahasia)}
    values |= {f.name: getattr(standing.ambang, f.name) for f in fields(AmbangKritis)}
    return {key: value for key, value in values.items() if value not in (None, "", ())}


def _attribute(draft: Draft, standing: Kegiatan, key: str) -> Any:
    return draft.attributes.get(key, standing.atribut.get(key))
