"""The parser: what it refuses and how fast, and that it reads what the other one reads."""

from __future__ import annotations

import random
from typing import Any

import cql2
import pytest

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.query.cql2.json import parse_json
from sipurbo_geo.query.cql2.teks import parse_text
from tests.processor import least_cpu_s

from .generated import make_filter

#: what must be refused, and what the answer has to name
REFUSED = [
    ("", "(akhir)"),
    ("tahun =", "(akhir)"),
    ("tahun == 2023", "letter"),
    ("tahun = 2023 dan", "'dan'"),
    ("nama = 'tidak ditutup", "tanda kutip pada huruf ke-8"),
    ('"nama = 1', "tanda kutip pada huruf ke-1"),
    ("nama = 'x'; DROP TABLE terbitan", "';' pada huruf ke-11"),
    ("nama = 'x' -- komentar", "'-' pada huruf ke-12"),
    ("tahun + 1 = 2", "'+' pada huruf ke-7"),
    ("tahun IN ()", "')' pada huruf ke-11"),
    ("tahun IN 2023", "'2023'"),
    ("tahun BETWEEN 1", "(akhir)"),
    ("tahun NOT 5", "LIKE, BETWEEN atau IN"),
    ("tahun IS 5", "NULL"),
    ("S_WITHIN(geometry, POINT(1))", "')'"),
    ("S_WITHIN(geometry, POLYGON(1 2))", "'1'"),
    ("S_WITHIN(geometry, POINT EMPTY)", "'EMPTY'"),
    ("AND", "'AND'"),
]

#: what a refusal may take
LONGEST_S = 0.05
#: what once took minutes or ended the process elsewhere
HEAVY = {
    "brackets": "(" * 2000 + "a=1" + ")" * 2000,
    "open brackets": "(" * 25 + "a=1",
    "a mistake inside": "(" * 22 + "a = = 1" + ")" * 22,
    "functions": "casei(" * 1000 + "a" + ")" * 1000 + "=1",
    "not": "NOT " * 2000 + "a=1",
    "long": "nama = '" + "x" * 100_000 + "'",
    "many": " OR ".join(["a=1"] * 20_000),
    "quotes": "'" * 8001,
    "injected quotes": "nama = 'x" + "''" * 2000 + "' OR '1'='1' --",
    "an injected statement": "nama = 'x'); DROP TABLE terbitan; --" + "'" * 50_000,
    "chain": "a" + "=1" * 4000,
    "lists": "a IN (" + "(" * 60 + "1" + ")" * 61,
}


@pytest.mark.parametrize(("text", "hint"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, hint: str) -> None:
    with pytest.raises(ParameterError) as refused:
        parse_text(text)
    assert refused.value.name == "filter"
    assert hint in refused.value.id or hint in refused.value.en


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_too_much_is_refused_at_once(name: str) -> None:
    def refuse() -> None:
        with pytest.raises(ParameterError):
            parse_text(HEAVY[name])

    assert least_cpu_s(refuse) < LONGEST_S


def test_json_is_refused_before_it_is_too_deep_or_no_json() -> None:
    deep = '{"op":"not","args":[' * 400 + "true" + "]}" * 400
    for text in (deep, "[" * 4000, "{", "", "NaN", '{"op":Infinity}', "x" * 9000, "9" * 5000):
        with pytest.raises(ParameterError):
            parse_json(text)
    assert parse_json('{"op":"=","args":[{"property":"a"},"[[[["]}')["op"] == "="


@pytest.mark.parametrize(
    "text",
    [
        "a = 1 OR b = 2 OR c = 3 AND NOT d = 4",
        "\"nama\" = 'O''Brien' AND a IS NOT NULL",
        "x NOT IN (1, 2) AND y NOT BETWEEN 1 AND 2 AND z NOT LIKE 'a%'",
        "CASEI(nama) LIKE casei('Foo%')",
        "S_WITHIN(g, POLYGON((0 0,1 0,1 1,0 0),(1 1,2 1,1 1))) OR S_INTERSECTS(g, BBOX(1,2,3,4))",
        "S_TOUCHES(g,MULTIPOINT((1 2),(3 4))) OR S_EQUALS(g, MULTILINESTRING((1 2,3 4),(5 6,7 8)))",
        "S_OVERLAPS(g, MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5))))",
        "T_DURING(d, INTERVAL('2023-01-01','..')) AND d > DATE('2023-01-01')",
        "T_INTERSECTS(INTERVAL(a,b), INTERVAL('2023-01-01','2024-01-01'))",
        "A_CONTAINS(kec, ('a','b')) AND t > TIMESTAMP('2023-01-01T00:00:00Z')",
        "a = -1.5e3 AND realisasi < rencana AND b = TRUE AND (a = 1)",
        "foo(a, 'b', 3) = 1",
    ],
)
def test_both_parsers_read_the_same(text: str) -> None:
    assert _with_floats(parse_text(text)) == cql2.parse_text(text).to_json()


def test_both_parsers_read_the_same_made_by_chance() -> None:
    chance = random.Random(7)
    for _ in range(200):
        text = make_filter(chance)
        assert _with_floats(parse_text(text)) == cql2.parse_text(text).to_json(), text


def _with_floats(tree: Any) -> Any:
    """The other parser knows no whole numbers, and joins AND within AND."""
    if isinstance(tree, dict):
        found = {name: _with_floats(part) for name, part in tree.items()}
        if found.get("op") in ("and", "or"):
            found["args"] = [
                inner
                for part in found["args"]
                for inner in (part["args"] if _same_op(part, found["op"]) else [part])
            ]
        return found
    if isinstance(tree, list):
        return [_with_floats(part) for part in tree]
    return float(tree) if isinstance(tree, int) and not isinstance(tree, bool) else tree


def _same_op(part: Any, op: str) -> bool:
    return isinstance(part, dict) and part.get("op") == op
