"""How a page of the office is declared: its address, its view, and the right it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sipurbo_geo.model.label import Label
from sipurbo_geo.model.wewenang import Kuasa

#: what a form without large files takes, in bytes
BADAN = 5_000_000
#: one photo or one workbook with a few words, in bytes
SATU_BERKAS = 22_000_000


@dataclass(frozen=True, slots=True)
class Rute:
    """One address. `kuasa` None: whoever is signed in.

    Where the address holds an `id`, the gate asks for the right on that kegiatan (or on the one of
    that ajuan or dokumen); what else a view needs it asks for itself.
    """

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

    @property
    def benda(self) -> str:
        """What the key in the address is of: "kegiatan" in "/kegiatan/<int:id>/ubah"."""
        return self.alamat.split("/")[1]
