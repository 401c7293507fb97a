"""A real server and a real browser. Every page is watched: no error, no policy violation."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.needs import need_chromium
from tests.serving import started

from .kabupaten import fill, fill_with_lines, fill_with_many
from .kantor import Kantor, build, settings_of
from .waiting import PATIENCE_MS

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
]
_WATCH = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""

#: the browser's own clock for retries does not know that a test cut the network
NO_SYNC = "if (self.ServiceWorkerRegistration) delete ServiceWorkerRegistration.prototype.sync;"

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextlib.contextmanager
def granian(settings: Settings) -> Iterator[str]:
    """The real server in a process of its own; gives its address without a slash at the end."""
    with started(settings) as (_, base):
        yield base


@contextlib.contextmanager
def _served(folder: Path, filled: Callable[[Catalogue], None]) -> Iterator[str]:
    """The server of a catalogue in `folder` that was `filled` before."""
    settings = Settings(database_url=f"sqlite:///{folder / 'tebo.gpkg'}", secret_key="rahasia")
    catalogue = open_catalogue(settings.database_url)
    filled(catalogue)
    catalogue.close()
    with granian(settings) as base:
        yield base


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Iterator[str]:
    """A server of some sixty works in twelve kecamatan."""
    with _served(tmp_path_factory.mktemp("peta"), lambda new: fill(new, registry)) as base:
        yield base


@pytest.fixture(scope="session")
def full_server(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Iterator[str]:
    """A server of 3,000 lines, as many as a phone draws."""
    folder = tmp_path_factory.mktemp("penuh")
    with _served(folder, lambda new: fill_with_lines(new, registry, 3000)) as base:
        yield base


@pytest.fixture(scope="session")
def crowded_server(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Iterator[str]:
    """A server of 12,003 kegiatan, of which a map is made in tiles."""
    folder = tmp_path_factory.mktemp("ramai")
    with _served(folder, lambda new: fill_with_many(new, registry, 12_000)) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    path = os.environ.get("CHROMIUM") or need_chromium()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=_ARGS)
        yield running
        running.close()


class Watched:
    """Contexts and what their pages complained about."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def context(self, **options: Any) -> BrowserContext:
        """A fresh browser profile whose pages are watched."""
        context = self.browser.new_context(**({"viewport": DESK} | options))
        context.set_default_timeout(PATIENCE_MS)
        if options.get("java_script_enabled", True):
            context.add_init_script(_WATCH)
        context.on("page", self._watch)
        self.contexts.append(context)
        return context

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._note(page, message))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def _note(self, page: Page, message: ConsoleMessage) -> None:
        # a test that looks at pixels reads them back; the pages never do
        if message.type in ("error", "warning") and "readback" not in message.text:
            self.complaints.append(f"{page.url}: {message.text}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """Browser contexts whose every complaint fails the test, unless it takes them out itself."""
    watching = Watched(browser)
    yield watching
    for context in watching.contexts:
        context.close()
    assert watching.complaints == []


@pytest.fixture
def open_page(server: str, watched: Watched) -> Open:
    """Open a path of the server: `open_page("/peta", viewport=PHONE)`; waits for its map."""

    def opened(path: str, *, bahasa: str = "id", wait: bool = True, **options: Any) -> Page:
        context = watched.context(**options)
        context.add_cookies([{"name": "bahasa", "value": bahasa, "url": server}])
        page = context.new_page()
        page.goto(server + path)
        if wait:
            settle(page)
        return page

    return opened


@pytest.fixture(scope="session")
def running_office(
    tmp_path_factory: pytest.TempPathFactory, registry: Registry
) -> Iterator[Kantor]:
    """A running office with two officers."""
    settings = settings_of(tmp_path_factory.mktemp("kantor"))
    catalogue = build(settings, registry)
    with granian(settings) as base:
        yield Kantor(base, catalogue)
    catalogue.close()


@pytest.fixture
def office(running_office: Kantor, registry: Registry) -> Kantor:
    """The same office with two roads of which nothing has been reported."""
    return running_office.with_new_roads(registry)


@pytest.fixture
def phone(watched: Watched) -> Iterator[BrowserContext]:
    """A phone; what the browser says about a network that is cut is no complaint."""
    context = watched.context(viewport=PHONE, is_mobile=True, has_touch=True)
    context.add_init_script(NO_SYNC)
    yield context
    # what it has still to say is said when it closes
    context.close()
    cut = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED", "401", "409", "400")
    watched.complaints[:] = [
        one for one in watched.complaints if not any(word in one for word in cut)
    ]


def settle(page: Page) -> None:
    """Wait until whatever map the page has is drawn."""
    page.wait_for_load_state("load")
    if page.locator("#peta").count():
        page.wait_for_selector("html[data-peta=siap]")
    for number in range(page.locator("[data-peta-kecil]").count()):
        page.locator("[data-peta-kecil][data-siap]").nth(number).wait_for()
