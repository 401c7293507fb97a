"""Saying when the server answers."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest

from webmap import server


def test_the_address_is_said_however_late_the_server_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers, minutes, said = iter([False] * 9 + [True]), itertools.count(0, 60), list[str]()
    clock = SimpleNamespace(sleep=lambda _: None, monotonic=minutes.__next__)
    monkeypatch.setattr(server, "time", clock)
    monkeypatch.setattr(server, "_answers", lambda *_: next(answers))
    server._announce("127.0.0.1", 8000, said.append)
    assert said == ["http://127.0.0.1:8000/"]
