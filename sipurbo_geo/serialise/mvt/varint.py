"""Numbers as Protocol Buffers write them, many at once.

Source: Protocol Buffers encoding: seven bits a byte, the lowest first; zigzag for signed ones.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def zigzag(numbers: Numbers) -> Numbers:
    """0, -1, 1, -2 … as 0, 1, 2, 3 …"""
    return (numbers << 1) ^ (numbers >> 63)


def varints(numbers: Numbers) -> tuple[bytes, Numbers]:
    """The bytes of all numbers (not negative, below 2 ** 35), and where each one ends."""
    sizes = np.ones(len(numbers), np.int64)
    for bits in (7, 14, 21, 28):
        sizes += numbers >= 1 << bits
    ends = np.cumsum(sizes)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    starts = ends - sizes
    for place in range(5):
        has = sizes > place
        more = sizes[has] > place + 1
        out[starts[has] + place] = (numbers[has] >> 7 * place) & 0x7F | more * 0x80
    return out.tobytes(), ends


def varint(number: int) -> bytes:
    """One number that is not negative."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number: int, body: bytes) -> bytes:
    """A field that has a length: a text, a message or packed numbers."""
    return varint(number << 3 | 2) + varint(len(body)) + body


def whole(number: int, value: int) -> bytes:
    """A field that is a number."""
    return varint(number << 3) + varint(value)


def cut(body: bytes, ends: Numbers) -> list[bytes]:
    """Consecutive pieces of `body`; `ends` grow."""
    edges: list[Any] = [0, *ends.tolist()]
    return [body[a:b] for a, b in pairwise(edges)]
