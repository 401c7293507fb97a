"""A project package, written while it is read: constant memory for any number of projects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

import orjson

from ...model.layer import Layer
from ...query.utuh import Utuh
from .nilai import Json, filled
from .proyek import Penerbit, make_proyek

MEDIA_TYPE = "application/json"
VERSION = "0.9"


def stream_paket(
    batches: Iterable[list[Utuh]],
    layers: Mapping[str, Layer],
    penerbit: Penerbit,
    *,
    uri: str,
    waktu: datetime,
    links: Callable[[], Json],
) -> Iterator[bytes]:
    """The package as JSON text; `links` to other pages are asked for at the end.

    A package must hold at least one project; to give it none is the caller's mistake.
    """
    yield _head(penerbit, uri, waktu)
    lead = b"\n"
    for batch in batches:
        texts = [orjson.dumps(make_proyek(utuh, layers, penerbit)) for utuh in batch]
        yield lead + b",\n".join(texts)
        lead = b",\n"
    found = links()
    yield b"\n]" + (b',"links":' + orjson.dumps(found) if found else b"") + b"}\n"


def _head(penerbit: Penerbit, uri: str, waktu: datetime) -> bytes:
    publisher = filled({"name": penerbit.instansi, "uri": penerbit.alamat})
    head = {
        "version": VERSION,
        "uri": uri,
        "publishedDate": waktu.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "publisher": publisher,
        "license": penerbit.lisensi,
    }
    return orjson.dumps(filled(head))[:-1] + b',"projects":['
