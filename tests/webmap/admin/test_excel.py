"""The Excel round trip as an officer walks it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_test
from hypothesis import strategies as st
from openpyxl import load_workbook

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_kegiatan, make_unmapped
from tests.queries import QueryCount

SignIn = Callable[[Peran], FlaskClient]
KODE = "PUPR-2023-0001"


@pytest.fixture
def stock(kantor: Catalogue, registry: Registry) -> Catalogue:
    """Two roads of the unit, one of another."""
    other = make_kegiatan("LAIN-1", bidang="cipta-karya", nama="Bukan urusan saya")
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(), make_unmapped(), other])
    return kantor


def _download(client: FlaskClient, query: str = "") -> bytes:
    answer = client.get(f"/admin/excel/unduh{query}")
    assert answer.status_code == 200, answer.text
    return answer.data


def _edited(body: bytes, sheet: str = "Jalan", row: int = 3, **values: Any) -> bytes:
    book = load_workbook(BytesIO(body))
    keys = [cell.value for cell in book[sheet][2]]
    for key, value in values.items():
        book[sheet].cell(row, keys.index(key) + 1).value = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _upload(client: FlaskClient, body: bytes, name: str = "buku.xlsx") -> Any:
    return client.post("/admin/excel", data={"berkas": (BytesIO(body), name)})


def _lokasi(catalogue: Catalogue) -> str:
    with catalogue.reading_register() as conn:
        return read_kegiatan(conn, [KODE])[KODE].lokasi


@pytest.mark.parametrize("peran", [Peran.KONSULTAN, Peran.KEPALA_DINAS, Peran.PPID])
def test_who_may_not_edit_is_told_who_may(
    stock: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
    peran: Peran,
) -> None:
    client = signed_in_as(peran)
    assert client.get("/admin/excel/unduh").status_code == 403
    assert _upload(client, b"PK").status_code == 403


@pytest.mark.parametrize(
    ("body", "name", "status"),
    [
        (b"", "", 400),
        (b"", "kosong.xlsx", 422),
        (b"kode;nama\n1;2", "daftar.xlsx", 422),
        (b"MZ\x90\x00", "buku.xlsx", 422),
        (b"<html>", "buku.xlsx", 422),
        (b"PK\x03\x04 rusak", "buku.xlsx", 422),
    ],
)
def test_what_is_no_workbook_is_refused_on_the_same_page(
    stock: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
    body: bytes,
    name: str,
    status: int,
) -> None:
    answer = _upload(signed_in_as(Peran.PPTK), body, name)
    assert answer.status_code == status
    assert 'id="galat"' in answer.text
    assert 'name="berkas"' in answer.text


@pytest.mark.parametrize("query", ["?tahun=kemarin", "?layer=jaln", "?bidang=tambang"])
def test_a_filter_without_sense_is_named(signed_in_as: SignIn, query: str) -> None:
    assert signed_in_as(Peran.PPTK).get(f"/admin/excel/unduh{query}").status_code == 400


def test_nothing_that_was_left_by_somebody_else_can_be_looked_at_or_saved(
    stock: Catalogue, signed_in_as: SignIn
) -> None:
    mine = _edited(_download(signed_in_as(Peran.PPK)), lokasi="RT 09")
    address = _upload(signed_in_as(Peran.PPK), mine).headers["Location"]
    for asked in (address, "/admin/excel/banding/bukan-sidik", f"/admin/excel/banding/{'0' * 64}"):
        assert signed_in_as(Peran.PPTK).get(asked).status_code == 409
        assert signed_in_as(Peran.PPTK).post(asked).status_code == 409
    assert _lokasi(stock) == "Desa Contoh"


def test_the_book_holds_what_is_mine_and_nothing_else(
    stock: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
) -> None:
    client = signed_in_as(Peran.PPTK)
    rows = list(load_workbook(BytesIO(_download(client)))["Jalan"].values)
    assert [row[0] for row in rows[2:]] == [KODE, "PUPR-2023-0003"]
    assert "hanya untuk uji" not in str(rows)
    assert len(list(load_workbook(BytesIO(_download(client, "?tahun=1999")))["Jalan"].values)) == 2


def test_changes_are_shown_and_saved_once(stock: Catalogue, signed_in_as: SignIn) -> None:
    client = signed_in_as(Peran.PPK)
    answer = _upload(client, _edited(_download(client), lokasi="RT 09", penyedia=None))
    assert answer.status_code == 303
    address = answer.headers["Location"]
    page = client.get(address).text
    assert "<del>Desa Contoh</del>" in page
    assert "<ins>RT 09</ins>" in page
    assert "<del>CV Contoh Karya</del>" in page
    assert _lokasi(stock) == "Desa Contoh", "looking saves nothing"
    assert client.post(address, data={"nama": "buku.xlsx"}).status_code == 303
    assert _lokasi(stock) == "RT 09"
    assert "Tersimpan: 1 diubah." in client.get("/admin/excel").text
    assert client.post(address).status_code == 409, "a second press of the button"


def test_a_refused_save_loses_nothing_and_says_which_row(
    stock: Catalogue, signed_in_as: SignIn, registry: Registry
) -> None:
    client = signed_in_as(Peran.PPK)
    address = _upload(client, _edited(_download(client), pagu=1)).headers["Location"]
    with stock.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(lokasi="Orang lain lebih dahulu")])
    answer = client.post(address)
    assert answer.status_code == 409
    assert "lembar Jalan, baris 3" in answer.text
    assert "diubah orang lain" in answer.text
    assert client.get(address).status_code == 200, "the workbook is still there"
    assert _lokasi(stock) == "Orang lain lebih dahulu"


def test_a_change_that_others_decide_is_called_so(stock: Catalogue, signed_in_as: SignIn) -> None:
    client = signed_in_as(Peran.PPTK)
    address = _upload(client, _edited(_download(client), lokasi="RT 09")).headers["Location"]
    assert "diajukan, menunggu keputusan" in client.get(address).text
    client.post(address)
    assert _lokasi(stock) == "Desa Contoh"
    assert "1 diajukan dan menunggu keputusan" in client.get("/admin/excel").text


def test_a_place_of_ones_own_stays_small(
    stock: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
    settings: Settings,
) -> None:
    client = signed_in_as(Peran.PPK)
    body = _download(client)
    for number in range(5):
        assert _upload(client, _edited(body, lokasi=f"RT {number}")).status_code == 303
    assert isinstance(settings.media, Path)
    assert len(list(settings.media.glob("titipan/*/*.xlsx"))) == 3


def test_the_number_of_statements_does_not_grow_with_the_rows(
    stock: Catalogue, signed_in_as: SignIn, registry: Registry, query_count: QueryCount
) -> None:
    client = signed_in_as(Peran.PPK)
    counts = []
    for _ in range(2):
        query_count.clear()
        _download(client)
        counts.append(query_count.total)
        with stock.writing() as conn:
            save_kegiatan(conn, registry, [make_kegiatan(f"LEBIH-{n}") for n in range(20)])
    assert counts[0] == counts[1] <= 12


_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
    st.sampled_from(["=1/0", "#REF!", "1e999", "-", "LINESTRING (0 0)", "102,4", "DAU: x; APBD"]),
)


@settings_of_test(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cells=st.dictionaries(st.integers(0, 60), _CELLS, min_size=1, max_size=6))
def test_whatever_stands_in_the_cells_is_answered_with_words(
    stock: Catalogue,  # noqa: ARG001 - filled first
    signed_in_as: SignIn,
    cells: dict[int, Any],
) -> None:
    client = signed_in_as(Peran.PPK)
    body = _download(client)
    keys = [cell.value for cell in load_workbook(BytesIO(body))["Jalan"][2]]
    values = {keys[at % len(keys)]: value for at, value in cells.items()}
    answer = _upload(client, _edited(body, **values))
    assert answer.status_code in (303, 422)
    if answer.status_code == 303:
        assert client.get(answer.headers["Location"]).status_code == 200
        assert client.post(answer.headers["Location"]).status_code in (303, 409)


def test_the_look_asks_the_same_however_many_rows_there_are(
    stock: Catalogue, signed_in_as: SignIn, registry: Registry, query_count: QueryCount
) -> None:
    client = signed_in_as(Peran.PPK)
    counts = []
    for _ in range(2):
        address = _upload(client, _edited(_download(client), lokasi="RT 09")).headers["Location"]
        query_count.clear()
        assert client.get(address).status_code == 200
        counts.append(query_count.total)
        with stock.writing() as conn:
            save_kegiatan(conn, registry, [make_kegiatan(f"LEBIH-{n}") for n in range(20)])
    assert counts[0] == counts[1] <= 20, str(query_count)
