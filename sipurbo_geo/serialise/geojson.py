"""GeoJSON (RFC 7946) around features that are stored finished.

What is known only at the end (numbers, bbox, links to the next page) stands at the end: the first
byte waits for nothing, and the order of members means nothing in JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..model.filter import Bbox

MEDIA_TYPE = "application/geo+json"
#: every stored feature starts its address like this; no text inside can, its quotes are escaped
_URL = b'"url":"/'
#: bytes from which one more piece is cheaper than one more copy
_HEAVY = 1 << 20


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows the features: how many match in all, where they lie, where to go on.

    What is None is not told.
    """

    matched: int | None
    bbox: Bbox | None
    links: tuple[dict[str, str], ...]
    #: what the collection says about itself
    about: dict[str, str] = field(default_factory=dict)


def stream_collection(
    pieces: Iterable[tuple[bytes, int]],
    *,
    waktu: datetime,
    ending: Callable[[int], Ending],
    public_url: str = "",
) -> Iterator[bytes]:
    """A FeatureCollection from pieces of joined features; `ending` is told how many there were."""
    stamp = waktu.strftime("%Y-%m-%dT%H:%M:%SZ")
    start = f'{{"type":"FeatureCollection","timeStamp":"{stamp}","features":[\n'.encode()
    returned = 0
    for piece, count in pieces:
        text = absolute_text(piece, public_url)
        if len(text) > _HEAVY:
            yield start
            yield text
        else:
            yield start + text
        start = b",\n"
        returned += count
    lead = b"" if returned else start
    yield lead + _tail(ending(returned), returned)


def absolute_feature(text: str, public_url: str) -> bytes:
    """One stored Feature, its address made absolute where `public_url` is set."""
    return absolute_text(text.encode(), public_url)


def absolute_text(text: bytes, public_url: str) -> bytes:
    """The same for any piece of stored features."""
    return text.replace(_URL, b'"url":"' + public_url.encode() + b"/") if public_url else text


def _tail(end: Ending, returned: int) -> bytes:
    members: dict[str, Any] = {"numberReturned": returned}
    if end.matched is not None:
        members = {"numberMatched": end.matched, **members}
    if end.bbox is not None:
        members["bbox"] = end.bbox
    members["links"] = end.links
    if end.about:
        members["keterangan"] = end.about
    return (
        b"\n],"
        + json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode()[1:]
        + b"\n"
    )
