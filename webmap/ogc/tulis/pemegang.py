"""Who is behind a request: the person whose token it carries, never a session."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from sipurbo_geo.errors import PreconditionError, UnauthorizedError
from sipurbo_geo.model.peran import Pelaku
from sipurbo_geo.query.kantor.token import find_token
from webmap.state import current


@dataclass(frozen=True, slots=True)
class Pemegang:
    """The holder of a token, and the token's key."""

    pelaku: Pelaku
    token_id: int


def has_token() -> bool:
    """Whether the request says who asks."""
    return "Authorization" in request.headers


def pemegang() -> Pemegang:
    """The person whose token this is; raises `UnauthorizedError`."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    found = None
    if scheme.lower() == "bearer" and secret.strip():
        with current().catalogue.reading_register() as conn:
            found = find_token(conn, secret.strip())
    if found is None:
        raise UnauthorizedError(
            "Untuk ini perlu token: Authorization: Bearer sipurbo_… Buat di halaman Token setelah "
            "masuk; token yang dicabut atau kedaluwarsa tidak berlaku.",
            "This needs a token: Authorization: Bearer sipurbo_… Make one on the page Token after "
            "signing in; a token that was revoked or has expired does not work.",
        )
    return Pemegang(found[1], found[0])


def dasar_versi() -> int:
    """The version that the client saw, from If-Match; raises `PreconditionError`."""
    text = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise PreconditionError(
            missing=True,
            id="Sebut versi yang Anda ubah: kirim ETag dari GET (dengan token) sebagai If-Match.",
            en="Say which version you change: send the ETag of GET (with the token) as If-Match.",
        )
    return int(text)


def stale(sekarang: int) -> PreconditionError:
    """The refusal of a change to a version that stands no more."""
    return PreconditionError(
        missing=False,
        id=f"Kegiatan ini sudah diubah orang lain; versinya sekarang {sekarang}. Ambil lagi, lalu "
        "ulangi perubahannya.",
        en=f"Somebody else changed this kegiatan; its version is {sekarang} now. Get it again, "
        "then repeat the change.",
    )
