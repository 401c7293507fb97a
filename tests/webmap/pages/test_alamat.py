"""A link that was shared elsewhere leads to what was shared."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("mark", ["fbclid", "gclid", "igsh", "utm_source", "msclkid"])
def test_marks_of_trackers_are_taken_off(client: FlaskClient, mark: str) -> None:
    answer = client.get(f"/peta?layer=jalan&{mark}=IwAR1&tahun=2023")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/peta?layer=jalan&tahun=2023")


def test_they_are_taken_off_beside_the_switch_of_language(client: FlaskClient) -> None:
    answer = client.get("/?fbclid=x&bahasa=en", follow_redirects=True)
    assert (answer.status_code, answer.request.query_string) == (200, b"")
    assert 'lang="en"' in answer.text


@pytest.mark.parametrize("name", ["fbclids", "utm", "clid", "fb"])
def test_other_parameters_are_still_refused(client: FlaskClient, name: str) -> None:
    assert client.get(f"/peta?{name}=1").status_code == 400


def test_a_feed_is_for_programs_and_stays_strict(client: FlaskClient) -> None:
    assert client.get("/feeds/kegiatan.geojson?fbclid=1").status_code == 400
