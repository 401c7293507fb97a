"""How a test asks QGIS, which lives in the system's Python and not in ours."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.needs import missing

PYTHON = "/usr/bin/python3"  # the one that Debian's QGIS is built for


def need_qgis() -> None:
    """QGIS for Python has to be installed."""
    call = [PYTHON, "-c", "import qgis.core"]
    if (
        not Path(PYTHON).exists()
        or subprocess.run(call, capture_output=True, check=False).returncode
    ):
        missing("QGIS for Python is not installed: apt-get install python3-qgis")


def ask_qgis(script: str, question: Any = None, *arguments: str) -> dict[str, Any]:
    """What a script of this folder prints, run with QGIS and without a screen."""
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "CPL_", "GDAL_"))
    }
    done = subprocess.run(
        [PYTHON, str(Path(__file__).with_name(script)), *arguments],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    answer: dict[str, Any] = json.loads(lines[-1])
    answer["messages"] += [line for line in done.stderr.splitlines() if "Warning" in line]
    return answer
