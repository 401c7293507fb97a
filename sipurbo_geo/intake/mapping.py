"""What a person states about the columns of a file, against what is recognised by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from ..errors import UsageError
from .fold import fold_text


def pick_columns(
    names: Sequence[str],
    aliases: Mapping[str, Sequence[str]],
    stated: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Which of `names` holds each field of `aliases`; fields that no column holds are left out.

    `stated` ({"nama": "KEC_NAME"}, in either direction) goes before the aliases, which are tried
    in their order. Raises `UsageError` for a field or a column that there is not.
    """
    folded = {fold_text(name): name for name in reversed(names)}
    found = {}
    for one, other in (stated or {}).items():
        field, column = (one, other) if one in aliases else (other, one)
        if field not in aliases:
            raise _unknown("kolom tujuan", "field", one, aliases)
        if fold_text(column) not in folded:
            raise _unknown("kolom di berkas", "column in the file", column, names)
        found[field] = folded[fold_text(column)]
    taken = set(found.values())
    for field, spellings in aliases.items():
        for spelling in (field, *spellings):
            name = folded.get(fold_text(spelling))
            if field not in found and name is not None and name not in taken:
                found[field] = name
                taken.add(name)
    return found


def _unknown(id: str, en: str, name: str, known: Iterable[str]) -> UsageError:
    near = get_close_matches(name, list(known), n=1)
    listed = ", ".join(known)
    return UsageError(
        f'--map: {id} "{name}" tidak ada. '
        + (f'Maksudnya "{near[0]}"?' if near else f"Yang ada: {listed}."),
        f'--map: there is no {en} "{name}". '
        + (f'Did you mean "{near[0]}"?' if near else f"There are: {listed}."),
    )
