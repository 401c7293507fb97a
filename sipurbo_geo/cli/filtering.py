"""The filter options of a command: the words of the feeds' filter, read by the same parser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import ParameterError, UsageError
from ..model.filter import KegiatanFilter

if TYPE_CHECKING:
    from ..database.engine import Catalogue
    from ..registry import Registry


def to_filter(given: Mapping[str, Any], catalogue: Catalogue, registry: Registry) -> KegiatanFilter:
    """What the options ask for; raises `UsageError` that names what is known."""
    from ..query.saringan import FILTER_NAMES, read_saringan

    with _wrong_usage():
        asked = read_saringan(_words(given, FILTER_NAMES), catalogue, registry)
    return replace(asked, kode=tuple(given["kode"]))


def to_window(given: Mapping[str, Any]) -> tuple[int, int]:
    """The options --limit and --offset, as `query.saringan` has them; raises `UsageError`."""
    from ..query.saringan import PAGE_NAMES, read_window

    with _wrong_usage():
        return read_window(_words(given, PAGE_NAMES))


def _words(given: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """An option that may be repeated has several values."""
    stated = {name: given[name] for name in names if given[name]}
    return {name: (own,) if isinstance(own, str) else own for name, own in stated.items()}


@contextmanager
def _wrong_usage() -> Iterator[None]:
    try:
        yield
    except ParameterError as error:
        raise UsageError(error.id, error.en) from error
