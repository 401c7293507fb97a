"""Reads what `serialise.geojson` writes while it arrives: one feature a line, numbers at the end.

A feature is text without a line break, so whole lines are whole features, and memory holds the
columns that are made of them and never the text of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from ..errors import RemoteError

_BEFORE, _AFTER = b'"features":[', b"\n]"
_BETWEEN = b",\n"


def read_features(chunks: Iterable[bytes], alamat: str) -> Iterator[list[dict[str, Any]]]:
    """The features of a feed, as many at a time as have arrived.

    Raises `RemoteError` when it is no feed, or when it breaks off: a part is never taken for all.
    """
    text, head, count = b"", None, 0
    arriving = iter(chunks)
    for chunk in arriving:
        text += chunk
        if head is None:
            head, found, text = _halves(text, _BEFORE)
            if not found:
                head = None
                continue
        lines, ended, rest = _halves(text, _AFTER)
        if ended:
            batch = _features(lines, alamat)
            yield batch
            frame = head + _BEFORE + b"]" + rest + b"".join(arriving)
            _check(_loads(frame, alamat), count + len(batch), alamat)
            return
        cut = max(text.rfind(b"\n"), 0)
        lines, text = text[:cut], text[cut:]
        batch = _features(lines, alamat)
        count += len(batch)
        if batch:
            yield batch
    raise _broken(alamat)


def read_json(chunks: Iterable[bytes], alamat: str) -> dict[str, Any]:
    """An object that arrives whole; raises `RemoteError` when it is none."""
    found = _loads(b"".join(chunks), alamat)
    if not isinstance(found, dict):
        raise _broken(alamat)
    return found


def _halves(text: bytes, mark: bytes) -> tuple[bytes, bool, bytes]:
    """What stands before `mark`, whether it stands there, and what follows."""
    before, found, after = text.partition(mark)
    return (before, True, after) if found else (b"", False, text)


def _features(lines: bytes, alamat: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = _loads(b"[" + lines.strip(_BETWEEN) + b"]", alamat)
    return features


def _check(frame: Any, count: int, alamat: str) -> None:
    if frame.get("numberReturned", count) != count:
        raise _broken(alamat)


def _loads(text: bytes, alamat: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise _broken(alamat) from None


def _broken(alamat: str) -> RemoteError:
    return RemoteError(
        f"Jawaban {alamat} terputus, atau bukan dari SiPURBO-geo. Periksa alamatnya, lalu coba "
        "lagi.",
        f"The answer of {alamat} broke off, or is not from SiPURBO-geo. Check the address, then "
        "try again.",
    )
