"""What a figure means under a contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.kontrak import Kontrak
from sipurbo_geo.model.status import UMUM, Status
from sipurbo_geo.model.tahap import Tahap


def kontrak(tahap: Tahap) -> Kontrak:
    return Kontrak(
        id=1,
        kode="PUPR-2025-0001",
        nama="Jalan",
        bidang="bina-marga",
        keadaan=Keadaan.TERBIT,
        tahap=tahap,
        tahun=2025,
        tanggal_kontrak=None,
        tanggal_mulai=date(2025, 6, 1),
        tanggal_selesai=date(2025, 9, 30),
        nilai_kontrak=None,
        ambang=UMUM,
    )


@pytest.mark.parametrize("tahap", list(Tahap))
def test_a_critical_week_stays_critical_after_the_handover(tahap: Tahap) -> None:
    judged = kontrak(tahap).nilai_pekan(Decimal("86.99"), Decimal("72.54"))
    assert judged.status is Status.KRITIS
    assert judged.deviasi == Decimal("-14.45")


def test_what_is_handed_over_is_finished_now() -> None:
    judged = kontrak(Tahap.SELESAI).nilai(Decimal("86.99"), Decimal("72.54"))
    assert judged.status is Status.SELESAI
