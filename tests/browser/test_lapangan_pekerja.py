"""The service worker of the field page, and the page on a small screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Error, Page, expect

from sipurbo_geo.database.tables import ajuan

from .conftest import NO_SYNC, PHONE, Watched
from .kantor import JALAN, PANJANG, Kantor
from .lapangan import open_field, small_photo, write_report
from .test_every_page import overflow, serious
from .waiting import wait_until


def test_the_worker_keeps_the_field_page_and_no_other(
    office: Kantor, phone: BrowserContext
) -> None:
    page = open_field(office, phone)
    for path in ("/admin/", "/peta", "/feeds/kegiatan.geojson", "/admin/lapangan/saya"):
        assert page.evaluate("(path) => fetch(path).then((one) => one.ok)", path)
    kept = page.evaluate(
        """async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const keys = await Promise.all(caches_.map((one) => one.keys()));
          return keys.flat().map((request) => new URL(request.url).pathname);
        }"""
    )
    assert "/admin/lapangan" in kept
    assert [path for path in kept if path != "/admin/lapangan" and "/static/" not in path] == []
    phone.set_offline(True)
    for path in ("/admin/", "/peta", "/admin/lapangan/saya"):
        with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
            phone.new_page().goto(office.base + path)
    page.goto(f"{office.base}/admin/lapangan")
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()
    page.goto(f"{office.base}/admin/lapangan?masuk=1")
    expect(page.get_by_role("link", name=JALAN)).to_be_visible()


def test_a_new_version_replaces_the_old_one(office: Kantor, phone: BrowserContext) -> None:
    page = open_field(office, phone)
    before = page.evaluate("caches.keys()")
    # the page in another language is another version
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="My kegiatan")).to_be_visible()
    # for a moment there are both
    wait_until(lambda: len(now := page.evaluate("caches.keys()")) == 1 and now != before, page)
    phone.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="0 not sent yet")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_used_by_everyone(
    office: Kantor, watched: Watched, tmp_path: Path, scheme: str
) -> None:
    context = watched.context(viewport=PHONE, is_mobile=True, has_touch=True, color_scheme=scheme)
    context.add_init_script(NO_SYNC)
    page = open_field(office, context)
    context.set_offline(True)
    write_report(page, PANJANG, "20", small_photo(tmp_path))
    assert (overflow(page), serious(page)) == (0, [])
    page.get_by_role("link", name=JALAN).click()
    page.get_by_label("Realisasi kumulatif").fill("1")
    page.get_by_label("Pilih foto").set_input_files(
        small_photo(tmp_path, "lain.jpg", size=(90, 60))
    )
    expect(page.get_by_text("Foto 1", exact=True)).to_be_visible()
    assert (overflow(page), serious(page)) == (0, [])
    small = page.evaluate(
        """() => [...document.querySelectorAll("#lapangan :is(button, .tombol, input)")]
          .filter((one) => one.checkVisibility() && one.type !== "file")
          .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
          .filter(([, height]) => height < 43.5)"""
    )
    assert small == []
    watched.complaints.clear()


def test_the_worker_sends_by_itself_when_the_page_is_gone(
    office: Kantor, phone: BrowserContext
) -> None:
    page = open_field(office, phone)
    workers = phone.new_cdp_session(page)
    registration = _registration(workers, page)
    phone.set_offline(True)
    write_report(page, JALAN, "44")
    page.goto("about:blank")
    phone.set_offline(False)
    # as the browser does by its own clock, once it believes that there is a network
    sync = {"origin": office.base, "registrationId": registration, "tag": "kirim"}
    workers.send("ServiceWorker.dispatchSyncEvent", sync | {"lastChance": False})
    wait_until(lambda: len(office.rows(ajuan)) == 1, page)
    page.goto(f"{office.base}/admin/lapangan")
    expect(page.get_by_role("heading", name="0 belum terkirim")).to_be_visible()


def _registration(workers: CDPSession, page: Page) -> str:
    """The number under which the browser keeps the field page's worker."""
    found: list[str] = []
    workers.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"]),
    )
    workers.send("ServiceWorker.enable")
    wait_until(lambda: bool(found), page)
    return found[-1]
