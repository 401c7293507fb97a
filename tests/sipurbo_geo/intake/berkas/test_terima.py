"""What people send is taken for what it is, or refused with a word that helps."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipurbo_geo.errors import SipurboError, TooLargeError, UnreadableFileError
from sipurbo_geo.intake.berkas.gudang import Gudang
from sipurbo_geo.intake.berkas.terima import take
from sipurbo_geo.model.berkas import GAMBAR, JenisBerkas, Tersimpan
from tests.berkas import (
    DWG,
    DXF,
    EXE,
    HEIC,
    HTML,
    PDF,
    SVG,
    make_bomb,
    make_locked_zip,
    make_photo,
    make_xlsx,
    make_zip,
)

Take = Callable[..., Tersimpan]
ALL = frozenset(JenisBerkas)


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    return Gudang(tmp_path / "media")


@pytest.fixture
def taken(gudang: Gudang) -> Take:
    def call(content: bytes, name: str, accepted: frozenset[JenisBerkas] = ALL) -> Tersimpan:
        return take(io.BytesIO(content), name, gudang, accepted)

    return call


class Endless:
    """As many bytes as anybody wants, beginning as a PDF; counts how many were."""

    def __init__(self, most: int) -> None:
        self.most, self.given = most, 0

    def read(self, size: int, /) -> bytes:
        size = min(size, self.most - self.given)
        piece = (b"%PDF-1.7\n" + bytes(size))[:size] if self.given == 0 else bytes(size)
        self.given += size
        return piece


def _files(gudang: Gudang) -> list[Path]:
    return [path for path in gudang.media.rglob("*") if path.is_file()]


REFUSED = [
    pytest.param(b"", "kosong.pdf", "kosong", id="an empty file"),
    pytest.param(EXE, "laporan.pdf", "program", id="a renamed executable"),
    pytest.param(b"\x7fELF" + bytes(60), "foto.jpg", "program", id="a renamed Linux program"),
    pytest.param(b"#!/bin/sh\nrm -rf ~\n", "gambar.dwg", "program", id="a script"),
    pytest.param(HTML, "kontrak.pdf", "HTML", id="HTML named .pdf"),
    pytest.param(b"\xef\xbb\xbf\n  " + HTML, "a.pdf", "HTML", id="HTML behind a byte order mark"),
    pytest.param(SVG, "denah.svg", "SVG", id="an SVG with a script"),
    pytest.param(SVG, "denah.png", "SVG", id="an SVG named .png"),
    pytest.param(HEIC, "IMG_0001.HEIC", "Paling Kompatibel", id="a photo of an iPhone"),
    pytest.param(HEIC, "IMG_0001.jpg", "HEIC", id="HEIC named .jpg"),
    pytest.param(bytes(4) + b"ftypisom" + bytes(20), "v.mp4", "video", id="a video"),
    pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls", "Office lama", id="an old XLS"),
    pytest.param(b"Rar!\x1a\x07\x00" + bytes(60), "a.zip", "ZIP", id="RAR named .zip"),
    pytest.param(b"GIF89a" + bytes(60), "a.jpg", "GIF", id="a GIF"),
    pytest.param(b"halo dunia", "a.pdf", "bukan jenis", id="plain text"),
    pytest.param(PDF[:40], "a.pdf", "terpotong", id="a PDF that was cut off"),
    pytest.param(DXF[:30], "a.dxf", "terpotong", id="a DXF that was cut off"),
    pytest.param(make_photo(size=(600, 400))[:900], "a.jpg", "rusak", id="half a photo"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png", "rusak", id="no PNG behind its mark"),
    pytest.param(make_bomb(), "a.png", "piksel", id="2.5 gigapixels in a few kB"),
    pytest.param(make_bomb(12_000, 8_000), "a.png", "piksel", id="96 megapixels"),
    pytest.param(make_bomb(7_000, 6_000), "a.png", "36 juta", id="more than is unpacked whole"),
    pytest.param(b"PK\x03\x04 rusak", "a.zip", "rusak", id="no ZIP behind its mark"),
    pytest.param(make_zip({}), "a.zip", "tidak berisi", id="an archive of nothing"),
    pytest.param(make_locked_zip(), "a.zip", "kata sandi", id="an encrypted archive"),
    pytest.param(make_zip({"a/b.exe": EXE}), "a.zip", "Program", id="a program in an archive"),
    pytest.param(make_zip({"b.exe. ": EXE}), "a.zip", "Program", id="one that Windows would run"),
    pytest.param(make_zip({"b.zip": b"PK"}), "a.zip", "Program", id="an archive in an archive"),
    pytest.param(make_zip({"../b.pdf": PDF}), "a.zip", "luar arsip", id="a way out of it"),
    pytest.param(make_zip({"C:\\b.pdf": PDF}), "a.zip", "luar arsip", id="a way out on Windows"),
    pytest.param(make_zip({"b.pdf": bytes(1 << 24)}), "a.zip", "terlalu besar", id="a ZIP bomb"),
    pytest.param(
        make_zip({"b.pdf": PDF * 99}, zipfile.ZIP_LZMA), "a.zip", "jarang", id="a rare compression"
    ),
    pytest.param(
        make_zip({"[Content_Types].xml": b"", "word/document.xml": b""}),
        "a.docx",
        "Office lain",
        id="a DOCX",
    ),
    pytest.param(
        make_zip({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/vbaProject.bin": b""}),
        "a.xlsx",
        "makro",
        id="a workbook with macros",
    ),
]


@pytest.mark.parametrize(("content", "name", "said"), REFUSED)
def test_refused_with_a_word_that_helps_and_nothing_is_kept(
    gudang: Gudang, taken: Take, content: bytes, name: str, said: str
) -> None:
    with pytest.raises(UnreadableFileError, match=said) as refused:
        taken(content, name)
    assert refused.value.en != refused.value.id
    assert _files(gudang) == []


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..\\..\\windows\\a.pdf",
        "/tmp/a.pdf",
        "C:\\Users\\a.pdf",
        "..",
        "a\x00.pdf",
        "laporan\u202efdp.exe",
    ],
)
def test_a_name_that_is_a_path_or_hides_something_is_refused(
    gudang: Gudang, taken: Take, name: str
) -> None:
    with pytest.raises(UnreadableFileError, match="Nama berkas"):
        taken(PDF, name)
    assert _files(gudang) == []


def test_200_mb_are_refused_as_soon_as_the_limit_is_passed(gudang: Gudang) -> None:
    source = Endless(200_000_000)
    with pytest.raises(TooLargeError, match="50 MB"):
        take(source, "besar.pdf", gudang, ALL)
    assert source.given < 51_000_000
    assert _files(gudang) == []


def test_a_kind_that_is_not_wanted_is_refused_before_it_is_read(gudang: Gudang) -> None:
    source = Endless(40_000_000)
    with pytest.raises(UnreadableFileError, match="kirim JPEG, PNG, WEBP, TIFF"):
        take(source, "foto.pdf", gudang, GAMBAR)
    assert source.given < 10_000


def test_a_connection_that_breaks_leaves_nothing(gudang: Gudang) -> None:
    class Broken(Endless):
        def read(self, size: int, /) -> bytes:
            if self.given > 100_000:
                raise ConnectionResetError
            return super().read(size)

    with pytest.raises(ConnectionResetError):
        take(Broken(40_000_000), "a.pdf", gudang, ALL)
    assert _files(gudang) == []


@pytest.mark.parametrize(
    ("content", "name", "jenis", "kept_as"),
    [
        (PDF, "SPMK.pdf", JenisBerkas.PDF, "SPMK.pdf"),
        (b"\xef\xbb\xbf\r\n" + PDF, "pindai.PDF", JenisBerkas.PDF, "pindai.PDF"),
        (PDF, "SPMK.exe", JenisBerkas.PDF, "SPMK.exe.pdf"),
        (PDF, "", JenisBerkas.PDF, "berkas.pdf"),
        (PDF, '  a<b>:"c"|?*.pdf ', JenisBerkas.PDF, "a_b___c____.pdf"),
        (PDF, "Kontrak nomor 12.2023", JenisBerkas.PDF, "Kontrak nomor 12.2023.pdf"),
        (DWG, "denah.dwg", JenisBerkas.DWG, "denah.dwg"),
        (DXF, "denah.dxf", JenisBerkas.DXF, "denah.dxf"),
        (b"999\r\nSurvei\r\n" + DXF, "denah.dxf", JenisBerkas.DXF, "denah.dxf"),
        (make_photo(), "a.jpeg", JenisBerkas.JPEG, "a.jpeg"),
        (make_photo("MPO", save_all=True), "a.jpg", JenisBerkas.JPEG, "a.jpg"),
        (make_photo("PNG"), "a.jpg", JenisBerkas.PNG, "a.jpg.png"),
        (make_photo("WEBP"), "a.webp", JenisBerkas.WEBP, "a.webp"),
        (make_photo("TIFF"), "a.tif", JenisBerkas.TIFF, "a.tif"),
        (make_xlsx(), "bobot.xlsx", JenisBerkas.XLSX, "bobot.xlsx"),
        (make_zip({"a/denah.dwg": DWG, "b.pdf": PDF}), "abd.zip", JenisBerkas.ZIP, "abd.zip"),
        (make_zip({"doc.kml": b"<kml/>"}), "a.kmz", JenisBerkas.ZIP, "a.kmz"),
    ],
)
def test_taken_for_what_it_is(
    gudang: Gudang, taken: Take, content: bytes, name: str, jenis: JenisBerkas, kept_as: str
) -> None:
    found = taken(content, name)
    assert found == Tersimpan(hashlib.sha256(content).hexdigest(), kept_as, jenis, len(content))
    assert gudang.path(found.sha256).read_bytes() == content


def test_a_long_name_keeps_its_end(taken: Take) -> None:
    found = taken(PDF, "x" * 300 + ".pdf")
    assert len(found.nama) == 120
    assert found.nama.endswith("x.pdf")


def test_every_error_speaks_both_languages(taken: Take) -> None:
    with pytest.raises(SipurboError) as refused:
        taken(HEIC, "a.heic")
    assert "Most Compatible" in refused.value.text("en")


_BEGINNINGS = [
    b"",
    PDF,
    DXF[:24],
    make_photo(),
    make_photo("PNG"),
    make_photo("TIFF"),
    make_zip({}),
    make_zip({"a.pdf": PDF}),
    make_xlsx(),
    EXE[:8],
    SVG[:60],
    HEIC[:30],
]


@settings(max_examples=200, deadline=None)
@given(
    begin=st.sampled_from(_BEGINNINGS),
    cut=st.integers(0, 4000),
    rest=st.binary(max_size=200),
    name=st.text(max_size=40),
)
def test_whatever_is_sent_is_taken_or_refused_and_never_breaks_anything(
    tmp_path_factory: pytest.TempPathFactory, begin: bytes, cut: int, rest: bytes, name: str
) -> None:
    gudang = Gudang(tmp_path_factory.getbasetemp() / "acak")
    content = begin[:cut] + rest
    try:
        found = take(io.BytesIO(content), name, gudang, ALL)
    except SipurboError:
        return
    assert gudang.path(found.sha256).read_bytes() == content
    assert not set(found.nama) & set("/\\\0\n")
