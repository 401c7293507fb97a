"""Published documents and photos on the page of a kegiatan, and the files behind their links."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.query.dokumen import DokumenTerbit, list_dokumen
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.berkas import DI_LOKASI, PDF, make_photo
from tests.dokumen import decide, hand_in

from .conftest import Read

KODE = "PUPR-2023-0001"
PAGE = f"/kegiatan/{KODE}"
J = JenisDokumen
Publish = Callable[..., DokumenTerbit]
SHA = hashlib.sha256(PDF).hexdigest()


@pytest.fixture
def published(catalogue: Catalogue, settings: Settings, registry: Registry) -> Publish:
    """Hand in and approve; gives what is published of it."""

    def publish(jenis: J, content: bytes, nama: str, keterangan: str = "") -> DokumenTerbit:
        key = hand_in(catalogue, settings, KODE, jenis, content, nama, keterangan=keterangan)
        decide(catalogue, registry, key, Gerak.SETUJUI)
        with catalogue.reading() as conn:
            return next(d for d in list_dokumen(conn, KODE) if d.id == key)

    return publish


def _get(client: FlaskClient, path: str, **more: Any) -> TestResponse:
    """The whole answer, with its file closed as a server closes it."""
    answer = client.get(path, **more)
    answer.get_data()
    answer.close()
    return answer


@pytest.mark.parametrize("sha256", [SHA, "", "x", "0" * 64, "%2e%2e%2f", SHA.upper()])
def test_what_is_not_published_is_not_found(
    catalogue: Catalogue, settings: Settings, client: FlaskClient, sha256: str
) -> None:
    hand_in(catalogue, settings, KODE, J.SPMK, PDF, "rahasia.pdf")
    assert client.get(f"/dokumen/{sha256}").status_code == 404


def test_a_withdrawn_document_is_gone_for_those_who_kept_it_too(
    catalogue: Catalogue, registry: Registry, client: FlaskClient, published: Publish
) -> None:
    found = published(J.SPMK, PDF, "SPMK.pdf")
    address = f"/dokumen/{found.sha256}"
    first = _get(client, address)
    again = _get(client, address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    decide(catalogue, registry, found.id, Gerak.TARIK)
    gone = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert gone.status_code == 404
    assert "SPMK.pdf" not in client.get(PAGE).text


def test_a_document_comes_as_a_download_that_runs_nothing(
    client: FlaskClient, published: Publish
) -> None:
    found = published(J.SPMK, PDF, "SPMK Jalan.pdf", "Nomor 12")
    answer = _get(client, f"/dokumen/{found.sha256}")
    assert answer.data == PDF
    headers = answer.headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment")
    assert "SPMK Jalan.pdf" in headers["Content-Disposition"]
    assert headers.getlist("X-Content-Type-Options") == ["nosniff"]
    assert headers.getlist("Content-Security-Policy") == [
        "default-src 'none'; sandbox; frame-ancestors 'none'"
    ]
    assert headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in headers


def test_a_file_that_the_store_has_lost_is_said_to_be_lost(
    settings: Settings, client: FlaskClient, published: Publish
) -> None:
    found = published(J.SPMK, PDF, "SPMK.pdf")
    assert settings.media is not None
    next(settings.media.rglob(found.sha256)).unlink()
    answer = client.get(f"/dokumen/{found.sha256}")
    assert answer.status_code == 404
    assert "gudang berkas" in answer.text


def test_a_photo_is_shown_as_its_copy_with_its_day_and_its_distance(
    client: FlaskClient, read: Read, published: Publish
) -> None:
    photo = make_photo(size=(2000, 1500), lonlat=DI_LOKASI, waktu="2023:06:05 09:15:00")
    found = published(J.DOKUMENTASI_0, photo, "IMG_Budi.jpg", "Arah Desa Contoh")
    page = read(PAGE)
    assert "Sebelum pekerjaan" in page.text
    assert "5 Juni 2023" in page.text
    assert "Arah Desa Contoh" in page.text
    assert re.search(r"Dekat lokasi \(\d\d m\), STA 1\+5\d\d", page.text)
    assert "IMG_Budi" not in client.get(PAGE).text
    for sha256, widest in ((found.sha256, 1600), (found.sha256_kecil, 480)):
        answer = _get(client, f"/dokumen/{sha256}")
        assert answer.headers["Content-Type"] == "image/jpeg"
        image = Image.open(io.BytesIO(answer.data))
        assert image.width == widest
        assert dict(image.getexif()) == {}
    original = hashlib.sha256(photo).hexdigest()
    assert client.get(f"/dokumen/{original}").status_code == 404


def test_photos_stand_under_before_during_and_after(read: Read, published: Publish) -> None:
    for number, jenis in enumerate((J.DOKUMENTASI_100, J.FOTO_PROGRES, J.DOKUMENTASI_50)):
        published(jenis, make_photo(color=(number, 0, 0)), "a.jpg")
    page = read(PAGE).text
    assert page.index("Selama pekerjaan") < page.index("Sesudah pekerjaan")
    assert "Sebelum pekerjaan" not in page
    assert page.count("Tanpa bukti posisi") == 3


def test_every_kind_of_document_stands_with_its_class_on_the_page_of_information(
    read: Read,
) -> None:
    page = read("/informasi").text
    assert "Kontrak (ringkasannya terbuka) Dikecualikan UU 14/2008 pasal 17 huruf h" in page
    assert "SPMK (surat perintah mulai kerja) Setiap saat" in page
