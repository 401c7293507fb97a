"""Where the first values of an S-curve are written: near their beginning, and on no line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .kurva_geometri import Garis, Kotak, crosses

#: how wide a letter is, and how far a text reaches above and below its baseline, in pixels of the
#: drawing; letters are largest on a phone
_LETTER, _ABOVE, _BELOW = 9.5, 15, 5
#: tried in this order: above the beginning, higher, beside it, below; then farther to the right
_UP = (-9, -13, -18, -25, 4, 16)
_RIGHT = (5, 12, 20, 30, 40)


def place_values(
    values: Sequence[tuple[float, float, str]], lines: Sequence[Garis], floor: float
) -> Iterator[tuple[float, float, str]]:
    """Start and baseline of each text beside its point (x, y, text), in pixels.

    `lines` are drawn already, `floor` is the axis. A text that finds no room is left out: on a line
    nobody can read it, and the table has it.
    """
    taken: list[Kotak] = []
    for x, y, text in values:
        for place in _near(x, y):
            box = _box(place, text)
            if box[3] <= floor and not _blocked(box, lines, taken):
                taken.append(box)
                yield *place, text
                break


def _near(x: float, y: float) -> Iterator[tuple[float, float]]:
    return ((x + right, y + up) for right in _RIGHT for up in _UP)


def _box(place: tuple[float, float], text: str) -> Kotak:
    x, y = place
    return x, y - _ABOVE, x + _LETTER * len(text), y + _BELOW


def _blocked(box: Kotak, lines: Iterable[Garis], taken: Iterable[Kotak]) -> bool:
    return any(crosses(line, box) for line in lines) or any(_meet(box, other) for other in taken)


def _meet(a: Kotak, b: Kotak) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
