"""A rekap on paper and in a workbook: the same figures, the same bytes, in both languages."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sipurbo_geo.errors import ConfigError
from sipurbo_geo.model.rekap import BarisRekap, Menurut, Rekap
from sipurbo_geo.model.rekap_susun import susun_rekap
from sipurbo_geo.model.status import Status
from sipurbo_geo.serialise import pdf_dasar
from sipurbo_geo.serialise.rekap_kata import Kepala, list_keterangan, tulis
from sipurbo_geo.serialise.rekap_pdf import rekap_pdf
from sipurbo_geo.serialise.rekap_xlsx import rekap_xlsx
from tests.sipurbo_geo.model.test_rekap import make_baris

_LONG = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR"
_KEPALA = Kepala("jalan, TA 2026", "http://contoh.test/admin/rekap?menurut=bidang", "id")
_NOW = datetime(2026, 11, 25, 7, 5, tzinfo=UTC)


def _rekap(rows: list[BarisRekap]) -> Rekap:
    names = {"bina-marga": "Bina Marga", "sda": "Sumber Daya Air"}
    return susun_rekap(rows, Menurut.BIDANG, names, waktu=_NOW, kini=True, revisi=7)


def _late(kode: str, **more: object) -> BarisRekap:
    lagging = {"status": Status.KRITIS, "rencana": Decimal(60), "realisasi": Decimal("47.5")}
    return make_baris(kode, nama=_LONG, **(lagging | more))


def _text(document: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(document)).pages]
    return re.sub(r"\s+", " ", " ".join(pages))


def test_without_the_extra_packages_it_is_said_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_dasar, "find_spec", lambda _: None)
    with pytest.raises(ConfigError, match=r"sipurbo-geo\[laporan\]"):
        rekap_pdf(_rekap([]), _KEPALA)


def test_nothing_found_is_said_in_words() -> None:
    assert "Tidak ada kegiatan terbit" in _text(rekap_pdf(_rekap([]), _KEPALA))
    book = load_workbook(BytesIO(rekap_xlsx(_rekap([]), _KEPALA)))
    said = [cell.value for row in book.worksheets[0] for cell in row]
    assert any("Tidak ada kegiatan terbit" in str(value) for value in said)


def test_a_document_says_its_figures_its_reasons_and_where_they_come_from() -> None:
    text = _text(rekap_pdf(_rekap([_late("K-1"), make_baris("K-2", bidang="sda")]), _KEPALA))
    for words in (
        "Rekap rapat",
        "keadaan sekarang, 25 November 2026 pukul 14.05 WIB · revisi katalog 7",
        "Saringan: jalan, TA 2026",
        "http://contoh.test/admin/rekap?menurut=bidang",
        "Bina Marga",
        "Sumber Daya Air",
        "Jumlah seluruhnya 2 400 200",
        "−12,50",
        "Kritis, periode I: tertinggal 12,50 poin, ambangnya 10",
        "Halaman 1 dari 1",
    ):
        assert words in text
    assert _LONG in text


def test_a_document_is_in_the_language_that_was_asked_for_and_says_which() -> None:
    document = rekap_pdf(_rekap([_late("K-1")]), replace(_KEPALA, bahasa="en"))
    assert "Critical, period I: 12.50 points behind, the threshold is 10" in _text(document)
    assert PdfReader(BytesIO(document)).root_object["/Lang"] == "en"


def test_a_long_list_goes_on_over_pages_that_repeat_the_headings() -> None:
    rows = [_late(f"K-{n:02}", tanggal_progres=date(2026, 11, 1)) for n in range(25)]
    pages = PdfReader(BytesIO(rekap_pdf(_rekap(rows), _KEPALA))).pages
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert "Nama kegiatan" in text
        assert f"Halaman {number} dari 3" in text


def test_a_name_beyond_all_measure_still_fits_on_a_page() -> None:
    rows = [make_baris("K-1", nama="Jalan " * 400), make_baris("K-2", nama="J" * 2000)]
    assert PdfReader(BytesIO(rekap_pdf(_rekap(rows), _KEPALA))).pages


@pytest.mark.slow
def test_the_same_figures_give_the_same_bytes() -> None:
    rekap = _rekap([_late("K-1"), make_baris("K-2")])
    first = rekap_pdf(rekap, _KEPALA), rekap_xlsx(rekap, _KEPALA)
    time.sleep(2.1)  # an archive counts time in steps of two seconds
    assert (rekap_pdf(rekap, _KEPALA), rekap_xlsx(rekap, _KEPALA)) == first


def test_a_workbook_holds_numbers_and_dates_and_no_formulas() -> None:
    risky = make_baris("K-1", nama="=1+1", nilai_kontrak=Decimal("1195500000.50"))
    book = load_workbook(BytesIO(rekap_xlsx(_rekap([risky]), _KEPALA)))
    row = [cell.value for cell in list(book.worksheets[1].rows)[1]]
    assert row[:6] == ["Bina Marga", "K-1", "=1+1", 2026, 200, 1195500000.5]
    assert isinstance(row[10], datetime)
    assert book.worksheets[1]["C2"].data_type == "s"
    assert book.worksheets[0].page_setup.orientation == "landscape"
    assert book.worksheets[1].freeze_panes == "D2"


def test_a_line_without_a_finding_says_its_status() -> None:
    assert list_keterangan(make_baris(), "id") == ["Sesuai rencana"]


def test_reports_that_are_missing_are_counted_in_days() -> None:
    silent = make_baris(tanggal_progres=date(2026, 11, 25) - timedelta(days=12))
    assert list_keterangan(silent, "id") == ["Tidak lapor 12 hari"]
    never = make_baris(tanggal_progres=None, tanggal_mulai=None)
    assert list_keterangan(never, "en") == ["Never reported"]


@pytest.mark.parametrize(
    ("value", "jenis", "id", "en"),
    [
        (None, "uang", "–", "–"),
        (Decimal("1234567"), "uang", "1.234.567", "1,234,567"),
        (Decimal("1234567.5"), "uang", "1.234.567,50", "1,234,567.50"),
        (Decimal("-7.255"), "deviasi", "−7,26", "−7.26"),
        (Decimal("62.5"), "persen", "62,50", "62.50"),
        (date(2026, 8, 18), "tanggal", "18 Agu 2026", "18 Aug 2026"),
        (12, "bulat", "12", "12"),
    ],
)
def test_a_value_is_written_as_its_language_writes_it(
    value: object, jenis: str, id: str, en: str
) -> None:
    assert (tulis(value, jenis, "id"), tulis(value, jenis, "en")) == (id, en)
