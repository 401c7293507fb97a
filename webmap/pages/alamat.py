"""This page's own address, with something left out of it or put behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from flask import redirect, request
from werkzeug.wrappers import Response

#: what other sites hang onto links that are shared there; nobody asked for it
_PELACAK = re.compile(r"utm_\w+|(?:fb|g|tt|tw)clid|msclkid|igsh(?:id)?")


def same_address(without: Iterable[str], extra: dict[str, str] | None = None) -> str:
    """The address of this request with its parameters, but not those named in `without`."""
    left_out = frozenset(without)
    kept = [(k, v) for k, v in request.args.items(multi=True) if k not in left_out]
    query = urlencode([*kept, *(extra or {}).items()])
    # a path that begins with two slashes would be read as another host
    path = "/" + f"{request.script_root}{request.path}".lstrip("/")
    return f"{path}?{query}" if query else path


def drop_pelacak() -> Response | None:
    """Lead to the same page without the marks of trackers; other addresses are left alone."""
    marks = [name for name in request.args if _PELACAK.fullmatch(name)]
    return redirect(same_address(marks), 303) if marks else None
