"""A kept answer is the answer, and never one of an older catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.query.revision import current_revision
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan
from webmap import response_cache
from webmap.response_cache import with_response_cache


class Counting:
    """An application that says how often it was asked."""

    def __init__(
        self,
        catalogue: Catalogue,
        body: list[bytes],
        status: str = "200 OK",
        *more: tuple[str, str],
    ) -> None:
        self.catalogue, self.body, self.status, self.asked = catalogue, body, status, 0
        self.more = more

    def __call__(self, _: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        etag = current_revision(self.catalogue).etag
        start_response(self.status, [("ETag", f'W/"{etag}"'), *self.more])
        return iter(self.body)


def _ask(application: Any, path: str = "/feeds/x", **environ: str) -> bytes:
    basis = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": ""}
    return b"".join(application(basis | environ, lambda *_: None))


def test_an_answer_that_gives_one_person_a_cookie_is_not_kept(catalogue: Catalogue) -> None:
    counting = Counting(catalogue, [b"a"], "200 OK", ("set-cookie", "sipurbo=milik-orang"))
    application = with_response_cache(counting, catalogue, "/feeds/")
    _ask(application)
    _ask(application)
    assert counting.asked == 2


def test_the_same_question_is_worked_out_once(catalogue: Catalogue) -> None:
    counting = Counting(catalogue, [b"a", b"b"])
    application = with_response_cache(counting, catalogue, "/feeds/")
    assert [_ask(application), _ask(application)] == [b"ab", b"ab"]
    assert counting.asked == 1


def test_a_write_makes_every_kept_answer_old(catalogue: Catalogue, registry: Registry) -> None:
    counting = Counting(catalogue, [b"a"])
    application = with_response_cache(counting, catalogue, "/feeds/")
    _ask(application)
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan()])
    _ask(application)
    assert counting.asked == 2


@pytest.mark.parametrize(
    "other",
    [
        {"QUERY_STRING": "limit=1"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_HOST": "lain.example"},
        {"HTTP_IF_NONE_MATCH": '"x"'},
        {"REQUEST_METHOD": "HEAD"},
        {"PATH_INFO": "/peta"},
    ],
)
def test_another_question_gets_its_own_answer(catalogue: Catalogue, other: dict[str, str]) -> None:
    counting = Counting(catalogue, [b"a"])
    application = with_response_cache(counting, catalogue, "/feeds/")
    _ask(application)
    _ask(application, **other)
    assert counting.asked == 2


def test_an_error_is_not_kept(catalogue: Catalogue) -> None:
    counting = Counting(catalogue, [b"a"], status="404 Not Found")
    application = with_response_cache(counting, catalogue, "/feeds/")
    _ask(application)
    _ask(application)
    assert counting.asked == 2


def test_an_answer_that_was_not_read_to_its_end_is_not_kept(catalogue: Catalogue) -> None:
    counting = Counting(catalogue, [b"a", b"b"])
    application = with_response_cache(counting, catalogue, "/feeds/")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/feeds/x", "QUERY_STRING": ""}
    body = iter(application(environ, lambda *_: None))
    next(body)
    body.close()  # type: ignore[attr-defined]
    assert _ask(application) == b"ab"
    assert counting.asked == 2


def test_heavy_answers_pass_through_and_all_together_stay_light(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(response_cache, "ENTRY_BYTES", 10)
    monkeypatch.setattr(response_cache, "TOTAL_BYTES", 15)
    heavy = Counting(catalogue, [b"x" * 11])
    application = with_response_cache(heavy, catalogue, "/feeds/")
    assert _ask(application) == _ask(application) == b"x" * 11
    assert heavy.asked == 2
    light = Counting(catalogue, [b"x" * 10])
    application = with_response_cache(light, catalogue, "/feeds/")
    for path in ("/feeds/a", "/feeds/b", "/feeds/a"):
        _ask(application, path)
    assert light.asked == 3, "the second answer pushed out the first"
