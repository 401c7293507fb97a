"""However a package is broken, the import answers with a report or a clear refusal."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import SipurboError
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.report import ImportReport
from sipurbo_geo.registry import Registry

from .proyek import make_progress, make_project

Steps = tuple[str | int, ...]
_WHOLE = {
    "projects": [
        make_project(
            forecasts=[make_progress(10, 60)],
            identifiers=[{"id": "K-1", "scheme": "SIPURBO"}, {"id": "1.03", "scheme": "2021"}],
            completion={"endDate": "2023-09-02"},
            maintenancePeriod={"startDate": "2023-09-02", "endDate": "2024-03-02"},
            parties=[{"id": "1", "name": "CV Contoh Karya", "roles": ["supplier"]}],
        )
    ]
}
_ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["", " ", "\ud800", "\x00", "1e999", "2023-13-45", "IDR", "x" * 3000]),
    st.lists(st.none() | st.integers() | st.text(max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=3), st.none() | st.integers(), max_size=2),
)


def _paths(value: Any, path: Steps = ()) -> Iterator[Steps]:
    yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(item, (*path, key))


_PATHS = [path for path in _paths(_WHOLE) if path]


def _put(whole: Any, path: Steps, value: Any) -> None:
    for key in path[:-1]:
        if not isinstance(whole, dict | list) or isinstance(whole, list) != isinstance(key, int):
            return
        try:
            whole = whole[key]
        except (KeyError, IndexError):
            return
    if isinstance(whole, dict) or (isinstance(whole, list) and isinstance(path[-1], int)):
        try:
            whole[path[-1]] = value
        except IndexError:
            whole.append(value)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "paket.json"


def bring(catalogue: Catalogue, registry: Registry, place: Path) -> ImportReport | None:
    """The report; None where the file as a whole is refused, which may say why but not crash."""
    try:
        return import_kegiatan(catalogue, registry, place, partial=True)
    except SipurboError:
        return None


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(changes=st.lists(st.tuples(st.sampled_from(_PATHS), _ODD), min_size=1, max_size=4))
def test_any_value_anywhere_gives_a_report(
    geopackage_district: Catalogue,
    registry: Registry,
    place: Path,
    changes: list[tuple[Steps, Any]],
) -> None:
    whole = copy.deepcopy(_WHOLE)
    for path, value in changes:
        _put(whole, path, value)
    place.write_text(json.dumps(whole))
    report = bring(geopackage_district, registry, place)
    if report is None:
        return
    assert report.new + report.changed + report.unchanged + report.refused == report.read
    for found in report.problems:
        assert found.id
        (found.where + found.field + found.value + found.id + found.en).encode()


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_any_cut_or_changed_byte_gives_a_report(
    geopackage_district: Catalogue, registry: Registry, place: Path, data: st.DataObject
) -> None:
    text = bytearray(json.dumps(_WHOLE).encode())
    at = data.draw(st.integers(0, len(text) - 1))
    if data.draw(st.booleans()):
        text[at] = data.draw(st.integers(0, 255))
    else:
        del text[at:]
    place.write_bytes(text)
    bring(geopackage_district, registry, place)
