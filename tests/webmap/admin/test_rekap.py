"""The page for a meeting: page, paper, PDF and workbook say the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from sipurbo_geo.catalogue.record_keuangan import record_keuangan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.rekap import Menurut
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.rekap_kata import KOLOM_TOTAL, tulis
from tests.factories import (
    BARAT,
    TIMUR,
    make_crossing,
    make_kegiatan,
    make_keuangan,
    make_progres,
    make_unmapped,
)

_START = datetime(2023, 6, 1, tzinfo=UTC)
_TODAY = date(2023, 7, 10)


@pytest.fixture
def office(app: Flask, kantor: Catalogue, registry: Registry) -> FlaskClient:
    """An office with works in every state that a meeting asks for."""
    app.config["HARI_INI"] = _TODAY
    works = [
        make_kegiatan(pptk="Pejabat Satu", nilai_kontrak=Decimal("195500000.50")),
        make_crossing(nilai_kontrak=None, penyedia="", pptk="Pejabat Dua"),
        make_unmapped(nilai_kontrak=None, pagu=None, bidang="sumber-daya-air"),
        make_kegiatan("RAHASIA-DRAF", nama="Belum Disetujui", keadaan=Keadaan.DRAF),
    ]
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, works, now=_START)
        later = _START + timedelta(days=20)
        record_progres(
            conn, registry, make_progres("PUPR-2023-0001", (4, 50), (2, 39.5)), now=later
        )
        record_progres(conn, registry, make_progres("PUPR-2023-0002", (4, 30), (2, 33)), now=later)
        record_keuangan(conn, registry, [make_keuangan()], now=later)
    return app.test_client()


@pytest.fixture
def pptk(office: FlaskClient, signed_in_as: Callable[[Peran], FlaskClient]) -> FlaskClient:  # noqa: ARG001
    """The PPTK of that office."""
    return signed_in_as(Peran.PPTK)


class _Tables(HTMLParser):
    """The tables of a page: per row its name, then its figures by column."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        self._open = tag in ("td", "th") or (self._open and tag in ("a", "span"))
        if tag == "td" or (tag == "th" and given_.get("scope") == "row"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self._open and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in ("td", "th")


def _page_rows(page: str) -> dict[str, list[str]]:
    """Per group (and for the whole) the figures as the page, and so the paper, shows them."""
    table = page[page.index('id="rekap-total"') : page.index("</table>")]
    parser = _Tables()
    parser.feed(table)
    return {row[0].strip(): [cell.strip() for cell in row[1:]] for row in parser.rows if row}


def _book_rows(body: bytes) -> dict[str, list[str]]:
    sheet = load_workbook(BytesIO(body)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[1] == "Kegiatan")
    found = {}
    for row in rows[head + 1 :]:
        if row[1] is not None:
            cells = zip(KOLOM_TOTAL, row[1:], strict=True)
            found[str(row[0])] = [_shown(value, column.jenis) for column, value in cells]
    return found


def _shown(value: Any, jenis: str) -> str:
    return tulis(None if value is None else Decimal(str(value)), jenis, "id")


def _document_text(body: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(body)).pages]
    return re.sub(r"\s+", " ", " ".join(pages))


def _asked(client: FlaskClient, query: str) -> tuple[str, bytes, bytes]:
    answers = [client.get(f"/admin/rekap{kind}?{query}") for kind in ("", ".pdf", ".xlsx")]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    return answers[0].get_data(as_text=True), answers[1].data, answers[2].data


def test_a_consultant_is_told_who_may_see_it(
    office: FlaskClient,  # noqa: ARG001 - filled first
    signed_in_as: Callable[[Peran], FlaskClient],
) -> None:
    for kind in ("", ".pdf", ".xlsx"):
        assert signed_in_as(Peran.KONSULTAN).get(f"/admin/rekap{kind}").status_code == 403


@pytest.mark.parametrize(
    "query", ["menurut=cuaca", "pada=2023-07-11", "pada=kemarin", "tahun=x", "warna=biru"]
)
def test_a_question_without_sense_is_named_in_words(pptk: FlaskClient, query: str) -> None:
    for kind in ("", ".pdf", ".xlsx"):
        assert pptk.get(f"/admin/rekap{kind}?{query}").status_code == 400


def test_no_figure_that_is_not_approved_is_in_it(pptk: FlaskClient) -> None:
    page, document, _ = _asked(pptk, "")
    assert "Belum Disetujui" not in page
    assert "Belum Disetujui" not in _document_text(document)
    assert _page_rows(page)["Jumlah seluruhnya"][0] == "3"


@pytest.mark.parametrize("menurut", list(Menurut))
@pytest.mark.parametrize("more", ["", "&pada=2023-06-10", "&tahun=2023&kecamatan=15.09.02"])
def test_page_document_and_workbook_show_the_same_figures(
    pptk: FlaskClient, menurut: Menurut, more: str
) -> None:
    page, document, book = _asked(pptk, f"menurut={menurut}{more}")
    rows = _page_rows(page)
    assert rows == _book_rows(book)
    text = _document_text(document)
    for name, figures in rows.items():
        assert f"{name} {' '.join(figures)}" in text


def test_the_list_says_the_rule_that_makes_a_work_critical(pptk: FlaskClient) -> None:
    page, document, book = _asked(pptk, "")
    reason = "Kritis, periode I: tertinggal 10,50 poin, ambangnya 10"
    listed = [str(cell.value) for row in load_workbook(BytesIO(book)).worksheets[1] for cell in row]
    assert reason in page
    assert reason in _document_text(document)
    assert any(reason in text for text in listed)
    assert "Tidak lapor 28 hari" in page


def test_a_past_day_shows_the_figures_of_that_day(pptk: FlaskClient) -> None:
    page, _, _ = _asked(pptk, "pada=2023-06-10")
    assert "keadaan terbit pada 10 Juni 2023" in page
    assert _page_rows(page)["Jumlah seluruhnya"][3:6] == ["–", "–", "–"]


def test_today_is_now(pptk: FlaskClient) -> None:
    assert "keadaan sekarang" in _asked(pptk, f"pada={_TODAY}")[0]


def test_a_crossing_work_is_whole_in_each_kecamatan_and_once_in_the_total(
    pptk: FlaskClient,
) -> None:
    page, _, _ = _asked(pptk, "menurut=kecamatan")
    counts = {name: row[0] for name, row in _page_rows(page).items()}
    assert counts == {"Tebo Barat": "2", "Tebo Timur": "2", "Jumlah seluruhnya": "3"}
    assert "1 kegiatan melintasi kecamatan" in page


def test_nothing_that_matches_is_said_with_a_way_on(pptk: FlaskClient) -> None:
    page, document, _ = _asked(pptk, "tahun=1999")
    assert "Tidak ada kegiatan terbit" in page
    assert "Tidak ada kegiatan terbit" in _document_text(document)


def test_a_server_that_cannot_write_pdf_does_not_offer_it(
    pptk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sipurbo_geo.serialise import pdf_dasar
    from webmap.admin import rekap

    monkeypatch.setattr(rekap, "can_write_pdf", lambda: False)
    monkeypatch.setattr(pdf_dasar, "can_write_pdf", lambda: False)
    assert "rekap.pdf" not in pptk.get("/admin/rekap").get_data(as_text=True)
    answer = pptk.get("/admin/rekap.pdf")
    assert answer.status_code == 400
    assert "sipurbo-geo[laporan]" in answer.get_data(as_text=True)


_works = st.lists(
    st.tuples(
        st.none() | st.integers(0, 10**11),
        st.none() | st.decimals(0, 10**11, places=2),
        st.tuples(st.integers(0, 100), st.integers(0, 100)),
        st.sampled_from(["", "Ani", "Budi", "Citra"]),
        st.sampled_from([(BARAT,), (TIMUR,), (BARAT, TIMUR)]),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(works=_works, menurut=st.sampled_from(Menurut))
def test_the_figures_are_the_same_whatever_they_are(
    pptk: FlaskClient, kantor: Catalogue, registry: Registry, works: list[Any], menurut: Menurut
) -> None:
    made = [
        make_unmapped(
            f"ACAK-{n}",
            tahun=2022,
            pagu=None if pagu is None else Decimal(pagu),
            nilai_kontrak=contract,
            pptk=pptk_name,
            penyedia=pptk_name,
            kecamatan=kecamatan,
        )
        for n, (pagu, contract, _, pptk_name, kecamatan) in enumerate(works)
    ]
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, made)
    page, document, book = _asked(pptk, f"menurut={menurut}&tahun=2022")
    rows = _page_rows(page)
    assert rows == _book_rows(book)
    text = _document_text(document)
    for name, figures in rows.items():
        assert f"{name} {' '.join(figures)}" in text
