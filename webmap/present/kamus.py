"""The data dictionary: what each property of a data set is, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sipurbo_geo.model.feature import JENIS_LABELS, Property
from sipurbo_geo.model.kegiatan import ASAL_LABELS, SUMBER_DANA
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.status import STATUS_LABELS
from sipurbo_geo.model.tahap import TAHAP_LABELS
from sipurbo_geo.registry import Registry


@dataclass(frozen=True, slots=True)
class Entri:
    """One property; `pilihan` are the values it can have, each with its meaning."""

    nama: str
    label: str
    jenis: str
    satuan: str
    pilihan: tuple[tuple[str, str], ...]
    bantuan: str


def list_kamus(
    properties: Iterable[Property], layer: Layer | None, registry: Registry, bahasa: str
) -> list[Entri]:
    """In the order of `properties`; `layer` is the theme that some of them come from."""
    return [_entri(p, layer, registry, bahasa) for p in properties]


def _entri(sifat: Property, layer: Layer | None, registry: Registry, bahasa: str) -> Entri:
    own = layer.attribute(sifat.name) if layer else None
    return Entri(
        sifat.name,
        sifat.label.text(bahasa),
        JENIS_LABELS[sifat.kind].text(bahasa),
        sifat.unit,
        tuple((v, label.text(bahasa)) for v, label in _choices(sifat, layer, registry)),
        own.help.text(bahasa) if own and own.help else "",
    )


def _choices(
    sifat: Property, layer: Layer | None, registry: Registry
) -> Iterator[tuple[str, Label]]:
    own = layer.attribute(sifat.name) if layer else None
    if own:
        yield from ((choice.value, choice.label) for choice in own.choices)
    elif sifat.name == "layer":
        held = [layer] if layer else registry.layers.values()
        yield from ((one.key, one.name) for one in held)
    elif sifat.name == "bidang":
        yield from ((slug, unit.name) for slug, unit in registry.bidang.items())
    else:
        yield from _FIXED.get(sifat.name, {}).items()


_FIXED: dict[str, dict[str, Label]] = {
    "tahap": {key.value: label for key, label in TAHAP_LABELS.items()},
    "status": {key.value: label for key, label in STATUS_LABELS.items()},
    "sumber_dana": SUMBER_DANA,
    "asal_koordinat": {key.value: label for key, label in ASAL_LABELS.items()},
}
