"""Keys of programs: made up here, known only by their mark afterwards."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from ..errors import UsageError

#: so that a scanner finds one that was left lying about
AWALAN = "sipurbo_"
#: letters of a token that its owner may see again
DIKENALI = len(AWALAN) + 4
USIA_BIASA = 365
_LONGEST_NAME = 80
_OLDEST = 3650


def new_token() -> str:
    """A token that nobody can guess: 256 bits."""
    return AWALAN + secrets.token_urlsafe(32)


def mark_token(token: str) -> str:
    """What is kept of a token. It is random enough that a plain hash cannot be turned round."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_nama_token(nama: str) -> str:
    """What its owner calls it, without blanks around it; raises `UsageError`."""
    name = nama.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError(
            f"Beri nama token, paling banyak {_LONGEST_NAME} huruf, misalnya 'QGIS di laptop'.",
            f"Give the token a name of at most {_LONGEST_NAME} letters, as 'QGIS on my laptop'.",
        )
    return name


def check_usia(hari: int) -> timedelta:
    """How long it is good for; raises `UsageError`."""
    if not 1 <= hari <= _OLDEST:
        raise UsageError(
            f"Token berlaku 1 sampai {_OLDEST} hari.", f"A token is good for 1 to {_OLDEST} days."
        )
    return timedelta(days=hari)
