"""What a file is made of, whichever format it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...model.layer import Layer
from ...query.tally import Tally

#: pieces of stored features joined by a comma and a line break, with how many each holds
Pieces = Iterable[tuple[bytes, int]]


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What a file says about itself; always in Indonesian, so that one address is one file."""

    judul: str
    #: the address of a licence
    lisensi: str
    #: the address that gives the same file anew
    sumber: str
    waktu: datetime
    #: the filter in words; "" when everything was asked for
    saringan: str
    revisi: str

    @property
    def pasangan(self) -> dict[str, str]:
        """Name → text, in the order in which a person would ask."""
        return {
            "judul": self.judul,
            "saringan": self.saringan or "semua kegiatan yang terbit",
            "waktu": f"{self.waktu:%Y-%m-%dT%H:%M:%SZ}",
            "revisi": self.revisi,
            "sumber": self.sumber,
            "lisensi": self.lisensi,
        }

    @property
    def teks(self) -> str:
        """The same in one line."""
        return "; ".join(f"{name}: {text}" for name, text in self.pasangan.items())


@dataclass(frozen=True, slots=True)
class Isi:
    """The features, the themes that may be among them, and what the file says about itself.

    `pieces` can be read once. `tally` counts what the filter chooses, for who needs to know.
    """

    pieces: Pieces
    layers: tuple[Layer, ...]
    keterangan: Keterangan
    tally: Callable[[], Tally]
    #: the weekly reports of the same filter, in batches
    laporan: Callable[[], Iterable[list[dict[str, Any]]]]
    public_url: str = ""
