"""Entries of the trail that are about no kegiatan, in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sipurbo_geo.query.kantor.jejak import Jejak
from webmap.present.jejak import tulis_jejak

BACKUP = {"nomor": 570, "sidik": "a" * 64}
REPLACED = {"nomor": 574, "sidik": "b" * 64}


def _restored(replaced: dict[str, Any] | None) -> Jejak:
    isi = {"dipulihkan": BACKUP, "digantikan": replaced}
    return Jejak(571, datetime.now(UTC), "", "sistem", "restore_katalog", isi)


@pytest.mark.parametrize(
    ("replaced", "bahasa", "judul", "rincian"),
    [
        (None, "id", "Katalog dipulihkan", "sampai jejak 570"),
        (
            REPLACED,
            "en",
            "Catalogue restored",
            "up to trail 570; replacing the trail up to 574",
        ),
    ],
)
def test_a_restore_tells_what_it_brought_and_what_it_replaced(
    replaced: dict[str, Any] | None, bahasa: str, judul: str, rincian: str
) -> None:
    said = tulis_jejak(_restored(replaced), bahasa)
    assert (said.judul, said.rincian) == (judul, rincian)
