"""Everything that the surroundings decide, read once and passed on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .errors import ConfigError

_HERE = Path(__file__).resolve().parent
_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
_INSTANSI = "Dinas Pekerjaan Umum dan Perumahan Rakyat"
_OC4IDS_PREFIX = "oc4ids-xxxxxx"


def shipped(name: str) -> Path:
    """The folder `name` ("layers", "sample_data") as installed, or in a checkout beside us."""
    installed = _HERE / "_data" / name
    return installed if installed.is_dir() else _HERE.parent / name


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation is set up; made once by the caller, never changed."""

    database_url: str
    database_read_url: str | None = None
    secret_key: str | None = None
    media: Path | None = None
    #: where tiles are kept from one request to the next; None: beside the uploads, if anywhere
    cache: Path | None = None
    layers: Path = field(default_factory=lambda: shipped("layers"))
    public_url: str = ""
    basemap_url: str = ""
    basemap_attribution: str = ""
    bahasa: str = "id"
    #: the address of the licence under which the published data may be used
    data_license: str = _LICENSE
    #: the office as its open data names it
    instansi: str = _INSTANSI
    #: what the ids of its OC4IDS projects begin with; the registry of the standard gives it
    oc4ids_prefix: str = _OC4IDS_PREFIX

    @property
    def cache_folder(self) -> Path | None:
        """The folder for what can be made anew; None where nothing may be written."""
        return self.cache or (self.media and self.media / "tembolok")

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read `SIPURBO_*`; raises `ConfigError` that names the variable to set."""
        env = os.environ if environ is None else environ
        url = env.get("SIPURBO_DATABASE_URL", "")
        if not url:
            raise ConfigError(
                "SIPURBO_DATABASE_URL belum diisi. Contoh: sqlite:///tebo.gpkg atau "
                "postgresql+psycopg://pengguna@127.0.0.1/tebo",
                "SIPURBO_DATABASE_URL is not set. Example: sqlite:///tebo.gpkg or "
                "postgresql+psycopg://user@127.0.0.1/tebo",
            )
        return cls(
            database_url=url,
            database_read_url=env.get("SIPURBO_DATABASE_READ_URL") or None,
            secret_key=env.get("SIPURBO_SECRET_KEY") or None,
            media=_path(env.get("SIPURBO_MEDIA")),
            cache=_path(env.get("SIPURBO_CACHE")),
            layers=_path(env.get("SIPURBO_LAYERS")) or shipped("layers"),
            public_url=env.get("SIPURBO_PUBLIC_URL", "").rstrip("/"),
            basemap_url=env.get("SIPURBO_BASEMAP_URL", ""),
            basemap_attribution=env.get("SIPURBO_BASEMAP_ATTRIBUTION", ""),
            bahasa=env.get("SIPURBO_BAHASA", "id"),
            data_license=env.get("SIPURBO_DATA_LICENSE") or _LICENSE,
            instansi=env.get("SIPURBO_INSTANSI") or _INSTANSI,
            oc4ids_prefix=env.get("SIPURBO_OC4IDS_PREFIX") or _OC4IDS_PREFIX,
        )

    def to_env(self) -> dict[str, str]:
        """The same settings as environment variables, for processes that start from here."""
        values = {
            "SIPURBO_DATABASE_URL": self.database_url,
            "SIPURBO_DATABASE_READ_URL": self.database_read_url,
            "SIPURBO_SECRET_KEY": self.secret_key,
            "SIPURBO_MEDIA": self.media,
            "SIPURBO_CACHE": self.cache,
            "SIPURBO_LAYERS": self.layers,
            "SIPURBO_PUBLIC_URL": self.public_url,
            "SIPURBO_BASEMAP_URL": self.basemap_url,
            "SIPURBO_BASEMAP_ATTRIBUTION": self.basemap_attribution,
            "SIPURBO_BAHASA": self.bahasa,
            "SIPURBO_DATA_LICENSE": self.data_license,
            "SIPURBO_INSTANSI": self.instansi,
            "SIPURBO_OC4IDS_PREFIX": self.oc4ids_prefix,
        }
        return {name: str(value) for name, value in values.items() if value}


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
