"""CQL2 evaluated over GeoJSON features in plain Python, one by one: slow, short, and independent.

Truth has three values, as in SQL: None means unknown, and only True chooses a feature.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import shapely
from shapely.geometry import shape

Feature = dict[str, Any]
Truth = bool | None

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def chosen(tree: Any, features: list[Feature]) -> list[str]:
    """The ids of the features for which the filter is true."""
    return [feature["id"] for feature in features if truth(tree, feature) is True]


def truth(tree: Any, feature: Feature) -> Truth:
    """True, False or unknown."""
    if isinstance(tree, bool):
        return tree
    op, args = tree["op"], tree["args"]
    if op == "not":
        inner = truth(args[0], feature)
        return None if inner is None else not inner
    if op in ("and", "or"):
        found = [truth(part, feature) for part in args]
        decisive = op == "or"
        if decisive in found:
            return decisive
        return None if None in found else not decisive
    return _predicate(op, args, feature)


def _predicate(op: str, args: list[Any], feature: Feature) -> Truth:
    if op.startswith("s_"):
        return _spatial(op[2:], feature, args[1])
    first = value(args[0], feature)
    if op == "isNull":
        return first is None or first == []
    if first is None:
        return None
    if op.startswith("t_"):
        return _temporal(op, first, args[1])
    if op in ("in", "a_contains", "a_overlaps"):
        return _held(op, first, [value(arg, feature) for arg in args[1]])
    if op == "like":
        return bool(re.fullmatch(_pattern(value(args[1], feature)), first, re.DOTALL))
    if op == "between":
        return bool(value(args[1], feature) <= first <= value(args[2], feature))
    return _compared(op, first, value(args[1], feature))


def _held(op: str, first: Any, given: list[Any]) -> Truth:
    if isinstance(first, list):
        return (all if op == "a_contains" else any)(one in first for one in given)
    return first in given


def _compared(op: str, first: Any, second: Any) -> Truth:
    if second is None:
        return None
    if isinstance(first, list):
        return (second in first) == (op == "=")
    return COMPARE[op](first, second)


def value(tree: Any, feature: Feature) -> Any:
    """A property of the feature, or the value that is written down."""
    if isinstance(tree, dict) and "property" in tree:
        if tree["property"] == "geometry":
            return feature["geometry"]
        return feature["properties"][tree["property"]]
    if isinstance(tree, dict) and tree.get("op") == "casei":
        inner = value(tree["args"][0], feature)
        return None if inner is None else re.sub("[A-Z]", lambda m: m[0].lower(), inner)
    return tree["date"] if isinstance(tree, dict) and "date" in tree else tree


def _pattern(text: str) -> str:
    parts = re.findall(r"\\.|[%_]|[^\\%_]+", text, re.DOTALL)
    known = {"%": ".*", "_": "."}
    return "".join(known.get(part) or re.escape(part.removeprefix("\\")) for part in parts)


def _spatial(name: str, feature: Feature, given: Any) -> Truth:
    if feature["geometry"] is None:
        return None
    other = shapely.box(*given["bbox"]) if "bbox" in given else shape(given)
    return bool(getattr(shape(feature["geometry"]), name)(other))


def _temporal(op: str, text: str, given: Any) -> Truth:
    day = date.fromisoformat(text)
    ends = given["interval"] if "interval" in given else [given["date"]] * 2
    start = date.min if ends[0] == ".." else date.fromisoformat(ends[0])
    end = date.max if ends[1] == ".." else date.fromisoformat(ends[1])
    found = {
        "t_after": day > end,
        "t_before": day < start,
        "t_intersects": start <= day <= end,
        "t_disjoint": not start <= day <= end,
        "t_during": start < day < end,
        "t_equals": start == day == end,
    }
    return found[op]
