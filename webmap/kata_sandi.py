"""Passwords as scrypt hashes; nothing here is ever logged."""

from __future__ import annotations

from functools import cache

from werkzeug.security import check_password_hash, generate_password_hash

from sipurbo_geo.model.sandi import new_sandi


def hash_sandi(sandi: str) -> str:
    """A salted hash to keep."""
    return generate_password_hash(sandi, method="scrypt")


def is_sandi(kept: str | None, sandi: str) -> bool:
    """Whether `sandi` is the password behind `kept`; an account that is not there takes as long."""
    right = check_password_hash(kept or _nobody(), sandi)
    return right and kept is not None


@cache
def _nobody() -> str:
    return hash_sandi(new_sandi())
