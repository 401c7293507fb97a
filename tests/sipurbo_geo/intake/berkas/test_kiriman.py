"""A file that is sent lies in the store with all that belongs to it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from sipurbo_geo.errors import UnreadableFileError
from sipurbo_geo.intake.berkas.gudang import Gudang
from sipurbo_geo.intake.berkas.kiriman import take_kiriman
from sipurbo_geo.model.dokumen import JenisDokumen
from tests.berkas import PDF, make_photo


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    return Gudang(tmp_path / "media")


def test_a_photo_comes_with_its_place_and_two_copies(gudang: Gudang) -> None:
    content = make_photo(lonlat=(102.22, -1.43))
    found = take_kiriman(io.BytesIO(content), "a.jpg", gudang, JenisDokumen.DOKUMENTASI_0)
    assert found.jepretan is not None
    assert found.jepretan.has_position
    assert found.salinan is not None
    kept = {found.tersimpan.sha256, found.salinan.sha256_publik, found.salinan.sha256_kecil}
    assert kept == set(gudang.stored())
    assert gudang.path(found.tersimpan.sha256).read_bytes() == content, "the original, untouched"


def test_a_letter_has_no_copies(gudang: Gudang) -> None:
    found = take_kiriman(io.BytesIO(PDF), "a.pdf", gudang, JenisDokumen.SPMK)
    assert (found.jepretan, found.salinan) == (None, None)


def test_a_letter_is_no_photo(gudang: Gudang) -> None:
    with pytest.raises(UnreadableFileError, match="kirim JPEG"):
        take_kiriman(io.BytesIO(PDF), "a.pdf", gudang, JenisDokumen.DOKUMENTASI_0)
