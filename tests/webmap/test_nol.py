"""A NUL character is refused at every door, on both databases, and never makes one stumble."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.settings import Settings
from webmap import create_app


@pytest.fixture
def client(settings: Settings) -> Iterator[FlaskClient]:
    app: Flask = create_app(settings)
    app.config.update(WTF_CSRF_ENABLED=False)
    yield app.test_client()
    app.extensions["sipurbo"].catalogue.close()


@pytest.mark.parametrize("path", ["/kegiatan/%00", "/bidang/%00", "/feeds/kegiatan/%00.geojson"])
def test_no_address_holds_one(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/peta", "/kegiatan", "/unduh", "/feeds/kegiatan.geojson"])
@pytest.mark.parametrize("name", ["q", "kecamatan", "bidang", "halaman"])
def test_no_question_holds_one(client: FlaskClient, path: str, name: str) -> None:
    answer = client.get(path, query_string={name: "a\x00b"})
    assert answer.status_code == 400
    assert name in answer.text
    assert "\x00" not in answer.text


def test_no_form_and_no_json_hold_one(client: FlaskClient) -> None:
    for name in ("akun", "sandi", "lain\x00"):
        assert client.post("/masuk", data={name: "a\x00"}).status_code == 400
    assert client.post("/masuk", json={"akun": "a\x00"}).status_code == 400
    assert client.post("/masuk", data={"akun": "siapa"}).status_code == 401
