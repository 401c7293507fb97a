"""The pages' scripts, run without a browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.needs import ROOT, need_program

SRC = ROOT / "webmap" / "assets" / "src"


def run_node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Node: the system's, or the one beside this Python."""
    node = need_program("node", str(Path(sys.executable).with_name("node")))
    return subprocess.run(
        [node, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False
    )
