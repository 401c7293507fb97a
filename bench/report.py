"""The report: a table on the screen and a JSON file beside it."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from .measure import Result

_HEAD = ("check", "value", "limit", "ratio", "target", "")


def table(results: Sequence[Result]) -> str:
    """The results as aligned columns; NOT marks a missed target."""
    rows = [_HEAD, *(_row(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *rest = (
        cell.ljust(width) if column in (0, 5) else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([name, *rest]).rstrip()


def _row(result: Result) -> tuple[str, ...]:
    sign = "≥" if result.at_least else "≤"
    by_ratio = result.ratio is not None
    target = "" if result.target is None else f"{sign} {result.target:g}{'×' if by_ratio else ''}"
    return (
        result.name,
        f"{_figure(result.value)} {result.unit}",
        f"{_figure(result.limit)} {result.unit}" if result.limit is not None else "",
        f"{result.ratio:.3f}×" if result.ratio is not None else "",
        target,
        {True: "ok", False: "NOT", None: ""}[result.ok],
    )


def _figure(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 0.001 or value == 0 else f"{value:.2g}"


def save(folder: Path, kind: str, count: int, results: Sequence[Result]) -> Path:
    """Write the results as `KIND-COUNT-TIME.json`; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = folder / f"{kind}-{count}-{now:%Y%m%dT%H%M%SZ}.json"
    document = {
        "database": kind,
        "kegiatan": count,
        "waktu": now.isoformat(),
        "mesin": {"inti": os.cpu_count(), "python": platform.python_version()},
        "hasil": [result.as_json() for result in results],
    }
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    return path
