"""Which figures a row of a wide sheet holds, by the label beside them."""

from __future__ import annotations

from .fold import fold_text
from .raw_rows import RawRow

#: what a row is, by the folded beginning of its label; the longest that fits counts
_KINDS = {
    "rencana": "rencana",
    "renc": "rencana",
    "target": "rencana",
    "realisasi": "realisasi",
    "real": "realisasi",
    "capaian": "realisasi",
    "aktual": "realisasi",
    "alasan": "alasan",
    "koreksi": "alasan",
    "deviasi": "",
    "selisih": "",
    "status": "",
    "keterangan": "",
}


def kind_of(row: RawRow, first_week: int, kode_at: int | None) -> tuple[str | None, bool]:
    """The kind of `row` and whether it says that its figures are sums.

    "rencana", "realisasi" or "alasan"; empty for rows that only derive from these (Deviasi), None
    for any other row. Labels stand before `first_week`, and not in the column of the kode.
    """
    for at in reversed([at for at in row.filled if at < first_week and at != kode_at]):
        name = fold_text(str(row.cells[at]))
        fitting = [label for label in _KINDS if name.startswith(label)]
        if fitting:
            return _KINDS[max(fitting, key=len)], "kumulatif" in name
    return None, False
