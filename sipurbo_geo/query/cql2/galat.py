"""What is wrong with a filter, always with the name or place of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ...errors import ParameterError

_SHOWN = 40


def wrong(id: str, en: str) -> ParameterError:
    """The refusal of a filter."""
    return ParameterError("filter", f"Filter: {id}", f"Filter: {en}")


def unexpected(found: str, at: int, id: str, en: str) -> ParameterError:
    """Something stands where something else should; `at` counts letters from 1."""
    shown = short(found)
    return wrong(
        f"'{shown}' pada huruf ke-{at} tidak dimengerti; yang diharapkan {id}.",
        f"'{shown}' at letter {at} is not understood; expected {en}.",
    )


def unknown(id: str, en: str, name: str, known: Iterable[str]) -> ParameterError:
    """A name that is not known, and which one may be meant."""
    names = sorted(known)
    near = difflib.get_close_matches(name[:_SHOWN], names, n=1)
    guess = (f" Maksud Anda '{near[0]}'?", f" Did you mean '{near[0]}'?") if near else ("", "")
    listed = ", ".join(names)
    return wrong(
        f"{id} '{short(name)}' tidak dikenal.{guess[0]} Yang ada: {listed}.",
        f"unknown {en} '{short(name)}'.{guess[1]} Known: {listed}.",
    )


def short(text: str) -> str:
    """As much of a text as an answer repeats."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
