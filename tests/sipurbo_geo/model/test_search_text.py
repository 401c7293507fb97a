from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.model.search_text import normalise


def test_case_accents_and_signs_do_not_count() -> None:
    assert normalise("Jl. PATTIMURA, RT-09 (é)") == "jl pattimura rt 09 e"


@given(st.text())
def test_normal_text_is_normal_already(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert "%" not in normalise(text)
    assert "_" not in normalise(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_read_the_short_way_as_the_long_way(text: str) -> None:
    assert normalise(f"{text} é").removesuffix("e").strip() == normalise(text)
