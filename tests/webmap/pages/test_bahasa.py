"""Indonesian unless asked otherwise; the switch is a link and a cookie."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

import webmap

from .conftest import Read
from .reading import Page

WEBMAP = Path(webmap.__file__).parent
PO = WEBMAP / "translations" / "en" / "LC_MESSAGES" / "messages.po"


def test_the_browsers_wish_is_not_asked(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Accept-Language": "en"})
    assert Page(answer.text).find("html", lang="id")


def test_the_switch_comes_back_to_the_same_question(client: FlaskClient) -> None:
    answer = client.get("/peta?layer=jalan&bahasa=en&tahun=2023")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/peta?layer=jalan&tahun=2023"
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("bahasa=en;")
    assert "SameSite=Lax" in cookie
    assert "HttpOnly" in cookie
    assert Page(client.get("/peta").text).find("html", lang="en")


def test_the_switch_back_is_offered(client: FlaskClient, read: Read) -> None:
    assert "/kegiatan?tahun=2023&bahasa=en" in read("/kegiatan?tahun=2023").links
    client.set_cookie("bahasa", "en")
    assert "/kegiatan?bahasa=id" in read("/kegiatan").links


@pytest.mark.parametrize("wish", ["xx", "", "../en"])
def test_a_language_that_is_not_there_changes_nothing(client: FlaskClient, wish: str) -> None:
    answer = client.get("/unduh", query_string={"bahasa": wish})
    assert answer.status_code == 303
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Location"] == "/unduh"


def test_the_switch_never_leads_to_another_host(client: FlaskClient) -> None:
    for path in ("//contoh.org/?bahasa=en", "/%2Fcontoh.org/?bahasa=en"):
        location = client.get(path).headers.get("Location", "/")
        assert re.match(r"/(?!/)", location) or location.startswith("http://localhost/"), location


def test_a_broken_cookie_is_indonesian(client: FlaskClient) -> None:
    client.set_cookie("bahasa", "<script>")
    assert Page(client.get("/").text).find("html", lang="id")


@pytest.fixture(scope="module")
def english() -> Catalog:
    with PO.open("rb") as stream:
        return read_po(stream, locale="en")


@pytest.fixture(scope="module")
def texts() -> set[str]:
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    found = extract_from_dir(WEBMAP, method_map=methods)
    return {text for _, _, text, _, _ in found if isinstance(text, str)}


def test_every_text_has_its_english_and_no_english_is_left_over(
    english: Catalog, texts: set[str]
) -> None:
    translated = {message.id for message in english if message.id and message.string}
    assert texts - translated == set()
    assert translated - texts == set()


def test_translations_fill_in_the_same_values(english: Catalog) -> None:
    for message in english:
        if isinstance(message.id, str) and isinstance(message.string, str):
            named = re.compile(r"%\((\w+)\)s")
            assert sorted(named.findall(message.id)) == sorted(named.findall(message.string))
            if "%(" not in message.id:
                before, after = (
                    sorted(name for _, name, _, _ in Formatter().parse(text) if name)
                    for text in (message.id, message.string)
                )
                assert before == after, message.id


_PAGES = (
    *("/", "/kegiatan", "/kegiatan/PUPR-2023-0002", "/unduh", "/informasi", "/xx", "/peta"),
    *("/bidang/bina-marga", "/kecamatan/15.09.01", "/katalog", "/katalog/jalan", "/masuk"),
    *("/ogc?f=html", "/ogc/api?f=html", "/ogc/collections?f=html", "/ogc/panduan"),
    "/ogc/collections/jalan/queryables?f=html",
)


def test_english_pages_hold_no_indonesian_text_of_ours(
    client: FlaskClient, english: Catalog
) -> None:
    client.set_cookie("bahasa", "en")
    changed = [
        m.id for m in english if isinstance(m.id, str) and len(m.id) > 12 and m.id != m.string
    ]
    for path in _PAGES:
        text = Page(client.get(path).text).text
        assert [one for one in changed if re.search(rf"{re.escape(one)}\b", text)] == [], path


def test_what_is_called_kegiatan_has_no_second_name_in_english(english: Catalog) -> None:
    pairs = [(str(one.id), str(one.string)) for one in english if "kegiatan" in str(one.id).lower()]
    assert len(pairs) > 50
    second = re.compile(r"(?<!public )\bworks\b|\b(a|every|this) work\b", re.IGNORECASE)
    assert [said for _, said in pairs if second.search(said)] == []
