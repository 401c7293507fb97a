"""Opens a table of any kind as raw rows; what the file is shows in its first bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import UnreadableFileError
from .csv_rows import open_csv
from .raw_rows import RawSheet
from .xlsx_rows import open_xlsx

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: what web servers and programs save under the name of a table
_OTHERS = (b"<", b"%PDF", b"{")


@contextmanager
def open_sheets(
    path: Path,
    known: Collection[str] = (),
    *,
    sheet: str | None = None,
    encoding: str | None = None,
) -> Iterator[list[RawSheet]]:
    """The sheets of the file at `path` as raw rows; a CSV is one sheet without a name.

    Raises `UnreadableFileError`, and `UsageError` for a `sheet` that is not there.
    """
    start = _first_bytes(path)
    if start.startswith(_OLE):
        raise UnreadableFileError(
            f"{path.name}: berformat .xls lama atau dikunci kata sandi. Buka di Excel, lepas kata "
            "sandinya, lalu simpan sebagai .xlsx.",
            f"{path.name}: an old .xls, or locked with a password. Open it in Excel, remove the "
            "password and save it as .xlsx.",
        )
    if start.startswith(_ZIP):
        with open_xlsx(path, sheet) as sheets:
            yield sheets
        return
    if path.suffix.lower() in (".xlsx", ".xlsm") or start.lstrip().startswith(_OTHERS):
        raise UnreadableFileError(
            f"{path.name}: bukan tabel CSV atau XLSX, walaupun namanya begitu. Buka di Excel atau "
            "LibreOffice, lalu simpan sebagai .xlsx.",
            f"{path.name}: neither a CSV nor an XLSX table, whatever its name. Open it in Excel or "
            "LibreOffice and save it as .xlsx.",
        )
    with open_csv(path, known, encoding) as raw:
        yield [raw]


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise UnreadableFileError(
            f"{path}: tidak dapat dibuka ({error.strerror}). Periksa nama dan foldernya.",
            f"{path}: cannot be opened ({error.strerror}). Check its name and folder.",
        ) from error
    if not start.strip():
        raise UnreadableFileError(
            f"{path.name}: berkasnya kosong. Unduh atau ekspor ulang.",
            f"{path.name}: the file is empty. Download or export it again.",
        )
    return start
