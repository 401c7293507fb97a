"""From an address to what stands there."""

from __future__ import annotations

import os
from os import PathLike, fspath
from pathlib import Path

from ..errors import UsageError
from ..settings import shipped
from .asal import Asal
from .terbitan import Terbitan

_WEB = ("http://", "https://")


def open_terbitan(alamat: str | PathLike[str]) -> Terbitan:
    """What the catalogue at `alamat` publishes; see `sipurbo_geo.open`."""
    text = fspath(alamat)
    return Terbitan(_remote(text) if text.startswith(_WEB) else _local(text))


def _remote(alamat: str) -> Asal:
    from .jauh import Jauh

    return Jauh(alamat)


def _local(alamat: str) -> Asal:
    from ..database.engine import open_readonly
    from ..registry import load_registry
    from .setempat import Setempat

    is_url = "://" in alamat
    url = alamat if is_url else f"sqlite:///{alamat}"
    themes = load_registry(Path(os.environ.get("SIPURBO_LAYERS") or shipped("layers")))
    try:
        catalogue = open_readonly(url.replace("postgresql://", "postgresql+psycopg://", 1))
    except ModuleNotFoundError as error:
        raise UsageError(
            f"Untuk basis data ini perlu {error.name}: pip install 'sipurbo-geo[postgis]'",
            f"This database needs {error.name}: pip install 'sipurbo-geo[postgis]'",
        ) from error
    return Setempat(catalogue.address if is_url else alamat, catalogue, themes)
