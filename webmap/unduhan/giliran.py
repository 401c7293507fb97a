"""Who builds a file takes a turn; what leaves as it is read waits for nobody."""

from __future__ import annotations

from collections.abc import Iterable

from flask import request

from sipurbo_geo.errors import BusyError
from sipurbo_geo.serialise.unduhan.bentuk import BENTUK, Bentuk, offered
from sipurbo_geo.serialise.unduhan.isi import Isi

from ..giliran import turn
from ..state import current

_TRY_AGAIN_S = 15


def write_body(bentuk: Bentuk, isi: Isi) -> Iterable[bytes]:
    """The bytes of the file. Raises `BusyError` when others have been building all the while."""
    if request.method == "HEAD":
        return ()
    if bentuk.streams:
        return bentuk.write(isi)
    with turn(current().pembuatan, _busy):
        return bentuk.write(isi)


def _busy() -> BusyError:
    streaming = ", ".join(ext for ext, bentuk in offered(BENTUK).items() if bentuk.streams)
    return BusyError(
        _TRY_AGAIN_S,
        f"Berkas lain sedang disusun. Coba lagi {_TRY_AGAIN_S} detik lagi, atau pakai bentuk yang "
        f"langsung terkirim: {streaming}.",
        f"Other files are being built. Try again in {_TRY_AGAIN_S} seconds, or use a format that "
        f"leaves at once: {streaming}.",
    )
