"""The weekly reports as a table of their own."""

from __future__ import annotations

from collections.abc import Iterator

from ...query.koleksi.daftar import REPORT_PROPERTIES
from .isi import Isi
from .teks import BOM, csv_rows


def write_progres_csv(isi: Isi) -> Iterator[bytes]:
    """A row a week and kegiatan."""
    names = [column.name for column in REPORT_PROPERTIES]
    yield BOM + csv_rows([names])
    for reports in isi.laporan():
        yield csv_rows([report[name] for name in names] for report in reports)
