"""What a person states about the columns of a file, against what is recognised by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from ..errors import UsageError
from .fold import fold_text

#: stated instead of a field, it leaves a column out
SKIP = "-"


def pick_columns(
    names: Sequence[str],
    aliases: Mapping[str, Sequence[str]],
    stated: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Which of `names` holds each field of `aliases`; fields that no column holds are left out.

    `stated` ({"KEC_NAME": "nama"}; the other way round is understood too) goes before the aliases,
    which are tried in their order. Raises `UsageError` for a field or a column that there is not.
    """
    folded = {fold_text(name): name for name in reversed(names)}
    found, left_out = _stated(folded, aliases, stated or {})
    taken = {*found.values(), *left_out}
    for field, spellings in aliases.items():
        for spelling in (field, *spellings):
            name = folded.get(fold_text(spelling))
            if field not in found and name is not None and name not in taken:
                found[field] = name
                taken.add(name)
    return found


def _stated(
    folded: Mapping[str, str], aliases: Mapping[str, Sequence[str]], stated: Mapping[str, str]
) -> tuple[dict[str, str], set[str]]:
    found: dict[str, str] = {}
    left_out = set()
    for one, other in stated.items():
        column, field = (other, one) if one in aliases and other not in aliases else (one, other)
        if field not in aliases and field != SKIP:
            raise _unknown("bidang isian", "field", field, aliases)
        name = folded.get(fold_text(column))
        if name is None:
            raise _unknown("kolom di berkas", "column in the file", column, folded.values())
        if field == SKIP:
            left_out.add(name)
        else:
            found[field] = name
    return found, left_out


def _unknown(id: str, en: str, name: str, known: Iterable[str]) -> UsageError:
    near = get_close_matches(name, list(known), n=1)
    listed = ", ".join(known)
    return UsageError(
        f'--map: {id} "{name}" tidak ada. '
        + (f'Maksudnya "{near[0]}"?' if near else f"Yang ada: {listed}."),
        f'--map: there is no {en} "{name}". '
        + (f'Did you mean "{near[0]}"?' if near else f"There are: {listed}."),
    )
