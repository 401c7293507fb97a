"""The list: sorted, in pages, never lost."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan
from tests.queries import QueryCount

from .conftest import Read


def kode_of(links: list[str]) -> list[str]:
    return [link.rpartition("/")[2] for link in links if link.startswith("/kegiatan/")]


@pytest.mark.parametrize("query", ["halaman=0", "halaman=-1", "halaman=dua", "urut=warna"])
def test_a_page_or_order_that_cannot_be_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/kegiatan?{query}").status_code == 400


def test_beyond_the_end_there_is_a_way_back(read: Read) -> None:
    page = read("/kegiatan?halaman=9")
    assert "Halaman ini melewati akhir daftar." in page.text
    assert "/kegiatan" in page.links


def test_a_filter_without_a_match_says_what_to_do(read: Read) -> None:
    assert "Tidak ada kegiatan yang cocok." in read("/kegiatan?q=zzz").text


def test_one_page_needs_no_page_turning(read: Read) -> None:
    page = read("/kegiatan")
    assert not page.find("nav", class_="halaman")
    assert len(kode_of(page.links)) == 5


def test_pages_follow_each_other_without_gap_or_repeat(
    catalogue: Catalogue, registry: Registry, read: Read
) -> None:
    more = [make_kegiatan(f"PUPR-2023-2{n:03}", nama=f"Jalan {n:03}") for n in range(60)]
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, more)
    seen: list[str] = []
    link: str | None = "/kegiatan?layer=jalan&urut=-tahun"
    while link:
        page = read(link)
        seen += kode_of(page.links)
        link = next((a["href"] for a in page.find("a", rel="next")), None)
        assert link is None or ("layer=jalan" in link and "urut=-tahun" in link)
    assert len(seen) == len(set(seen)) == 64


def test_a_longer_list_asks_no_more_questions(
    catalogue: Catalogue, registry: Registry, read: Read, query_count: QueryCount
) -> None:
    read("/kegiatan")  # the first request also opens connections
    query_count.clear()
    read("/kegiatan")
    few = query_count.total
    more = [make_kegiatan(f"PUPR-2023-2{n:03}", nama=f"Jalan {n:03}") for n in range(60)]
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, more)
    query_count.clear()
    read("/kegiatan")
    assert query_count.total == few <= 10


def test_a_head_sorts_and_turns_round(read: Read) -> None:
    rising = read("/kegiatan?urut=tahun")
    assert [a["aria-sort"] for a in rising.find("th", scope="col") if "aria-sort" in a] == [
        "none", "ascending", "none", "none", "none", "none",
    ]  # fmt: skip
    assert "/kegiatan?urut=-tahun" in rising.links
    assert kode_of(read("/kegiatan?urut=-tahun").links)[0] == "PUPR-2023-0004"


def test_what_is_not_on_the_map_says_so_in_the_list(read: Read) -> None:
    assert "tidak dipetakan" in read("/kegiatan?kecamatan=15.09.02&q=contoh").text
