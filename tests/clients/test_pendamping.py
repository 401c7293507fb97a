"""What stands beside tables of plain text: found by their header, true of their content."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.http import parse_options_header

from sipurbo_geo.cli import main
from sipurbo_geo.settings import Settings


def _described(client: FlaskClient, path: str) -> tuple[str, Any]:
    """The text of a download, and the document to which its `Link: …; rel="describedby"` leads."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    links = dict(_parsed(link) for link in answer.headers["Link"].split(", "))
    beside = client.get(links["describedby"][0])
    assert beside.status_code == 200, beside.text
    assert beside.mimetype == links["describedby"][1]
    assert beside.headers["ETag"] == answer.headers["ETag"]
    return answer.data.decode("utf-8-sig"), beside.get_json(force=True)


def _parsed(link: str) -> tuple[str, tuple[str, str]]:
    target, _, rest = link.partition(";")
    options = parse_options_header(f"link; {rest}")[1]
    return options["rel"], (target.strip(" <>"), options.get("type", ""))


@pytest.mark.parametrize("path", ["/unduh/kegiatan.gpkg", "/unduh/progres.xlsx"])
def test_a_file_that_describes_itself_has_nothing_beside_it(app: Flask, path: str) -> None:
    client = app.test_client()
    answer = client.get(f"{path}-metadata.json")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert "describedby" not in client.get(path).headers["Link"]


def test_a_wrong_parameter_is_named_here_too(app: Flask) -> None:
    answer = app.test_client().get("/unduh/kegiatan.csv-metadata.json?kecamatn=1")
    assert (answer.status_code, answer.json["parameter"]) == (400, "kecamatn")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/unduh/kegiatan.csv?tahun=2023&limit=2", ["kode"]),
        ("/unduh/progres.csv?tahun=2023", ["kode", "minggu"]),
    ],
)
def test_a_table_is_described_as_csv_on_the_web(app: Flask, path: str, key: list[str]) -> None:
    text, about = _described(app.test_client(), path)
    head, *rows = csv.reader(StringIO(text))
    columns = about["tableSchema"]["columns"]
    assert head == [column["titles"] for column in columns] == [c["name"] for c in columns]
    assert about["@context"][0] == "http://www.w3.org/ns/csvw"
    assert about["url"] == f"http://localhost{path}"
    assert about["tableSchema"]["primaryKey"] == key
    assert (about["dc:description"], about["dc:title"]) == ("TA 2023", "Kegiatan pekerjaan umum")
    assert about["dc:license"]["@id"].startswith("https://")
    assert about["dc:modified"]["@value"].endswith("Z")
    kinds = {column["name"]: column["datatype"] for column in columns}
    assert len(rows) >= 2
    for row in rows:
        for name, cell in zip(head, row, strict=True):
            if cell and kinds[name] in ("integer", "number"):
                assert float(cell) is not None
            if cell and kinds[name] == "boolean":
                assert cell in ("true", "false")


def test_every_line_keeps_to_its_schema(app: Flask) -> None:
    text, schema = _described(app.test_client(), "/unduh/kegiatan.geojsonl")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    features = [json.loads(line) for line in text.splitlines()]
    assert len(features) > 10
    for feature in features:
        assert not list(validator.iter_errors(feature))
    wrong = features[0] | {"properties": features[0]["properties"] | {"tahun": "dua ribu"}}
    assert [error.json_path for error in validator.iter_errors(wrong)] == ["$.properties.tahun"]
    assert schema["keterangan"]["saringan"] == "semua kegiatan yang terbit"


def test_a_page_says_where_the_same_page_is(app: Flask) -> None:
    about = app.test_client().get("/unduh/kegiatan.geojson?limit=2&offset=1").json["keterangan"]
    assert about["sumber"].endswith("/unduh/kegiatan.geojson?limit=2&offset=1")


@pytest.mark.usefixtures("app")
def test_the_command_writes_it_beside_the_file(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SIPURBO_DATABASE_URL", settings.database_url)
    for name in ("kegiatan.csv", "kegiatan.xlsx"):
        assert CliRunner().invoke(main, ["export", "-o", str(tmp_path / name)]).exit_code == 0
    about = json.loads((tmp_path / "kegiatan.csv-metadata.json").read_text())
    assert about["url"] == "kegiatan.csv"
    assert not (tmp_path / "kegiatan.xlsx-metadata.json").exists()
