"""The one character that no text of ours can hold: PostgreSQL stores no NUL; nobody types it."""

from __future__ import annotations

from flask import Flask, request

from sipurbo_geo.errors import NotFoundError, ParameterError

_NUL = "\x00"
_IN_JSON = b"\\u0000"


def init_nol(app: Flask) -> None:
    """Refuse it in addresses, questions, forms and JSON before anything else looks at them."""
    app.before_request(_refuse_nul)


def _refuse_nul() -> None:
    if _NUL in request.path:
        raise NotFoundError("Halaman ini tidak ada.", "This page does not exist.")
    for source in (request.args, request.form):
        for name, value in source.items(multi=True):
            if _NUL in name or _NUL in value:
                raise _refusal(name.replace(_NUL, ""))
    if request.is_json and _IN_JSON in request.get_data():
        raise _refusal("JSON")


def _refusal(name: str) -> ParameterError:
    return ParameterError(
        name,
        f"'{name}' memuat karakter NUL, yang tidak dapat disimpan. Hapus lalu ketik ulang.",
        f"'{name}' holds a NUL character, which cannot be stored. Remove it and type again.",
    )
