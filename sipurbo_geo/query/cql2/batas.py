"""How long, how deep and how wide a filter may be; asked before anything else looks at it."""

from __future__ import annotations

from ...errors import ParameterError
from .galat import wrong

#: bytes of a filter
LONGEST = 8192
#: brackets, functions and NOT inside each other
DEEPEST = 50
#: comparisons and predicates
MOST_TERMS = 200
#: JSON needs two brackets a level, and those of coordinates
_JSON_BRACKETS = 2 * DEEPEST + 8


def check_length(text: str) -> None:
    """Raise `ParameterError` for a filter that is too long to be read."""
    if len(text.encode(errors="replace")) > LONGEST:
        raise wrong(
            f"terlalu panjang; paling banyak {LONGEST} bita.",
            f"too long; at most {LONGEST} bytes.",
        )


def check_json_depth(text: str) -> None:
    """Raise `ParameterError` for JSON that is nested too deeply; brackets in texts do not count."""
    depth, inside, escaped = 0, False, False
    for letter in text:
        if escaped:
            escaped = False
        elif inside:
            escaped, inside = letter == "\\", letter != '"'
        elif letter == '"':
            inside = True
        elif letter in "[{":
            depth += 1
            if depth > _JSON_BRACKETS:
                raise too_deep()
        elif letter in "]}":
            depth -= 1


def too_deep() -> ParameterError:
    """The refusal of a filter that is nested too deeply."""
    return wrong(
        f"bersarang terlalu dalam; paling banyak {DEEPEST} tingkat.",
        f"nested too deeply; at most {DEEPEST} levels.",
    )


def too_many_terms() -> ParameterError:
    """The refusal of a filter with too many comparisons."""
    return wrong(
        f"terlalu banyak perbandingan; paling banyak {MOST_TERMS}.",
        f"too many comparisons; at most {MOST_TERMS}.",
    )
