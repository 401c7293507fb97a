"""A filter in words, as map, list and files show it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.kalimat import tulis_saringan

NAMES = {"15.09.05": "Sumay", "15.09.04": "Rimbo Bujang"}
MOMENT = datetime(2024, 12, 31, 16, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("f", "id", "en"),
    [
        (KegiatanFilter(), "", ""),
        (
            KegiatanFilter(layer=("jalan",), kecamatan=("15.09.05",), tahun=(2023,)),
            "jalan di Kec. Sumay, TA 2023",
            "roads in Kec. Sumay, fiscal year 2023",
        ),
        (
            KegiatanFilter(kecamatan=("15.09.04", "15.09.05"), status=("kritis", "terlambat")),
            "di Kec. Rimbo Bujang atau Sumay, kritis atau terlambat",
            "in Kec. Rimbo Bujang or Sumay, critical or late",
        ),
        (
            KegiatanFilter(bidang=("bina-marga",), tahun=(2021, 2022, 2023)),
            "bidang Bina Marga, TA 2021, 2022 atau 2023",
            "of Roads and Bridges, fiscal year 2021, 2022 or 2023",
        ),
        (
            KegiatanFilter(q="rabat beton", sumber_dana=("dau",), dipetakan=False),
            "DAU, memuat “rabat beton”, tidak dipetakan",
            "General allocation fund (DAU), containing “rabat beton”, not on the map",
        ),
        (KegiatanFilter(kecamatan=("15.09.99",)), "di Kec. 15.09.99", "in Kec. 15.09.99"),
        (
            KegiatanFilter(tahap=("pelaksanaan",), pada=MOMENT, bbox=(102, -2, 103, -1)),
            "tahap pelaksanaan, di dalam kotak peta, keadaan 2024-12-31",
            "stage: under construction, within the given area, as of 2024-12-31",
        ),
    ],
)
def test_the_filter_in_words(registry: Registry, f: KegiatanFilter, id: str, en: str) -> None:
    assert tulis_saringan(f, registry, NAMES, "id") == id
    assert tulis_saringan(f, registry, NAMES, "en") == en


def test_every_field_that_narrows_is_said(registry: Registry) -> None:
    narrowed = {
        "kode": ("PUPR-1",),
        "kecamatan": ("15.09.05",),
        "bidang": ("bina-marga",),
        "layer": ("jalan",),
        "tahun": (2023,),
        "tahap": ("pelaksanaan",),
        "sumber_dana": ("dau",),
        "status": ("kritis",),
        "q": "kata",
        "bbox": (102.0, -2.0, 103.0, -1.0),
        "pada": MOMENT,
        "dipetakan": True,
    }
    assert set(narrowed) == set(KegiatanFilter.__dataclass_fields__)
    for name, value in narrowed.items():
        asked = KegiatanFilter(**{name: value})  # type: ignore[arg-type]
        assert tulis_saringan(asked, registry, NAMES, "id"), name
