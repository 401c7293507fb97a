"""The JSON reader, on text that comes in pieces and on text that is wrong."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake import json_stream
from sipurbo_geo.intake.json_stream import JsonError, JsonStream

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=30,
)


def read(text: str) -> Any:
    stream = JsonStream(io.StringIO(text))
    found = stream.value()
    stream.end()
    return found


def test_a_wrong_comma_is_told_with_its_line() -> None:
    with pytest.raises(JsonError) as caught:
        read('{"a": 1,\n"b": ,\n"c": 3}' + " " * 100)
    assert caught.value.line == 2


def test_text_that_is_cut_off_is_told() -> None:
    with pytest.raises(JsonError, match="cut off"):
        read('{"type": "FeatureCollection", "features": [')


def test_text_after_the_end_is_told() -> None:
    with pytest.raises(JsonError, match="after the end"):
        read("{} {}")


def test_text_nested_without_end_is_refused() -> None:
    with pytest.raises(JsonError, match="nested"):
        read("[" * 200_000)


def test_a_number_of_ten_thousand_digits_is_refused() -> None:
    with pytest.raises(JsonError, match="number is too long"):
        read("9" * 10_000 + " ")


def test_a_member_that_occurs_twice_is_noted() -> None:
    stream = JsonStream(io.StringIO('{"a": {"b": 1, "b": 2}}'))
    stream.value()
    assert stream.faults == ["b"]


def test_a_member_that_occurs_twice_at_the_top_is_refused() -> None:
    stream = JsonStream(io.StringIO('{"a": 1, "a": 2}'))
    with pytest.raises(JsonError, match="occurs twice"):
        [stream.value() for _ in stream.members()]


@given(values)
def test_any_value_is_read_as_json_reads_it(value: Any) -> None:
    assert read(json.dumps(value)) == json.loads(json.dumps(value))


@given(values, st.integers(1, 7))
def test_no_matter_how_the_text_is_cut(value: Any, size: int) -> None:
    whole = {"before": 12345, "items": [value, value], "after": -1.5e3}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_CHUNK", size)
        stream = JsonStream(io.StringIO(json.dumps(whole)))
        found: dict[str, Any] = {}
        for name in stream.members():
            found[name] = list(stream.items()) if name == "items" else stream.value()
        stream.end()
    assert found == json.loads(json.dumps(whole))
