"""Documents in a real browser and at the real server: what is sent, what is refused, what shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import FilePayload, Page, expect

from sipurbo_geo.catalogue.notify import notify
from sipurbo_geo.database.tables import dokumen, notifikasi, pengguna
from sipurbo_geo.model.notifikasi import JenisNotifikasi
from tests.berkas import EXE, PDF, make_photo

from .conftest import PHONE, Watched
from .kantor import SARI, Kantor
from .test_every_page import overflow, serious


@pytest.fixture
def phone(office: Kantor, watched: Watched) -> Iterator[Page]:
    """The checklist of the road with the long name, on a phone; refusals are noted by it."""
    page = watched.context(viewport=PHONE).new_page()
    office.sign_in(page, SARI)
    page.goto(f"{office.base}/admin/kegiatan/{office.jalan[1]}/dokumen")
    yield page
    watched.complaints[:] = [
        one for one in watched.complaints if "422" not in one and "413" not in one
    ]


def _file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def _send(page: Page, jenis: str, *files: FilePayload | Path) -> None:
    part = page.locator(f"#{jenis} details.unggah")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    part.locator("input[type=file]").set_input_files(list(files))  # type: ignore[arg-type]
    part.get_by_role("button", name="Unggah").click()


def test_several_photos_are_sent_and_shown(phone: Page, office: Kantor) -> None:
    photos = [_file(f"IMG_{n}.jpg", make_photo(color=(60 * n, 9, 9))) for n in range(3)]
    _send(phone, "dokumentasi_0", *photos)
    expect(phone.get_by_role("status").filter(has_text="3 berkas diterima")).to_be_visible()
    images = phone.locator("#dokumentasi_0 img")
    expect(images).to_have_count(3)
    images.first.scroll_into_view_if_needed()
    loaded = "image => image.decode().then(() => image.naturalWidth)"
    assert images.first.evaluate(loaded) > 0
    assert len(office.rows(dokumen)) == 3


def test_what_is_refused_says_why_and_the_page_stays_in_shape(phone: Page, office: Kantor) -> None:
    _send(phone, "spmk", _file("laporan.pdf", EXE), _file("SPMK.pdf", PDF))
    summary = phone.get_by_role("alert")
    expect(summary).to_contain_text("laporan.pdf adalah program")
    expect(summary).to_contain_text("Diterima: SPMK.pdf")
    expect(phone.locator("#galat-spmk")).to_be_visible()
    assert overflow(phone) == 0
    assert serious(phone) == []
    assert [row["nama"] for row in office.rows(dokumen)] == ["SPMK.pdf"]


def test_the_head_of_a_phone_has_room_for_news(phone: Page, office: Kantor) -> None:
    with office.catalogue.writing() as conn:
        everybody = conn.execute(sa.select(pengguna.c.id)).scalars().all()
        notify(conn, JenisNotifikasi.DOKUMEN_MASUK, pengguna=everybody)
    for bahasa, said in (("id", "Pesan baru"), ("en", "New messages")):
        phone.goto(f"{office.base}/admin/tugas?bahasa={bahasa}")
        expect(phone.locator(".pesan-baru")).to_contain_text(said)
        assert overflow(phone) == 0
    with office.catalogue.writing() as conn:
        conn.execute(notifikasi.delete())


def test_200_mb_are_answered_with_a_page_and_not_with_a_broken_connection(
    phone: Page, office: Kantor, tmp_path: Path
) -> None:
    large = tmp_path / "besar.pdf"
    with large.open("wb") as file:
        file.write(PDF)
        file.truncate(200_000_000)
    _send(phone, "spmk", large)
    expect(phone.locator("main")).to_contain_text("lebih dari 120 MB")
    assert office.rows(dokumen) == []
