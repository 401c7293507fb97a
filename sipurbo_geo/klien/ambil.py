"""One GET: compressed, with an end to waiting, asked again when the server is busy."""

from __future__ import annotations

import http.client
import json
import time
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from .. import __version__
from ..errors import ForbiddenError, NotFoundError, ParameterError, RemoteError, SipurboError

#: without a byte for so long, nobody waits on
TIMEOUT_S = 60
#: how often a busy server is asked, and how long it may make us wait at most
TRIES, LONGEST_WAIT_S = 4, 60.0
_CHUNK = 1 << 18
_LONGEST_PROBLEM = 1 << 16
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_HEADERS = {
    "Accept": "application/geo+json, application/json",
    "Accept-Encoding": "gzip",
    # messages in the language of this library
    "Cookie": "bahasa=id",
    "User-Agent": f"sipurbo-geo/{__version__}",
}


class Jawaban(AbstractContextManager["Jawaban"]):
    """An answer that is still arriving from `alamat`."""

    def __init__(self, answer: http.client.HTTPResponse, alamat: str) -> None:
        self._answer = answer
        self._alamat = alamat

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._answer.close()

    def chunks(self) -> Iterator[bytes]:
        """The body as it arrives, unpacked; raises `RemoteError` when it breaks off."""
        packed = self._answer.headers.get("Content-Encoding") == "gzip"
        unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            while piece := self._answer.read1(_CHUNK):
                yield unpack.decompress(piece) if packed else piece
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise _unreachable(self._alamat, error) from error


def fetch(url: str, alamat: str) -> Jawaban:
    """The answer of the server at `alamat`; raises what `query` would raise for the same."""
    for tried in range(1, TRIES + 1):
        try:
            request = Request(url, headers=_HEADERS)  # noqa: S310 - http or https, see Jauh
            return Jawaban(urlopen(request, timeout=TIMEOUT_S), alamat)  # noqa: S310
        except HTTPError as error:
            with error:
                if error.code not in _BUSY or tried == TRIES:
                    raise _refused(error, alamat) from None
                wait = _wait(error.headers.get("Retry-After"), tried)
        except (OSError, http.client.HTTPException) as error:
            raise _unreachable(alamat, error) from error
        time.sleep(wait)
    raise AssertionError("the last try returns or raises")


def _wait(said: str | None, tried: int) -> float:
    """Seconds until the next try: what the server says (RFC 9110 10.2.3), else longer each time."""
    if said is None:
        return float(2**tried)
    try:
        moment = parsedate_to_datetime(said).astimezone(UTC)
    except ValueError:
        seconds = float(said) if said.isdecimal() else float(2**tried)
    else:
        seconds = (moment - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 0.0), LONGEST_WAIT_S)


def _refused(error: HTTPError, alamat: str) -> SipurboError:
    """The problem that the server tells (RFC 9457), as the error that it is here."""
    problem = _problem(error)
    detail = str(problem.get("detail", ""))
    if error.code == HTTPStatus.BAD_REQUEST and detail:
        return ParameterError(str(problem.get("parameter", "")), detail, detail)
    if error.code == HTTPStatus.NOT_FOUND and detail:
        return NotFoundError(detail, detail)
    if error.code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return ForbiddenError(
            f"{alamat} tidak membolehkan ini ({error.code}). {detail}".strip(),
            f"{alamat} does not allow this ({error.code}). {detail}".strip(),
        )
    if error.code in _BUSY:
        return RemoteError(
            f"{alamat} sedang sibuk ({error.code}). Coba lagi nanti. {detail}".strip(),
            f"{alamat} is busy ({error.code}). Try again later. {detail}".strip(),
        )
    return RemoteError(
        f"{alamat} menjawab {error.code}. Periksa alamatnya: harus halaman depan SiPURBO-geo. "
        f"{detail}".strip(),
        f"{alamat} answers {error.code}. Check the address: it has to be the first page of "
        f"SiPURBO-geo. {detail}".strip(),
    )


def _problem(error: HTTPError) -> dict[str, Any]:
    if error.headers.get_content_type() != "application/problem+json":
        return {}
    try:
        found = json.loads(error.read(_LONGEST_PROBLEM))
    except (OSError, ValueError, http.client.HTTPException):
        return {}
    return found if isinstance(found, dict) else {}


def _unreachable(alamat: str, error: Exception) -> RemoteError:
    reason = error.reason if isinstance(error, URLError) else error
    return RemoteError(
        f"{alamat} tidak dapat dihubungi ({reason}). Periksa alamat dan sambungan internet.",
        f"{alamat} cannot be reached ({reason}). Check the address and the connection.",
    )
