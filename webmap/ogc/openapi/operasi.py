"""What the operations that only read have in common."""

from __future__ import annotations

from typing import Any

from webmap.ogc.tautan import HTML

from .parameter import refs
from .skema import ref

Operation = dict[str, Any]

PROBLEM = {"application/problem+json": {"schema": ref("problem")}}
_PAGE = {HTML: {"schema": {"type": "string"}}}


def get_of(
    identity: str, summary: str, kind: str, schema: dict[str, Any], koleksi: str = "api"
) -> Operation:
    """Reading a document that is data or a page."""
    return {
        "operationId": identity,
        "summary": summary,
        "tags": [koleksi],
        "parameters": refs("f"),
        "responses": {
            "200": {"description": summary, "content": {kind: {"schema": schema}} | _PAGE},
            "400": {"description": "Parameter yang salah, disebut namanya", "content": PROBLEM},
            "404": {"description": "Tidak ada", "content": PROBLEM},
            "default": {"description": "Kesalahan lain", "content": PROBLEM},
        },
    }
