"""A JSON list of objects is a table in another dress."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from sipurbo_geo.errors import UnreadableFileError
from sipurbo_geo.intake.source import read_batches

from .files import codes, read


def _write(folder: Path, items: list[Any]) -> Path:
    path = folder / "daftar.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


@pytest.mark.parametrize("text", ["[{}", "[{} {}]", '[{"a": 1}] x', "[nope]"])
def test_a_list_that_is_no_json_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "daftar.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="baris 1"):
        read(path)


def test_what_is_no_object_is_refused_alone(tmp_path: Path) -> None:
    features, problems = read(_write(tmp_path, [{"kode": "A"}, 7, {"kode": "B"}]))
    assert [f.properties["kode"] for f in features] == ["A", "B"]
    assert codes(problems) == ["json_item"]
    assert problems[0].where == "butir 2"


def test_a_member_written_twice_refuses_its_row(tmp_path: Path) -> None:
    path = tmp_path / "daftar.json"
    path.write_text('[{"kode": "A", "kode": "B"}, {"kode": "C"}]', encoding="utf-8")
    features, problems = read(path)
    assert ([f.where for f in features], codes(problems)) == (["butir 2"], ["json_members"])


def test_every_object_has_the_members_of_all(tmp_path: Path) -> None:
    features, _ = read(_write(tmp_path, [{"kode": 1}, {"nama": "x", "isi": {"a": [1]}}]))
    assert [f.properties for f in features] == [
        {"kode": 1, "nama": None, "isi": None},
        {"kode": None, "nama": "x", "isi": '{"a": [1]}'},
    ]
    assert [f.geometry for f in features] == [None, None]


def test_coordinates_are_found_as_in_any_table(tmp_path: Path) -> None:
    features, problems = read(_write(tmp_path, [{"kode": "A", "lat": "-1.4", "lon": "102.2"}]))
    assert problems == []
    assert features[0].geometry == shapely.Point(102.2, -1.4)


def test_a_long_list_comes_in_batches(tmp_path: Path) -> None:
    path = _write(tmp_path, [{"kode": str(n)} for n in range(5)])
    assert [len(b) for b in read_batches(path, problems=print, size=2)] == [2, 2, 1]
