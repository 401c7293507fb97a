"""Reads a large JSON object member by member, so that memory does not grow with the file.

A feature collection of 100,000 features is decoded one feature at a time with the standard
library's own scanner; only the read buffer and the current value are held.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from ..errors import UnreadableFileError

_BLANK = " \t\r\n"
_HALF = re.compile(r"[\ud800-\udfff]")
#: characters read at once
_CHUNK = 1 << 20
#: a syntax error this close to the end of the buffer may only be a value that was cut off
_TAIL = 64


class JsonError(Exception):
    """The text is not JSON. `line` is where, `id` and `en` say what is wrong."""

    def __init__(self, line: int, id: str, en: str) -> None:
        super().__init__(en)
        self.line = line
        self.id = id
        self.en = en


@contextmanager
def reading_json(path: Path, name: str) -> Iterator[JsonStream]:
    """A cursor over the file at `path`, shown as `name`.

    Raises `UnreadableFileError`, with the line, where the text turns out not to be JSON in UTF-8.
    """
    try:
        # Tools on Windows put a byte order mark in front, which JSON itself does not allow.
        with path.open(encoding="utf-8-sig") as file:
            yield JsonStream(file)
    except JsonError as fault:
        raise UnreadableFileError(
            f"{name}, baris {fault.line}: {fault.id}", f"{name}, line {fault.line}: {fault.en}"
        ) from fault
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{name}: JSON harus UTF-8; simpan ulang berkas dengan pengodean UTF-8",
            f"{name}: JSON must be UTF-8; save the file again with UTF-8 encoding",
        ) from error


class JsonStream:
    """A cursor over JSON text. `faults` collects what the last decoded value did wrong inside.

    Each fault is the name of a member that occurs twice in one object, a constant such as NaN
    that JSON does not know, or half a character, which no database can store.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self.faults: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._to_object, parse_constant=self._note_constant
        )

    def peek(self) -> str:
        """The next character that is not blank; "" at the end of the text."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _BLANK:
                    return self._text[self._at]
                self._at += 1
            if not self._read_on():
                return ""

    def expect(self, character: str) -> None:
        """Step over `character`; raises `JsonError` when something else stands there."""
        found = self.peek()
        if not found:
            raise self._fault("berkas terpotong", "the file is cut off")
        if found != character:
            raise self._fault(
                f'seharusnya "{character}", tetapi ditemukan "{found}"',
                f'"{character}" was expected, but "{found}" was found',
            )
        self._at += 1

    def value(self) -> Any:
        """Decode the next value whole."""
        self.peek()
        while True:
            self.faults.clear()
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._may_be_cut(error) or not self._read_on():
                    raise self._syntax(error) from error
                continue
            except (RecursionError, ValueError) as error:
                raise self._fault(
                    "isi bersarang terlalu dalam atau angka terlalu panjang",
                    "the content is nested too deeply or a number is too long",
                ) from error
            # A number at the end of the buffer ("15", "15.", "15e+") may go on in the next chunk.
            if self._text[end : end + 3].strip(".eE+-") or not self._read_on():
                self._note_halves(found, end)
                self._at = end
                return found

    def members(self) -> Iterator[str]:
        """The names of an object's members; the caller takes each value before the next name."""
        self.expect("{")
        seen: set[str] = set()
        while self.peek() != "}":
            if seen:
                self.expect(",")
            if self.peek() != '"':
                self.expect('"')
            name = self.value()
            if name in seen:
                raise self._fault(
                    f'anggota "{name}" tertulis dua kali dalam satu objek; hapus salah satunya',
                    f'the member "{name}" occurs twice in one object; delete one of them',
                )
            seen.add(name)
            self.expect(":")
            yield name
        self.expect("}")

    def items(self) -> Iterator[Any]:
        """The values of an array, one by one."""
        self.expect("[")
        first = True
        while self.peek() != "]":
            if not first:
                self.expect(",")
            first = False
            yield self.value()
        self.expect("]")

    def end(self) -> None:
        """Raises `JsonError` when anything follows the value."""
        if self.peek():
            raise self._fault(
                "ada isi lain sesudah akhir objek", "there is more text after the end of the object"
            )

    def _read_on(self) -> bool:
        """Read another chunk, dropping what was consumed; False at the end of the file."""
        if self._ended:
            return False
        self._line += self._text.count("\n", 0, self._at)
        rest = self._text[self._at :]
        # Growing with the rest keeps one huge value from being decoded over and over.
        more = self._file.read(max(_CHUNK, len(rest)))
        self._text, self._at = rest + more, 0
        self._ended = not more
        return bool(more)

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        return error.msg.startswith("Unterminated") or error.pos > len(self._text) - _TAIL

    def _syntax(self, error: json.JSONDecodeError) -> JsonError:
        line = self._line + self._text.count("\n", 0, error.pos)
        excerpt = self._text[error.pos : error.pos + 20].split("\n")[0]
        return JsonError(
            line,
            f'bukan JSON yang sah di dekat "{excerpt}"' if excerpt else "berkas terpotong",
            f'not valid JSON near "{excerpt}"' if excerpt else "the file is cut off",
        )

    def _fault(self, id: str, en: str) -> JsonError:
        return JsonError(self._line + self._text.count("\n", 0, self._at), id, en)

    def _note_halves(self, found: Any, end: int) -> None:
        """Escapes such as \\ud800 stand for half a character unless two of them follow."""
        if any(self._text.find(mark, self._at, end) >= 0 for mark in ("\\ud", "\\uD")):
            text = json.dumps(found, ensure_ascii=False)
            self.faults.extend(sorted({f"\\u{ord(half):x}" for half in _HALF.findall(text)}))
            self.faults[:] = [fault.encode(errors="replace").decode() for fault in self.faults]

    def _to_object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            names = [name for name, _ in pairs]
            self.faults.extend({name for name in names if names.count(name) > 1})
        return found

    def _note_constant(self, name: str) -> float:
        self.faults.append(name)
        return float(name.replace("Infinity", "inf"))
