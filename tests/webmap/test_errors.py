"""Whatever goes wrong is told in the reader's language, with what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from sipurbo_geo.settings import Settings
from webmap import create_app


@pytest.fixture
def app(geopackage_url: str) -> Iterator[Flask]:
    app = create_app(Settings(geopackage_url))

    @app.get("/rusak")
    def broken() -> str:
        raise ZeroDivisionError

    @app.get("/feeds/rusak")
    def broken_feed() -> str:
        raise ZeroDivisionError

    yield app
    app.extensions["sipurbo"].catalogue.close()


def test_an_unforeseen_error_says_whom_to_tell_and_shows_no_code(app: Flask) -> None:
    answer = app.test_client().get("/rusak")
    assert answer.status_code == 500
    assert "rujukan" in answer.text
    assert "ZeroDivision" not in answer.text


def test_a_program_gets_a_problem_and_not_a_page(app: Flask) -> None:
    answer = app.test_client().get("/feeds/rusak")
    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "rujukan" in json.loads(answer.data)["detail"]


@pytest.mark.parametrize("path", ["/katalog/x.xml", "/katalog/kegiatan.jsonld?x=1"])
def test_a_description_that_is_not_there_is_told_to_a_program(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)
    assert (answer.status_code // 100, answer.content_type) == (4, "application/problem+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert app.test_client().get("/katalog/x").mimetype == "text/html"


def test_an_unknown_page_is_a_page_of_its_own(app: Flask) -> None:
    answer = app.test_client().get("/tidak-ada")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.text


@pytest.mark.parametrize("path", ["/peta?pada=2023-01-01", "/kegiatan?pada=2023-01-01"])
def test_a_page_does_not_pretend_to_show_the_past(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)
    assert answer.status_code == 400
    assert "/feeds/kegiatan.geojson?pada=2023-01-01" in answer.text


def test_every_answer_carries_the_content_policy(app: Flask) -> None:
    for path in ("/", "/feeds/kegiatan.geojson", "/tidak-ada", "/rusak", "/healthz"):
        headers = app.test_client().get(path).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"], path
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_installation_may_speak_english_by_itself(geopackage_url: str) -> None:
    app = create_app(replace(Settings(geopackage_url), bahasa="en"))
    client = app.test_client()
    assert "This page does not exist" in client.get("/tidak-ada").text
    client.set_cookie("bahasa", "id")
    assert "Halaman ini tidak ada" in client.get("/tidak-ada").text
    app.extensions["sipurbo"].catalogue.close()
