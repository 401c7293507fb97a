"""The checklist of the SOP, and where a document can go."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sipurbo_geo.errors import ConflictError, UsageError
from sipurbo_geo.model.alur import ALUR_DOKUMEN, Gerak, KeadaanDokumen, next_step
from sipurbo_geo.model.berkas import GAMBAR
from sipurbo_geo.model.dokumen import JENIS_DOKUMEN, JenisDokumen, kelengkapan
from sipurbo_geo.model.tahap import Tahap

D, J = KeadaanDokumen, JenisDokumen


def test_every_kind_has_a_rule_and_every_photo_is_an_image() -> None:
    assert list(JENIS_DOKUMEN) == list(J), "in the order of the checklist"
    photos = {jenis for jenis, rule in JENIS_DOKUMEN.items() if rule.is_photo}
    assert photos == {J.DOKUMENTASI_0, J.DOKUMENTASI_50, J.DOKUMENTASI_100, J.FOTO_PROGRES}
    assert all(JENIS_DOKUMEN[jenis].terima == GAMBAR for jenis in photos)


def test_contracts_and_what_has_no_kind_stay_inside() -> None:
    withheld = {jenis for jenis, rule in JENIS_DOKUMEN.items() if not rule.is_public}
    assert withheld == {J.KONTRAK, J.ADENDUM, J.LAINNYA}


def test_nothing_is_missing_before_the_plan_is_drawn() -> None:
    assert kelengkapan(Tahap.PERENCANAAN, ()) == ()


def test_half_way_photos_are_due_from_half_way_on() -> None:
    present = {J.GAMBAR_RENCANA, J.KONTRAK, J.SPMK, J.DOKUMENTASI_0, J.DOKUMEN_PROGRES}
    at = Tahap.PELAKSANAAN
    assert kelengkapan(at, present, Decimal("49.99")) == ()
    assert kelengkapan(at, present, Decimal(50)) == (J.DOKUMENTASI_50,)
    assert kelengkapan(at, present, None) == ()
    assert J.DOKUMENTASI_50 in kelengkapan(Tahap.SELESAI, present)


def test_what_was_terminated_is_not_asked_for_its_handover() -> None:
    missing = kelengkapan(Tahap.DIHENTIKAN, ())
    assert J.KONTRAK in missing
    assert J.BAST_PHO not in missing


@pytest.mark.parametrize(
    ("dari", "gerak", "ke"),
    [
        (D.DIUNGGAH, Gerak.SETUJUI, D.DISETUJUI),
        (D.DIUNGGAH, Gerak.KEMBALIKAN, D.DIKEMBALIKAN),
        (D.DIUNGGAH, Gerak.BATALKAN, D.DIBATALKAN),
        (D.DISETUJUI, Gerak.TARIK, D.DITARIK),
        (D.DITARIK, Gerak.BUKA_KEMBALI, D.DIUNGGAH),
    ],
)
def test_every_arrow(dari: D, gerak: Gerak, ke: D) -> None:
    assert next_step(ALUR_DOKUMEN, dari, gerak, "sebab").ke == ke


@pytest.mark.parametrize("dari", [D.DIKEMBALIKAN, D.DIBATALKAN, D.DITARIK, D.DISETUJUI])
def test_nothing_else_is_approved(dari: D) -> None:
    with pytest.raises(ConflictError):
        next_step(ALUR_DOKUMEN, dari, Gerak.SETUJUI)


@pytest.mark.parametrize(
    ("dari", "gerak"), [(D.DIUNGGAH, Gerak.KEMBALIKAN), (D.DISETUJUI, Gerak.TARIK)]
)
def test_what_is_refused_or_withdrawn_says_why(dari: D, gerak: Gerak) -> None:
    with pytest.raises(UsageError):
        next_step(ALUR_DOKUMEN, dari, gerak, "  ")
