"""The document as a whole, and the page that shows it to people."""

from __future__ import annotations

from typing import Any

from flask import Response

import sipurbo_geo
from sipurbo_geo.registry import Registry
from webmap.language import bahasa
from webmap.ogc.bentuk import answer, check_parameters
from webmap.ogc.tautan import OPENAPI, address
from webmap.state import current

from .alamat import paths_of
from .parameter import PARAMETERS
from .skema import SCHEMAS
from .tulis import SECURITY


def openapi_of(registry: Registry, server: str, bahasa: str = "id") -> dict[str, Any]:
    """The API that the themes of `registry` make, served at `server`, summed up in `bahasa`."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "SiPURBO-geo",
            "description": "Kegiatan pekerjaan umum menurut OGC API - Features.",
            "version": sipurbo_geo.__version__,
        },
        "servers": [{"url": server}],
        "paths": paths_of(registry, bahasa),
        "components": {
            "schemas": SCHEMAS,
            "parameters": PARAMETERS,
            "securitySchemes": SECURITY,
        },
    }


def show_api() -> Response:
    """The definition of the API."""
    check_parameters()
    document = openapi_of(current().registry, address().rstrip("/"), bahasa())
    return answer(document, "ogc/api.html", kind=OPENAPI)
