"""The office's menu: what the person who is signed in may open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import g

from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import PERAN_LABELS, Pelaku, Peran
from sipurbo_geo.model.wewenang import may
from webmap.language import bahasa

from .rute import Rute


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry: where it leads and what it is called."""

    endpoint: str
    label: Label


def list_butir(rute: Sequence[Rute], pelaku: Pelaku) -> list[Butir]:
    """The addresses that stand in the menu and are open to `pelaku`, in their order."""
    return [
        Butir(f"admin.{r.endpoint}", r.menu)
        for r in rute
        if r.menu and (r.kuasa is None or may(pelaku, r.kuasa))
    ]


def pelaku_kini() -> Pelaku | None:
    """Who is signed in, on pages that also stand outside the gate."""
    found: Pelaku | None = g.get("pelaku")
    return found


def peran_label(peran: Peran | None) -> str:
    """What people call the role."""
    return PERAN_LABELS[peran].text(bahasa()) if peran else ""
