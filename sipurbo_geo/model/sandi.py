"""What a password must be, and making one up."""

from __future__ import annotations

import secrets

from ..errors import UsageError

TERPENDEK = 10
#: more than anybody types; a hash of something endless would keep the server busy
_TERPANJANG = 200
#: what is tried first, most of it in a row with digits
_MUDAH = (
    *("katasandi", "password", "rahasia", "administrator", "admin"),
    *("qwerty", "asdfgh", "abcdef", "sipurbo", "pupr", "tebo", "dinas"),
)
#: how much has to be left of a password without such words, digits and marks
_SISA = 4
#: nothing that looks like something else on paper; no digits, which `check_sandi` does not count
_HURUF = "abcdefghjkmnpqrstuvwxyz"


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
    if len(set(_without_easy_words(sandi.casefold(), akun))) < _SISA:
        raise UsageError(
            "Kata sandi ini terlalu mudah ditebak. Pilih beberapa kata yang tidak berurutan.",
            "This password is too easy to guess. Choose several words without an order.",
        )


def _without_easy_words(sandi: str, akun: str) -> str:
    """Its letters, without the account's name and the words that are tried first."""
    letters, own = ("".join(c for c in text if c.isalpha()) for text in (sandi, akun))
    for word in sorted((*_MUDAH, own), key=len, reverse=True):
        if len(word) > 2:
            letters = letters.replace(word, "")
    return letters


def new_sandi() -> str:
    """A password that nobody has thought of, in groups that can be read out."""
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(4))
