"""From read values to a `Kegiatan`: which value belongs into which of its parts."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..model.kegiatan import Anggaran, AsalKoordinat, Kegiatan, Rahasia
from ..model.layer import Layer
from ..model.status import AmbangKritis
from ..model.tahap import Tahap

_BUDGET = "anggaran_"
_BUDGETS = frozenset(_BUDGET + f.name for f in fields(Anggaran))
_SECRETS = frozenset(f.name for f in fields(Rahasia))
_LIMITS = frozenset(f.name for f in fields(AmbangKritis))
_PLAIN = frozenset(f.name for f in fields(Kegiatan)) - {"geometry", "layer", "atribut"}
_GROUPED = _BUDGETS | _SECRETS | _LIMITS


def build(
    layer: Layer, values: dict[str, Any], attributes: dict[str, Any], geometry: Any
) -> Kegiatan:
    """The kegiatan of a row; what the row does not say keeps its usual value."""
    plain = {key: value for key, value in values.items() if key in _PLAIN}
    if "tahap" in plain:
        plain["tahap"] = Tahap(plain["tahap"])
    if "asal_koordinat" in plain:
        plain["asal_koordinat"] = AsalKoordinat(plain["asal_koordinat"])
    plain["bidang"] = plain.get("bidang") or layer.bidang
    return Kegiatan(
        layer=layer.key,
        geometry=geometry,
        atribut=attributes,
        pendanaan=values.get("sumber_dana", ()),
        **({} if _GROUPED.isdisjoint(values) else _groups(values)),
        **plain,
    )


def _groups(values: dict[str, Any]) -> dict[str, Any]:
    """The parts of a kegiatan that are classes of their own; few rows have any."""
    return {
        "anggaran": Anggaran(
            **{k.removeprefix(_BUDGET): values[k] for k in _BUDGETS & values.keys()}
        ),
        "rahasia": Rahasia(**{key: values[key] for key in _SECRETS & values.keys()}),
        "ambang": AmbangKritis(**{key: values[key] for key in _LIMITS & values.keys()}),
    }
