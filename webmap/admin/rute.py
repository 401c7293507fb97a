"""How a page of the office is declared: its address, its view, and the right it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sipurbo_geo.model.label import Label
from sipurbo_geo.model.wewenang import Kuasa

#: what a form without large files takes, in bytes
BADAN = 5_000_000


@dataclass(frozen=True, slots=True)
class Rute:
    """One address. `kuasa` None: whoever is signed in; the view narrows it to a kegiatan."""

    alamat: str
    view: Callable[..., Any]
    kuasa: Kuasa | None
    methods: tuple[str, ...] = ("GET",)
    #: how the office's menu calls it; None: it does not stand there
    menu: Label | None = None
    #: the largest request that it takes, in bytes
    badan: int = BADAN

    @property
    def endpoint(self) -> str:
        """The name for `url_for`: "admin." and the view's own name."""
        return self.view.__name__
