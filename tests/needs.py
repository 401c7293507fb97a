"""What a test needs from its surroundings, and what happens where that is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"


def missing(what: str) -> NoReturn:
    """Skip with the reason on a person's machine; fail where `CI=true`, which skips nothing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} (nothing is skipped when CI=true)", pytrace=False)
    pytest.skip(what)


def need_program(*names: str) -> str:
    """The path of the first of `names` that is installed."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    missing(f"none of these programs is installed: {', '.join(names)}")


def need_chromium() -> str:
    """The path of the browser that the browser tests drive."""
    return need_program("chromium", "chromium-browser", "google-chrome")
