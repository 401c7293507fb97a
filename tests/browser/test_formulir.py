"""Filling in a kegiatan in a real browser: drawing, editing, pasting, recording."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from pyproj import Transformer

from sipurbo_geo.database.tables import draf
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import shipped

from .conftest import DESK, PHONE, Watched, granian
from .kantor import BUDI, SARI, Kantor, build, settings_of
from .menggambar import draw_line, tap
from .test_every_page import overflow, serious
from .waiting import wait_until

BARU = "/admin/kegiatan/baru"
TO_UTM = Transformer.from_crs("EPSG:4326", "EPSG:32748", always_xy=True)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """A running office with two officers and two published roads."""
    settings = settings_of(tmp_path_factory.mktemp("formulir"))
    catalogue = build(settings, load_registry(shipped("layers")))
    with granian(settings) as base:
        yield Kantor(base, catalogue)
    catalogue.close()


@pytest.fixture(autouse=True)
def _no_drafts(office: Kantor, watched: Watched) -> Iterator[None]:
    """What the form kept of an earlier test does not come back in the next."""
    with office.catalogue.writing() as conn:
        conn.execute(draf.delete())
    yield
    for context in watched.contexts:
        # a page that closes sends its draft, which might arrive when the next test has begun
        context.set_offline(True)
        context.close()
    watched.complaints[:] = [one for one in watched.complaints if "DISCONNECTED" not in one]


@pytest.fixture
def desk(office: Kantor, watched: Watched) -> Page:
    """Sari's desk."""
    page = watched.context(viewport=DESK).new_page()
    office.sign_in(page, SARI)
    return page


def saved(office: Kantor, kode: str) -> Kegiatan:
    """The kegiatan as the register holds it."""
    with office.catalogue.reading_register() as conn:
        return read_kegiatan(conn, [kode])[kode]


def open_form(office: Kantor, page: Page, path: str = BARU) -> None:
    page.goto(office.base + path)
    page.wait_for_selector("#peta-ubah[data-siap]")


def _count_drafts(office: Kantor) -> int:
    with office.catalogue.reading_register() as conn:
        return conn.scalar(sa.select(sa.func.count()).select_from(draf)) or 0


def drawn(page: Page) -> dict[str, object]:
    field = page.locator("#isian-geometri")
    expect(field).to_have_value(re.compile("coordinates"))
    found: dict[str, object] = json.loads(field.input_value())
    return found


def test_a_line_is_drawn_checked_and_saved(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    desk.get_by_label("Nama kegiatan").fill("Jalan yang digambar")
    kode = desk.get_by_label("Kode kegiatan").input_value()
    draw_line(desk)
    assert drawn(desk)["type"] == "LineString"
    expect(desk.locator("#hasil-letak")).to_contain_text("Panjang di peta")
    expect(desk.locator("#hasil-letak")).to_contain_text("Tebo Barat")
    assert desk.get_by_label("Asal koordinat", exact=True).input_value() == "digitasi"
    desk.get_by_role("button", name="Simpan draf").click()
    expect(desk.get_by_role("heading", name="Jalan yang digambar")).to_be_visible()
    expect(desk.get_by_text("Tersimpan sebagai draf. Publik belum melihatnya.")).to_be_visible()
    assert saved(office, kode).geometry is not None


def test_what_is_drawn_can_be_edited_and_deleted(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    draw_line(desk)
    before = drawn(desk)
    field = desk.locator("#isian-geometri")
    text = field.input_value()
    desk.get_by_role("button", name="Ubah titik-titiknya").click()
    vertex = desk.locator(".marker-icon:not(.marker-icon-middle)").nth(1)
    expect(vertex).to_be_visible()
    vertex.scroll_into_view_if_needed()
    box = vertex.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    desk.mouse.move(x, y)
    desk.mouse.down()
    desk.mouse.move(x, y + 60, steps=4)
    desk.mouse.up()
    expect(field).not_to_have_value(text)
    after = drawn(desk)
    assert after["type"] == "LineString"
    assert after != before
    desk.get_by_role("button", name="Hapus semua gambar").click()
    expect(field).to_have_value("")


def test_only_what_is_drawn_has_vertices_to_pull(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    draw_line(desk)
    desk.get_by_role("button", name="Ubah titik-titiknya").click()
    vertices = desk.locator(".marker-icon:not(.marker-icon-middle)")
    expect(vertices.first).to_be_visible()
    # the boundaries around it are looked at, never edited
    assert vertices.count() == 3


def test_several_parts_are_one_geometry(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    draw_line(desk)
    desk.get_by_role("button", name="Gambar garis").click()
    tap(desk, (0.45, 0.4), (0.55, 0.4), (0.55, 0.4))
    expect(desk.locator("#isian-geometri")).to_have_value(re.compile("MultiLineString"))


def test_utm_coordinates_are_pasted_onto_the_map(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    desk.get_by_text("Tempel koordinat").click()
    lines = [TO_UTM.transform(lon, -1.42) for lon in (102.21, 102.24)]
    desk.get_by_label("Koordinat, satu titik per baris").fill(
        "\n".join(f"{x:.2f} {y:.2f}".replace(".", ",") for x, y in lines)
    )
    desk.get_by_label("Sistem koordinat").select_option("utm48s")
    desk.get_by_role("button", name="Taruh di peta").click()
    expect(desk.get_by_text("1 bagian ditambahkan ke peta.")).to_be_visible()
    found = drawn(desk)["coordinates"]
    assert found == [pytest.approx([lon, -1.42], abs=1e-6) for lon in (102.21, 102.24)]
    expect(desk.locator("#hasil-letak")).to_contain_text("3,34 km")


def test_a_paste_that_is_wrong_stays_and_is_told(
    office: Kantor, desk: Page, watched: Watched
) -> None:
    open_form(office, desk)
    desk.get_by_text("Tempel koordinat").click()
    desk.get_by_label("Koordinat, satu titik per baris").fill("di sana")
    desk.get_by_role("button", name="Taruh di peta").click()
    expect(desk.get_by_text("bukan koordinat; tulis misalnya")).to_be_visible()
    assert desk.get_by_label("Koordinat, satu titik per baris").input_value() == "di sana"
    # the browser itself notes the 400
    watched.complaints[:] = [one for one in watched.complaints if "400" not in one]


def test_swapped_axes_are_told_and_turned(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    desk.get_by_text("Sebagai teks (GeoJSON)").click()
    text = '{"type":"Point","coordinates":[-1.42,102.22]}'
    desk.get_by_label("Geometri (GeoJSON)").fill(text)
    desk.get_by_label("Geometri (GeoJSON)").blur()
    desk.get_by_role("button", name="Tukar bujur dan lintang").click()
    assert drawn(desk) == {"type": "Point", "coordinates": [102.22, -1.42]}
    expect(desk.get_by_text("bujur dan lintang tertukar")).to_be_hidden()


def test_a_track_is_recorded_where_the_phone_goes(office: Kantor, watched: Watched) -> None:
    context = watched.context(viewport=PHONE, is_mobile=True, has_touch=True)
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"longitude": 102.21, "latitude": -1.42, "accuracy": 5})
    page = context.new_page()
    office.sign_in(page, SARI)
    open_form(office, page)
    page.get_by_role("button", name="Rekam jejak GPS").click()
    expect(page.get_by_text("1 titik, ketelitian 5 m")).to_be_visible()
    context.set_geolocation({"longitude": 102.22, "latitude": -1.42, "accuracy": 90})
    expect(page.get_by_text("Posisi masih kasar (90 m)")).to_be_visible()
    context.set_geolocation({"longitude": 102.23, "latitude": -1.42, "accuracy": 5})
    expect(page.get_by_text("2 titik, ketelitian 5 m")).to_be_visible()
    page.get_by_role("button", name="Selesai merekam").click()
    assert drawn(page)["coordinates"] == [[102.21, -1.42], [102.23, -1.42]]
    assert page.get_by_label("Asal koordinat", exact=True).input_value() == "survei_gnss"


def test_a_row_is_added_without_leaving_the_page(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    desk.get_by_role("heading", name="Anggaran").click()
    desk.locator("#isian-pendanaan_jumlah-0").fill("5 juta")
    desk.get_by_role("button", name="Tambah sumber dana").click()
    assert desk.locator("#isian-pendanaan_jumlah-0").input_value() == "5 juta"
    assert desk.locator("#isian-pendanaan_jumlah-1").input_value() == ""
    assert serious(desk) == []


def test_another_theme_keeps_what_was_typed(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    desk.get_by_label("Nama kegiatan").fill("Jembatan gantung")
    desk.get_by_label("Tema").select_option("jembatan")
    expect(desk.get_by_label("Tipe bangunan atas")).to_be_visible()
    assert desk.get_by_label("Nama kegiatan").input_value() == "Jembatan gantung"


def test_what_was_typed_is_there_after_a_reload(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    desk.get_by_label("Nama kegiatan").fill("Setengah jadi")
    draw_line(desk)
    before = drawn(desk)
    expect(desk.get_by_text("Draf tersimpan pukul")).to_be_visible()
    desk.reload()
    desk.wait_for_selector("#peta-ubah[data-siap]")
    expect(desk.get_by_text("dipulihkan dan belum disimpan")).to_be_visible()
    assert desk.get_by_label("Nama kegiatan").input_value() == "Setengah jadi"
    assert drawn(desk) == before
    assert desk.locator("#peta-ubah path.gambar").count() == 1
    assert serious(desk) == []
    desk.get_by_role("button", name="Buang draf ini").click()
    desk.wait_for_selector("#peta-ubah[data-siap]")
    assert desk.get_by_label("Nama kegiatan").input_value() == ""


def test_what_is_typed_in_the_last_second_is_kept_too(office: Kantor, desk: Page) -> None:
    open_form(office, desk)
    desk.get_by_label("Nama kegiatan").fill("Pada detik terakhir")
    desk.get_by_role("link", name="Kembali", exact=True).click()
    desk.wait_for_url("**/admin/kegiatan")
    # what is sent while a page is left arrives when it does
    wait_until(lambda: _count_drafts(office) == 1, desk)
    open_form(office, desk)
    assert desk.get_by_label("Nama kegiatan").input_value() == "Pada detik terakhir"
    desk.get_by_role("button", name="Buang draf ini").click()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_second_officer_sees_what_the_first_changed(
    office: Kantor, watched: Watched, viewport: dict[str, int]
) -> None:
    pages = []
    for akun in (SARI, BUDI):
        page = watched.context(viewport=viewport).new_page()
        office.sign_in(page, akun)
        pages.append(page)
    first, second = pages
    kode = f"PUPR-2026-7{viewport['width']:03}"
    open_form(office, first)
    first.get_by_label("Kode kegiatan").fill(kode)
    first.get_by_label("Nama kegiatan").fill("Jalan berdua")
    draw_line(first)
    first.get_by_role("button", name="Simpan draf").click()
    first.get_by_role("link", name="Ubah", exact=True).click()
    second.goto(first.url)
    for page, name in ((first, "Nama dari Sari"), (second, "Nama dari Budi")):
        page.wait_for_selector("#peta-ubah[data-siap]")
        page.get_by_label("Nama kegiatan").fill(name)
    first.get_by_label("Lokasi", exact=True).fill("RT 10")
    first.get_by_role("button", name="Simpan draf").click()
    expect(first.get_by_text("Perubahan tersimpan.")).to_be_visible()
    second.get_by_role("button", name="Simpan draf").click()
    expect(second.get_by_role("heading", name="Dua perubahan")).to_be_visible()
    expect(second.get_by_text("Nama dari Sari")).to_be_visible()
    expect(second.get_by_text("Nama dari Budi")).to_be_visible()
    assert overflow(second) <= 0
    assert serious(second) == []
    second.get_by_role("button", name="Simpan pilihan ini").click()
    expect(second.get_by_role("heading", name="Nama dari Budi")).to_be_visible()
    assert saved(office, kode).nama == "Nama dari Budi"
    assert saved(office, kode).lokasi == "RT 10"
    # the browser itself notes the 409
    watched.complaints[:] = [one for one in watched.complaints if "409" not in one]


PAGES = ("/admin/kegiatan", "/admin/kegiatan?q=tidak-ada", "/admin/kegiatan/1", BARU,
         "/admin/kegiatan/2/ubah")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_fits_and_can_be_used_by_everyone(
    office: Kantor, watched: Watched, path: str, viewport: dict[str, int]
) -> None:
    page = watched.context(viewport=viewport, color_scheme="dark").new_page()
    office.sign_in(page, SARI)
    page.goto(office.base + path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.wait_for_load_state("networkidle")
    assert overflow(page) <= 0
    assert serious(page) == []
