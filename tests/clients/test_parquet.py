"""GeoParquet: what its readers rely on, and what is said where it cannot be written."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas
import pyarrow as pa
import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from pyarrow import parquet

from sipurbo_geo.cli import main
from sipurbo_geo.serialise.unduhan import bentuk
from sipurbo_geo.settings import Settings


def _file(client: FlaskClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/vnd.apache.parquet"
    return parquet.ParquetFile(BytesIO(answer.data))


def test_without_pyarrow_it_is_said_what_to_install(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bentuk, "find_spec", lambda _: None)
    client = app.test_client()
    client.set_cookie("bahasa", "en")
    for path in ("/unduh/kegiatan.parquet", "/unduh/progres.parquet"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
        assert "can install it: pip install 'sipurbo-geo[parquet]'" in answer.json["detail"]
        assert "csv" in answer.json["detail"].rpartition(":")[2]


def test_without_pyarrow_nothing_offers_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.test_client()
    pages = ("/unduh", "/katalog.jsonld", "/unduh/kegiatan.doc")
    assert all(".parquet" in client.get(page).text for page in pages[:2])
    assert "parquet" in client.get(pages[2]).json["detail"]
    monkeypatch.setattr(bentuk, "find_spec", lambda _: None)
    for page in pages:
        assert "parquet" not in client.get(page).text, page


@pytest.mark.usefixtures("app")
def test_without_pyarrow_the_command_says_what_to_install(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "kegiatan.parquet"
    monkeypatch.setenv("SIPURBO_DATABASE_URL", settings.database_url)
    call = ["export", "-o", str(target)]
    assert CliRunner().invoke(main, call).exit_code == 0
    target.unlink()
    monkeypatch.setattr(bentuk, "find_spec", lambda _: None)
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 1
    assert "sipurbo-geo[parquet]" in done.output
    assert not list(tmp_path.glob("kegiatan.*"))


def test_the_footer_says_where_the_places_are_and_what_the_columns_mean(app: Flask) -> None:
    file = _file(app.test_client(), "/unduh/kegiatan.parquet?tahun=2023")
    told = {name.decode(): text.decode() for name, text in file.metadata.metadata.items()}
    geo = json.loads(told["geo"])
    column = geo["columns"][geo["primary_column"]]
    assert (geo["version"], column["encoding"]) == ("1.1.0", "WKB")
    assert "LineString" in column["geometry_types"]
    assert len(column["bbox"]) == 4
    assert told["saringan"] == "TA 2023"
    assert told["lisensi"].startswith("https://")
    assert json.loads(told["kolom"])["pagu"] == "Pagu (Rp)"


def test_columns_are_of_their_kind(app: Flask) -> None:
    schema = _file(app.test_client(), "/unduh/kegiatan.parquet").schema_arrow
    kinds = ("tahun", "pagu", "tanggal_mulai", "diperbarui")
    days, moments = pa.date32(), pa.timestamp("ms", tz="UTC")
    assert [schema.field(name).type for name in kinds] == [pa.int64(), pa.float64(), days, moments]
    assert schema.field("kecamatan").type.value_type == pa.string()


def test_a_box_reads_only_what_is_in_it(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "kegiatan.parquet"
    path.write_bytes(app.test_client().get("/unduh/kegiatan.parquet").data)
    everything = geopandas.read_parquet(path)
    first = everything[everything.geometry.notna()].iloc[:1]
    found = geopandas.read_parquet(path, bbox=tuple(first.total_bounds))
    assert first.kode.iloc[0] in set(found.kode)
    assert 0 < len(found) < len(everything)


def test_nothing_chosen_is_a_file_without_rows(app: Flask) -> None:
    table = _file(app.test_client(), "/unduh/kegiatan.parquet?q=zzzz")
    assert table.metadata.num_rows == 0
    geo = json.loads(table.metadata.metadata[b"geo"])
    assert geo["columns"]["geometry"]["geometry_types"] == []
    assert "bbox" not in geo["columns"]["geometry"]


def test_the_weekly_reports_are_a_table_of_their_own(app: Flask) -> None:
    table = _file(app.test_client(), "/unduh/progres.parquet").read().to_pylist()
    assert len(table) == 5
    assert (table[0]["kode"], table[0]["minggu"]) == ("PUPR-2023-0001", 1)
    assert str(table[0]["tanggal"]) == "2023-06-05"
    assert table[0]["kritis"] is False
