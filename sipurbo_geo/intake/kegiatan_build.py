"""From read values to a `Kegiatan`: which value belongs into which of its parts."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..model.kegiatan import Anggaran, AsalKoordinat, Kegiatan, Rahasia
from ..model.layer import Layer
from ..model.status import UMUM, AmbangKritis
from ..model.tahap import Tahap

_BUDGET = "anggaran_"
_SECRET = frozenset(f.name for f in fields(Rahasia))
_LIMITS = frozenset(f.name for f in fields(AmbangKritis))
_PLAIN = frozenset(f.name for f in fields(Kegiatan)) - {"geometry", "layer", "atribut"}
_NO_BUDGET, _NO_SECRETS = Anggaran(), Rahasia()


def build(
    layer: Layer, values: dict[str, Any], attributes: dict[str, Any], geometry: Any
) -> Kegiatan:
    """The kegiatan of a row; what the row does not say keeps its usual value."""
    plain = {key: value for key, value in values.items() if key in _PLAIN}
    if "tahap" in plain:
        plain["tahap"] = Tahap(plain["tahap"])
    if "asal_koordinat" in plain:
        plain["asal_koordinat"] = AsalKoordinat(plain["asal_koordinat"])
    budget = {k.removeprefix(_BUDGET): v for k, v in values.items() if k.startswith(_BUDGET)}
    secret = {key: values[key] for key in _SECRET & values.keys()}
    limits = {key: values[key] for key in _LIMITS & values.keys()}
    plain["bidang"] = plain.get("bidang") or layer.bidang
    return Kegiatan(
        layer=layer.key,
        geometry=geometry,
        atribut=attributes,
        pendanaan=values.get("sumber_dana", ()),
        anggaran=Anggaran(**budget) if budget else _NO_BUDGET,
        rahasia=Rahasia(**secret) if secret else _NO_SECRETS,
        ambang=AmbangKritis(**limits) if limits else UMUM,
        **plain,
    )
