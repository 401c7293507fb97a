"""A server that is away, busy, somebody else's, or that breaks off in the middle."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

import sipurbo_geo
from sipurbo_geo.errors import ForbiddenError, NotFoundError, ParameterError, RemoteError
from sipurbo_geo.klien import ambil
from sipurbo_geo.klien.aliran import read_features
from tests.ports import held_port

HEALTH = {"jumlah": 2, "diperbarui": "2026-11-24T03:00:00+00:00"}
FEATURE = b'{"type":"Feature","geometry":null,"properties":{"kode":"A\\n]","layer":"x"}}'
HEAD, TAIL = b'{"type":"FeatureCollection","features":[\n', b'\n],"numberReturned":2}\n'
WHOLE = HEAD + FEATURE + b",\n" + FEATURE + TAIL

Answer = Callable[[BaseHTTPRequestHandler], None]


def _say(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in ({"content_type": "application/json"} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _problem(handler: BaseHTTPRequestHandler, status: int, **said: Any) -> None:
    body = json.dumps({"status": status} | said).encode()
    _say(handler, status, body, content_type="application/problem+json")


@contextmanager
def _server(answer: Answer) -> Iterator[str]:
    """A server that is healthy, and answers everything else with `answer`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/healthz":
                _say(self, 200, json.dumps(HEALTH).encode())
            elif self.path.startswith("/ogc/"):
                _say(self, 200, b'{"properties":{}}')
            else:
                answer(self)

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited."""
    waited: list[float] = []
    monkeypatch.setattr(ambil.time, "sleep", waited.append)
    return waited


def test_where_nobody_answers_the_address_is_named() -> None:
    with held_port() as port:
        gone = f"http://127.0.0.1:{port}"
        with pytest.raises(RemoteError, match=f"{gone} tidak dapat dihubungi"):
            sipurbo_geo.open(gone)
    with pytest.raises(RemoteError, match="tidak dapat dihubungi"):
        sipurbo_geo.open("https://tidak-ada.invalid")


@pytest.mark.parametrize(
    "alamat", ["https://", "https://budi:sandi@peta.id", "https://peta.id/?a=1"]
)
def test_an_address_that_is_none_is_refused_and_not_repeated(alamat: str) -> None:
    with pytest.raises(RemoteError, match="ditulis seperti") as refused:
        sipurbo_geo.open(alamat)
    assert "sandi@" not in str(refused.value)


def test_another_kind_of_server_is_told_apart() -> None:
    for status, body in ((200, b"<html>"), (200, b"[]"), (200, b'{"status":"ok"}'), (404, b"")):

        def answer(
            handler: BaseHTTPRequestHandler, status: int = status, body: bytes = body
        ) -> None:
            _say(handler, status, body)

        with _server(answer) as base, pytest.raises(RemoteError, match="SiPURBO-geo"):
            sipurbo_geo.open(f"{base}/lain")


@pytest.mark.parametrize(
    ("status", "said", "kind", "text"),
    [
        (400, {"detail": "Nilai 'x' salah.", "parameter": "tahun"}, ParameterError, "^Nilai 'x'"),
        (404, {"detail": "Tidak ada."}, NotFoundError, "^Tidak ada"),
        (401, {"detail": "Masuk dahulu."}, ForbiddenError, "tidak membolehkan.*Masuk dahulu"),
        (500, {"detail": "Rujukan 12ab."}, RemoteError, "menjawab 500.*12ab"),
        (400, {}, RemoteError, "menjawab 400"),
    ],
)
def test_what_a_server_refuses_is_said_in_its_words(
    status: int, said: dict[str, str], kind: type[Exception], text: str
) -> None:
    with _server(lambda handler: _problem(handler, status, **said)) as base:
        opened = sipurbo_geo.open(base)
        with pytest.raises(kind, match=text):
            opened.kegiatan()


def _busy(times: int, after: str | None) -> tuple[Answer, list[str]]:
    asked: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.headers["Accept-Encoding"])
        if len(asked) > times:
            packed = gzip.compress(WHOLE)
            _say(handler, 200, packed, content_encoding="gzip")
        elif after is None:
            _say(handler, 503, b"")
        else:
            _say(handler, 503, b"", retry_after=after)

    return answer, asked


@pytest.mark.parametrize(
    ("after", "expected"),
    [("7", [7, 7]), (None, [2, 4]), ("9999", [60, 60]), ("nanti", [2, 4]), ("-1", [2, 4])],
)
def test_a_busy_server_is_asked_again_when_it_says(
    waits: list[float], after: str | None, expected: list[float]
) -> None:
    answer, asked = _busy(2, after)
    with _server(answer) as base:
        assert len(sipurbo_geo.open(base).kegiatan()) == 2
    assert waits == expected
    assert asked == ["gzip"] * 3


def test_a_moment_to_ask_again_may_be_given_as_a_date(waits: list[float]) -> None:
    answer, _ = _busy(1, "Wed, 21 Oct 2015 07:28:00 GMT")
    with _server(answer) as base:
        sipurbo_geo.open(base).kegiatan()
    assert waits == [0]


def test_a_server_that_stays_busy_is_left_alone(waits: list[float]) -> None:
    answer, asked = _busy(99, "1")
    with _server(answer) as base:
        opened = sipurbo_geo.open(base)
        with pytest.raises(RemoteError, match="sedang sibuk"):
            opened.kegiatan()
    assert (len(asked), len(waits)) == (ambil.TRIES, ambil.TRIES - 1)


def _cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-length", str(len(WHOLE)))
    handler.end_headers()
    handler.wfile.write(WHOLE[:-40])


def _silent(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(HEAD)
    handler.wfile.flush()
    threading.Event().wait(1.5)


def test_a_part_is_never_taken_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    short = WHOLE.replace(b":2}", b":3}")
    for answer in (_cut, _silent, lambda handler: _say(handler, 200, short)):
        with _server(answer) as base, monkeypatch.context() as impatient:
            opened = sipurbo_geo.open(base)
            impatient.setattr(ambil, "TIMEOUT_S", 0.5)
            with pytest.raises(RemoteError, match=r"terputus|tidak dapat dihubungi"):
                opened.kegiatan()


@pytest.mark.parametrize("size", [1, 7, 100, 10_000])
@pytest.mark.parametrize("between", [b",\n", b"\n,"])
def test_features_are_whole_however_they_arrive(size: int, between: bytes) -> None:
    text = HEAD + between.join([FEATURE] * 2) + TAIL
    pieces = (text[start : start + size] for start in range(0, len(text), size))
    found = [f for batch in read_features(pieces, "sini") for f in batch]
    assert found == [json.loads(FEATURE)] * 2


def test_a_collection_without_features_is_no_error() -> None:
    text = HEAD + TAIL.replace(b"2", b"0")
    assert [f for batch in read_features([text], "sini") for f in batch] == []
