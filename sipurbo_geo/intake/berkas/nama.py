"""The name of a file: what is a path is refused, everything else is made safe to save under.

Browsers send bare names. A path therefore means that somebody wrote the request by hand, and
whoever does so gets no guess at what was meant.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from ...errors import UnreadableFileError
from ...model.berkas import BENTUK, JenisBerkas

_LONGEST = 120
#: characters that turn the reading direction: "gpj.exe" can be made to look like "exe.jpg"
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: what Windows does not take in a name
_AWKWARD = re.compile(r'[<>:"|?*]')


def safe_name(raw: str) -> str:
    """The name to show and to save under; raises `UnreadableFileError` for a path."""
    name = unicodedata.normalize("NFC", raw)
    if "/" in name or "\\" in name or name.strip() in (".", "..") or _is_hidden_trick(name):
        shown = ascii(name[:60])
        raise UnreadableFileError(
            f"Nama berkas {shown} memuat alamat folder atau tanda tersembunyi. Ganti nama "
            "berkasnya, lalu unggah lagi",
            f"The file name {shown} holds a folder or hidden characters. Rename the file and "
            "upload it again",
        )
    name = " ".join(_AWKWARD.sub("_", name).split()).strip(". ")
    path = PurePosixPath(name or "berkas")
    suffix = path.suffix[:12]
    return path.stem[: _LONGEST - len(suffix)] + suffix


def named_as(name: str, jenis: JenisBerkas) -> str:
    """The safe name, ending as what the file is: nobody saves a PDF as .exe from here."""
    suffixes = BENTUK[jenis].suffixes
    return name if PurePosixPath(name).suffix.lower() in suffixes else name + suffixes[0]


def _is_hidden_trick(name: str) -> bool:
    odd = any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\r\n" for c in name)
    return odd or bool(_TURNING.search(name))
