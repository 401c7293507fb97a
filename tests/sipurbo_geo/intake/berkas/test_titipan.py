"""Files between a look and a decision: each one's own, few, and saved once."""

from __future__ import annotations

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from sipurbo_geo.errors import ConflictError, TooLargeError, UnreadableFileError
from sipurbo_geo.intake.berkas import titipan
from sipurbo_geo.intake.berkas.titipan import Titipan


def _book(text: str) -> bytes:
    book, buffer = Workbook(), BytesIO()
    book.worksheets[0]["A1"] = text
    book.save(buffer)
    return buffer.getvalue()


def _leave(place: Titipan, owner: int, text: str) -> str:
    return place.leave(owner, BytesIO(_book(text)), "buku.xlsx").sha256


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("titipan/*/*.xlsx"))


def test_what_is_no_workbook_or_too_large_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Titipan(tmp_path)
    with pytest.raises(UnreadableFileError):
        place.leave(1, BytesIO(b"%PDF-1.7 %%EOF"), "buku.xlsx")
    monkeypatch.setattr(titipan, "_MOST_BYTES", 100)
    with pytest.raises(TooLargeError):
        _leave(place, 1, "besar")
    assert _files(tmp_path) == []


@pytest.mark.parametrize("asked", ["", "../../etc/passwd", "0" * 64, "A" * 64])
def test_what_is_not_there_is_told_so(tmp_path: Path, asked: str) -> None:
    with pytest.raises(ConflictError):
        Titipan(tmp_path).path(1, asked)


def test_nobody_finds_what_somebody_else_left(tmp_path: Path) -> None:
    place = Titipan(tmp_path)
    mark = _leave(place, 1, "milik satu")
    with pytest.raises(ConflictError):
        place.path(2, mark)


def test_while_one_saves_another_finds_nothing(tmp_path: Path) -> None:
    place = Titipan(tmp_path)
    mark = _leave(place, 1, "sekali saja")
    with place.taken(1, mark) as path:
        with pytest.raises(ConflictError), place.taken(1, mark):
            pass
        path.unlink()
    with pytest.raises(ConflictError):
        place.path(1, mark)


def test_after_a_try_that_failed_it_is_there_again(tmp_path: Path) -> None:
    place = Titipan(tmp_path)
    mark = _leave(place, 1, "lagi")
    with pytest.raises(RuntimeError), place.taken(1, mark):
        raise RuntimeError
    assert place.path(1, mark).is_file()


def test_a_fourth_one_takes_the_place_of_the_oldest(tmp_path: Path) -> None:
    place = Titipan(tmp_path)
    marks = []
    for number in range(4):
        marks.append(_leave(place, 1, f"buku {number}"))
        for age, mark in enumerate(reversed(marks)):
            if any(mark in path.name for path in _files(tmp_path)):
                then = time.time() - 60 * age
                os.utime(tmp_path / "titipan" / "1" / f"{mark}.xlsx", (then, then))
    assert {path.stem for path in _files(tmp_path)} == set(marks[1:])


def test_what_is_forgotten_is_cleared_away_by_whoever_comes_next(tmp_path: Path) -> None:
    place = Titipan(tmp_path)
    mark = _leave(place, 1, "lama")
    old = time.time() - 13 * 3600
    os.utime(place.path(1, mark), (old, old))
    _leave(place, 2, "baru")
    assert mark not in {path.stem for path in _files(tmp_path)}
