"""Rows of a CSV or XLSX as features: coordinates under many names, well-known text, or none."""

from __future__ import annotations

from collections.abc import Iterator

from .feature import Report, SourceFeature
from .ogr_source import Source


def read_table_features(source: Source, report: Report, size: int) -> Iterator[list[SourceFeature]]:
    """Yield batches of at most `size` rows of a CSV or XLSX file."""
    raise NotImplementedError(source, report, size)
