"""Documentation that fails when it lies: commands, options, addresses, settings and links."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from sipurbo_geo.cli import main as sipurbo
from sipurbo_geo.settings import Settings
from tests.needs import ROOT
from webmap import create_app

from . import texts
from .commands import command_names, misunderstood

DOCUMENTS = texts.documents()
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))


def _all() -> str:
    return "\n".join(path.read_text() for path in DOCUMENTS)


@every_document
def test_every_link_leads_to_a_file(path: Path) -> None:
    broken = [link for link in texts.links(path.read_text()) if not (path.parent / link).exists()]
    assert broken == []


@every_document
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    named = {words[0] for words in texts.commands(path.read_text(), "make") if words}
    assert named - {"…", "help"} <= _targets()


def test_make_alone_tells_every_target_that_people_use() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("help", "demo", "test", "sure", "bench", "assets"):
        assert re.search(rf"^  make {target} +\S", shown, re.MULTILINE), target


@every_document
def test_every_command_line_that_is_shown_is_understood(path: Path) -> None:
    for words in texts.commands(path.read_text(), "sipurbo"):
        problem = misunderstood(sipurbo, words)
        assert not problem, f"sipurbo {' '.join(words)}: {problem}"


def test_every_command_is_documented() -> None:
    shown = [" ".join(words) for words in texts.commands(_all(), "sipurbo")]
    for name in command_names(sipurbo):
        assert any(f"{line} ".startswith(f"{name} ") for line in shown), f"sipurbo {name}"


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    read = texts.settings((ROOT / "sipurbo_geo" / "settings.py").read_text())
    named = {name for name in texts.settings(_all()) if not name.startswith("SIPURBO_TEST_")}
    assert named == read - {"SIPURBO_"}


@pytest.fixture
def routes(tmp_path: Path) -> object:
    app = create_app(Settings(f"sqlite:///{tmp_path / 'kosong.gpkg'}", secret_key="uji"))
    app.extensions["sipurbo"].catalogue.close()
    return app.url_map.bind("127.0.0.1")


def test_every_address_that_is_named_is_answered(routes: object) -> None:
    for path in sorted(texts.addresses(_all())):
        # a number stands for a code, a slug and a key
        filled = re.sub(r"<[^>]+>|\{[^}]+\}|…", "1", path)
        try:
            routes.match(filled)  # type: ignore[attr-defined]
        except RequestRedirect:
            continue
        except (NotFound, MethodNotAllowed):
            pytest.fail(f"{path} is documented but not served")


def test_every_feed_is_documented(routes: object) -> None:
    named = {re.sub(r"<[^>]+>|\{[^}]+\}", "<>", path) for path in texts.addresses(_all())}
    feeds = {
        re.sub(r"<[^>]+>", "<>", rule.rule)
        for rule in routes.map.iter_rules()  # type: ignore[attr-defined]
        if rule.rule.startswith("/feeds/")
    }
    assert feeds <= named


def _targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text()
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
