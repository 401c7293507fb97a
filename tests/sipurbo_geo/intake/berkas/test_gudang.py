"""The store of files: whole or not at all, and never swept away under somebody's hands."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sipurbo_geo.intake.berkas.gudang import Gudang

DAY = 24 * 3600


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    return Gudang(tmp_path / "media")


def _age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "/x"])
def test_what_is_no_hash_leads_nowhere(gudang: Gudang, wrong: str) -> None:
    assert not gudang.has(wrong)
    with pytest.raises(ValueError, match="not a SHA-256"):
        gudang.path(wrong)


def test_what_is_not_kept_is_gone(gudang: Gudang) -> None:
    with gudang.temporary() as file:
        file.write(b"setengah")
    assert [path for path in gudang.media.rglob("*") if path.is_file()] == []


def test_bytes_lie_under_their_hash(gudang: Gudang) -> None:
    sha256 = gudang.put(b"isi")
    assert sha256 == hashlib.sha256(b"isi").hexdigest()
    assert gudang.path(sha256).read_bytes() == b"isi"
    assert list(gudang.stored()) == [sha256]


def test_the_same_bytes_again_mend_what_the_disk_spoilt(gudang: Gudang) -> None:
    sha256 = gudang.put(b"isi")
    gudang.path(sha256).write_bytes(b"???")
    gudang.put(b"isi")
    assert gudang.path(sha256).read_bytes() == b"isi"


def test_a_file_without_a_row_is_an_orphan_after_a_day(gudang: Gudang) -> None:
    old, young, known = (gudang.put(content) for content in (b"lama", b"baru", b"tercatat"))
    _age(gudang.path(old), DAY + 60)
    _age(gudang.path(known), DAY + 60)
    assert list(gudang.orphans({known})) == [old]
    assert gudang.has(young)


def test_what_the_disk_spoilt_is_noticed(gudang: Gudang) -> None:
    sha256 = gudang.put(b"isi")
    assert gudang.is_sound(sha256)
    gudang.path(sha256).write_bytes(b"???")
    assert not gudang.is_sound(sha256)


def test_an_orphan_is_removed_and_one_that_was_just_sent_again_stays(gudang: Gudang) -> None:
    left, again = gudang.put(b"lama"), gudang.put(b"lagi")
    for sha256 in (left, again):
        _age(gudang.path(sha256), DAY + 60)
    orphans = list(gudang.orphans(()))
    gudang.put(b"lagi")
    assert [gudang.remove_orphan(sha256) for sha256 in sorted(orphans)] == [
        sha256 == left for sha256 in sorted(orphans)
    ]
    assert list(gudang.stored()) == [again]
    assert not gudang.remove_orphan(left), "it is gone already"


def test_what_a_dead_process_was_writing_is_swept_and_what_a_living_one_writes_is_not(
    gudang: Gudang,
) -> None:
    program = (
        "import os, sys; from pathlib import Path; "
        "from sipurbo_geo.intake.berkas.gudang import Gudang\n"
        "with Gudang(Path(sys.argv[1])).temporary() as file:\n"
        "    file.write(b'setengah'); file.flush(); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(gudang.media)], check=False)
    assert killed.returncode == -9
    with gudang.temporary() as file:
        file.write(b"sedang ditulis")
        left = list((gudang.media / ".sementara").iterdir())
        assert len(left) == 2
        for path in left:
            _age(path, 60)
        assert gudang.sweep() == 1
        gudang.keep(file, hashlib.sha256(b"sedang ditulis").hexdigest())
    assert gudang.sweep() == 0
    assert len(list(gudang.stored())) == 1


def test_a_store_that_was_never_used_is_empty(tmp_path: Path) -> None:
    unused = Gudang(tmp_path / "tidak-ada")
    assert (unused.sweep(), list(unused.stored())) == (0, [])
