"""Programs that a run of the tests starts and must not leave behind."""

from __future__ import annotations

import shutil


def ending_with_us(command: list[str], by: str = "TERM") -> list[str]:
    """`command`, sent this signal by the system when we end, even where we are killed.

    Nothing is added on a machine without `setpriv`.
    """
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", by, *command] if setpriv else command
