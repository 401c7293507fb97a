"""CQL2 text into the tree that CQL2 JSON writes down: every word is read once.

Comparisons bind closer than NOT, NOT closer than AND, AND closer than OR.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .batas import DEEPEST, check_length, too_deep
from .galat import unexpected
from .kata import Kata, words_of
from .wkt import SHAPES, read_shape

_COMPARISONS = ("=", "<>", "!=", "<", "<=", ">", ">=")
#: digits of a whole number that both databases know
_LONGEST_WHOLE = 18
_RESERVED = ("AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL")


def parse_text(text: str) -> Any:
    """The tree of a filter; raises `ParameterError` that says at which letter it goes wrong."""
    check_length(text)
    reader = Reader(words_of(text))
    tree = reader.alternatives()
    if reader.now.kind != "end":
        raise reader.refused("AND, OR atau akhir filter", "AND, OR or the end of the filter")
    return tree


class Reader:
    """Walks over the words, the next of which is `now`, and counts what stands inside what."""

    def __init__(self, words: Iterator[Kata]) -> None:
        self._words = words
        self._depth = 0
        self.now = next(words)

    def take(self) -> Kata:
        """The next word, and go on."""
        word = self.now
        self.now = next(self._words, word)
        return word

    def took(self, *words: str) -> bool:
        """Whether one of these words or signs came next; if so, it is taken."""
        found = self.now.is_word(*words) or self.now.is_sign(*words)
        if found:
            self.take()
        return found

    def need(self, sign: str) -> None:
        """Take a sign that has to come now."""
        if not self.took(sign):
            raise self.refused(f"'{sign}'", f"'{sign}'")

    def refused(self, id: str, en: str) -> Exception:
        """The error that something else should stand here."""
        return unexpected(self.now.text or "(akhir)", self.now.at, id, en)

    def alternatives(self) -> Any:
        """One or several conditions joined by OR; the deepest point of every nesting."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise too_deep()
        parts = [self._together()]
        while self.took("OR"):
            parts.append(self._together())
        self._depth -= 1
        return _joined("or", parts)

    def _together(self) -> Any:
        parts = [self._maybe_not()]
        while self.took("AND"):
            parts.append(self._maybe_not())
        return _joined("and", parts)

    def _maybe_not(self) -> Any:
        times = 0
        while self.took("NOT"):
            times += 1
            if self._depth + times > DEEPEST:
                raise too_deep()
        tree = self._predicate()
        for _ in range(times):
            tree = _negated(tree)
        return tree

    def _predicate(self) -> Any:
        left = self._operand()
        if self.now.is_sign(*_COMPARISONS):
            sign = self.take().text
            return {"op": "<>" if sign == "!=" else sign, "args": [left, self._operand()]}
        if self.took("IS"):
            return self._is_null(left)
        negated = self.took("NOT")
        tree = self._compared(left, negated=negated)
        return _negated(tree) if negated else tree

    def _compared(self, left: Any, *, negated: bool) -> Any:
        if self.took("LIKE"):
            return {"op": "like", "args": [left, self._operand()]}
        if self.took("BETWEEN"):
            low = self._operand()
            if not self.took("AND"):
                raise self.refused("AND", "AND")
            return {"op": "between", "args": [left, low, self._operand()]}
        if self.took("IN"):
            self.need("(")
            return {"op": "in", "args": [left, self.listed()]}
        if negated:
            raise self.refused("LIKE, BETWEEN atau IN", "LIKE, BETWEEN or IN")
        return left

    def _is_null(self, left: Any) -> Any:
        negated = self.took("NOT")
        if not self.took("NULL"):
            raise self.refused("NULL", "NULL")
        tree = {"op": "isNull", "args": [left]}
        return _negated(tree) if negated else tree

    def _operand(self) -> Any:
        word = self.now
        if word.is_sign("("):
            return self._bracket()
        if word.is_sign("-", "+"):
            self.take()
            return self._number(-1 if word.text == "-" else 1)
        if word.kind == "number":
            return self._number(1)
        if word.kind == "text":
            return self.take().text
        if word.kind == "quoted":
            return {"property": self.take().text}
        if word.kind == "name" and not word.is_word(*_RESERVED):
            return self._named()
        raise self.refused(
            "properti, angka, teks atau fungsi", "a property, number, text, function"
        )

    def _number(self, sign: int) -> Any:
        if self.now.kind != "number":
            raise self.refused("angka", "a number")
        text = self.take().text
        whole = text.isdecimal() and len(text) <= _LONGEST_WHOLE
        return sign * (int(text) if whole else float(text))

    def _bracket(self) -> Any:
        """A condition in brackets, or a list of values."""
        self.take()
        first = self.alternatives()
        if self.now.is_sign(","):
            self.take()
            return [first, *self.listed()]
        self.need(")")
        return first

    def listed(self) -> list[Any]:
        """Values up to the closing bracket."""
        values = [self.alternatives()]
        while self.took(","):
            values.append(self.alternatives())
        self.need(")")
        return values

    def _named(self) -> Any:
        word = self.take()
        if word.is_word("TRUE", "FALSE"):
            return word.is_word("TRUE")
        if word.is_word(*SHAPES):
            return read_shape(self, word.text.upper())
        if not self.took("("):
            return {"property": word.text}
        args = [] if self.took(")") else self.listed()
        return _call(word.text.lower(), args)


def _call(name: str, args: list[Any]) -> Any:
    if name in ("date", "timestamp") and len(args) == 1:
        return {name: args[0]}
    if name in ("interval", "bbox"):
        return {name: args}
    return {"op": name, "args": args}


def _joined(op: str, parts: list[Any]) -> Any:
    return parts[0] if len(parts) == 1 else {"op": op, "args": parts}


def _negated(tree: Any) -> Any:
    return {"op": "not", "args": [tree]}
