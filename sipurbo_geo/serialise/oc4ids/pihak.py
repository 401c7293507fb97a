"""Who takes part: the office, the builder, the supervisor. Organisations only, no persons."""

from __future__ import annotations

import re

from ...model.search_text import normalise
from ...query.utuh import Utuh
from .nilai import Json

_UNSAFE = re.compile(r"[^a-z0-9]+")


def reference(name: str) -> Json | None:
    """How other parts of a project point to an organisation; None without a name."""
    key = _UNSAFE.sub("-", normalise(name)).strip("-")
    return {"id": key or "pihak", "name": name} if name else None


def make_parties(utuh: Utuh, office: str) -> list[Json]:
    """Each organisation once, with all its roles."""
    roles: dict[str, Json] = {}
    for name, role in (
        (office, "publicAuthority"),
        (office, "procuringEntity"),
        (utuh.fitur["properties"]["penyedia"], "supplier"),
        (utuh.rincian["konsultan"], "supplier"),
    ):
        if found := reference(name):
            party = roles.setdefault(found["id"], found | {"roles": []})
            party["roles"] += [role] if role not in party["roles"] else []
    return list(roles.values())
