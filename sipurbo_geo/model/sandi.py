"""What a password must be, and making one up."""

from __future__ import annotations

import secrets

from ..errors import UsageError

TERPENDEK = 10
#: more than anybody types; a hash of something endless would keep the server busy
_TERPANJANG = 200
#: nothing that looks like something else on paper
_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


def check_sandi(sandi: str, akun: str) -> None:
    """Raise `UsageError` for a password that is too easy to guess or too long."""
    if len(sandi) < TERPENDEK:
        raise UsageError(
            f"Kata sandi paling sedikit {TERPENDEK} huruf atau angka. Beberapa kata sekaligus "
            "mudah diingat dan sulit ditebak.",
            f"A password needs at least {TERPENDEK} characters. Several words in a row are easy "
            "to remember and hard to guess.",
        )
    if len(sandi) > _TERPANJANG:
        raise UsageError(
            f"Kata sandi paling banyak {_TERPANJANG} huruf.",
            f"A password has at most {_TERPANJANG} characters.",
        )
    if sandi.lower().strip() == akun or len(set(sandi)) < 3:
        raise UsageError(
            "Kata sandi ini terlalu mudah ditebak. Pilih yang lain.",
            "This password is too easy to guess. Choose another one.",
        )


def new_sandi() -> str:
    """A password that nobody has thought of, in groups that can be read out."""
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(4))
