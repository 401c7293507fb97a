"""Memory of a process and its children, counted as anonymous pages.

Mapped database pages inflate the resident size without costing anything, so they are left out.
"""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_PROC = Path("/proc")


def anonymous_mib(pid: int) -> float:
    """MiB of anonymous memory of `pid` and all its descendants."""
    return sum(_anonymous_kib(member) for member in family(pid)) / 1024


def family(pid: int) -> list[int]:
    """`pid` and all its descendants."""
    members = [pid]
    for member in members:
        for listing in _PROC.glob(f"{member}/task/*/children"):
            members += [int(child) for child in _read(listing).split()]
    return members


def _anonymous_kib(pid: int) -> int:
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss_Anon:"):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):  # it ended in the meantime
        return ""


class Peak:
    """The highest anonymous memory of `pid` while the block runs, looked at 50 times a second."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.before = anonymous_mib(pid)
        self.highest = self.before

    @property
    def growth(self) -> float:
        """MiB above what it was before."""
        return self.highest - self.before

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        while not self._done.wait(0.02):
            self._look()

    def _look(self) -> None:
        self.highest = max(self.highest, anonymous_mib(self._pid))
