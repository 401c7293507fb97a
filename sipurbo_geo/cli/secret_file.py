"""The secret key of a data folder, so that sessions survive a restart."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

#: fewer characters are no key of ours but a file that was cut off
_SHORTEST = 32
_OWNER_ALONE = 0o600


def keep_secret_key(file: Path) -> str:
    """The key in `file`, made at the first call; nobody but its owner may read it."""
    known = file.read_text().strip() if file.is_file() else ""
    if len(known) >= _SHORTEST:
        file.chmod(_OWNER_ALONE)
        return known
    made = secrets.token_hex()
    beside = file.with_name(f"{file.name}.sebagian")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ALONE)
    with os.fdopen(descriptor, "w") as written:
        written.write(f"{made}\n")
    beside.replace(file)
    return made
