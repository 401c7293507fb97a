"""The checklist of a kegiatan, what is sent to it and what is decided about it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import dokumen, kegiatan, penugasan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.berkas import DI_LOKASI, EXE, HEIC, HTML, PDF, SVG, make_bomb, make_photo
from tests.factories import make_crossing, make_kegiatan
from tests.webmap.pages.reading import Page

As = Callable[[Peran], FlaskClient]
KODE = make_kegiatan().kode


@pytest.fixture
def road(kantor: Catalogue, registry: Registry) -> int:
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(), make_crossing()])
        return conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.kode == KODE)).one()


@pytest.fixture
def send(signed_in_as: As, road: int) -> Callable[..., TestResponse]:
    """Send files as one kind of document."""

    def post(
        jenis: str, *files: tuple[bytes, str], by: Peran = Peran.PPTK, to: int = road, **more: Any
    ) -> TestResponse:
        berkas = [(io.BytesIO(content), name) for content, name in files]
        data = {"jenis": jenis, "berkas": berkas, **more}
        return signed_in_as(by).post(f"/admin/kegiatan/{to}/dokumen", data=data)

    return post


@pytest.fixture
def decide(signed_in_as: As, road: int) -> Callable[..., TestResponse]:
    def post(
        gerak: str, *keys: Any, by: Peran = Peran.PPID, to: int = road, catatan: str = ""
    ) -> TestResponse:
        data = {"gerak": gerak, "dokumen": [str(key) for key in keys], "catatan": catatan}
        return signed_in_as(by).post(f"/admin/kegiatan/{to}/dokumen/gerak", data=data)

    return post


class Unread(io.BytesIO):
    """A body that says how long it is and that nobody reads."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size, self.at = size, 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = self.size if whence == io.SEEK_END else offset
        return self.at

    def tell(self) -> int:
        return self.at

    def read(self, *_: Any) -> bytes:
        raise AssertionError("somebody reads it")


def _rows(kantor: Catalogue) -> list[Any]:
    with kantor.reading_register() as conn:
        return list(conn.execute(sa.select(dokumen).order_by(dokumen.c.id)))


def _stored(settings: Settings) -> int:
    assert settings.media is not None
    return sum(path.is_file() for path in settings.media.rglob("*"))


def _page(signed_in_as: As, road: int, by: Peran = Peran.PPTK) -> Page:
    answer = signed_in_as(by).get(f"/admin/kegiatan/{road}/dokumen")
    assert answer.status_code == 200, answer.text[:300]
    return Page(answer.text)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        pytest.param(EXE, "laporan.pdf", "program", id="a renamed executable"),
        pytest.param(SVG, "denah.svg", "SVG", id="an SVG with a script"),
        pytest.param(HTML, "kontrak.pdf", "HTML", id="HTML named .pdf"),
        pytest.param(HEIC, "IMG.HEIC", "Paling Kompatibel", id="HEIC"),
        pytest.param(make_bomb(), "a.png", "piksel", id="a decompression bomb"),
        pytest.param(PDF, "../../a.pdf", "memuat alamat folder", id="a path in the name"),
    ],
)
def test_refused_with_its_reason_beside_the_field(
    kantor: Catalogue,
    settings: Settings,
    send: Callable[..., TestResponse],
    content: bytes,
    name: str,
    said: str,
) -> None:
    answer = send("spmk", (content, name), keterangan="Nomor 12")
    assert answer.status_code == 422
    assert answer.text.count(said) >= 2, "in the summary and beside the field"
    assert 'value="Nomor 12"' in answer.text
    assert _rows(kantor) == []
    assert _stored(settings) == 0


def test_200_mb_are_refused_before_they_are_read(
    kantor: Catalogue, signed_in_as: As, road: int
) -> None:
    answer = signed_in_as(Peran.PPTK).post(
        f"/admin/kegiatan/{road}/dokumen",
        input_stream=Unread(200_000_000),
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413
    assert "lebih dari 120 MB" in answer.text
    assert _rows(kantor) == []


def test_nobody_who_is_not_signed_in_makes_the_server_read_much(app: Flask, road: int) -> None:
    answer = app.test_client().post(
        f"/admin/kegiatan/{road}/dokumen",
        input_stream=Unread(100_000_000),
        content_type="multipart/form-data; boundary=x",
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/masuk")


def test_a_file_of_more_than_its_limit_is_refused_by_name(
    kantor: Catalogue, signed_in_as: As, road: int
) -> None:
    parts = (
        b'name="jenis"\r\n\r\nspmk',
        b'name="berkas"; filename="besar.pdf"\r\n\r\n' + PDF + bytes(51_000_000),
    )
    begin = b"\r\n--x\r\nContent-Disposition: form-data; "
    body = b"".join(begin + part for part in parts) + b"\r\n--x--\r\n"
    answer = signed_in_as(Peran.PPTK).post(
        f"/admin/kegiatan/{road}/dokumen",
        input_stream=io.BytesIO(body),
        content_length=len(body),
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413
    assert "besar.pdf lebih dari 50 MB" in answer.text
    assert _rows(kantor) == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({}, 400),
        ({"jenis": "surat_cinta"}, 400),
        ({"jenis": "spmk"}, 400),
        ({"jenis": "spmk", "berkas": "bukan berkas"}, 400),
    ],
)
def test_a_form_without_sense_is_told_so(
    signed_in_as: As, road: int, data: dict[str, str], status: int
) -> None:
    path = f"/admin/kegiatan/{road}/dokumen"
    assert signed_in_as(Peran.PPTK).post(path, data=data).status_code == status


def test_who_may_not_send_leaves_nothing_in_the_store(
    settings: Settings, send: Callable[..., TestResponse], road: int
) -> None:
    assert send("spmk", (PDF, "a.pdf"), by=Peran.PPID).status_code == 403
    assert send("spmk", (PDF, "a.pdf"), by=Peran.KONSULTAN).status_code == 403
    assert send("spmk", (PDF, "a.pdf"), to=road + 99).status_code == 404
    assert _stored(settings) == 0


def test_the_sound_files_are_taken_and_the_others_named(
    kantor: Catalogue, send: Callable[..., TestResponse]
) -> None:
    answer = send("spmk", (PDF, "baik.pdf"), (EXE, "jahat.pdf"))
    assert answer.status_code == 422
    assert "Diterima: baik.pdf" in answer.text
    assert [row.nama for row in _rows(kantor)] == ["baik.pdf"]


def test_several_photos_at_once_show_their_evidence(
    signed_in_as: As, road: int, send: Callable[..., TestResponse]
) -> None:
    near = make_photo(lonlat=DI_LOKASI, waktu="2023:06:05 09:15:00")
    far, silent = make_photo(lonlat=(106.8, -6.2)), make_photo()
    sent = send("dokumentasi_0", (near, "a.jpg"), (far, "b.jpg"), (silent, "c.jpg"))
    assert (sent.status_code, sent.headers["Location"].partition("#")[2]) == (303, "dokumentasi_0")
    page = _page(signed_in_as, road).text
    assert "Dekat lokasi (" in page
    assert "STA 1+5" in page
    assert "Dipotret 5 Juni 2023" in page
    assert "Jauh dari lokasi (" in page
    assert "Tanpa bukti posisi" in page


def test_the_checklist_says_what_is_missing_and_why_it_is_public(
    signed_in_as: As, road: int, send: Callable[..., TestResponse]
) -> None:
    assert "0 dari 5 dokumen yang sudah waktunya ada" in _page(signed_in_as, road).text
    send("spmk", (PDF, "a.pdf"))
    page = _page(signed_in_as, road).text
    assert "1 dari 5 dokumen" in page
    assert "Setiap saat · Perki 1/2021" in page
    assert "BAST pertama (PHO) Belum waktunya" in page
    assert "Gambar rencana Belum ada" in page


def test_the_same_photo_elsewhere_is_flagged_without_telling_more_than_one_may_know(
    kantor: Catalogue,
    signed_in_as: As,
    pelaku_as: Callable[[Peran], Pelaku],
    road: int,
    send: Callable[..., TestResponse],
) -> None:
    photo = make_photo()
    with kantor.writing() as conn:
        other = conn.scalars(sa.select(kegiatan.c.id).where(kegiatan.c.id != road)).one()
        consultant = pelaku_as(Peran.KONSULTAN).id
        conn.execute(penugasan.insert().values(pengguna_id=consultant, kegiatan_id=road))
    send("dokumentasi_0", (photo, "a.jpg"))
    assert "Foto yang sama" not in _page(signed_in_as, road).text
    send("dokumentasi_100", (photo, "b.jpg"), to=other)
    assert "Peningkatan Jalan Lintas" in _page(signed_in_as, road).text
    seen = _page(signed_in_as, road, Peran.KONSULTAN).text
    assert "kegiatan di luar lingkup Anda" in seen
    assert "Peningkatan Jalan Lintas" not in seen


def test_one_click_approves_several_and_all_or_none(
    kantor: Catalogue, send: Callable[..., TestResponse], decide: Callable[..., Any]
) -> None:
    send("foto_progres", *((make_photo(color=(n, 0, 0)), f"{n}.jpg") for n in range(3)))
    keys = [row.id for row in _rows(kantor)]
    assert decide("setujui", *keys, 999).status_code == 404
    assert {row.keadaan for row in _rows(kantor)} == {"diunggah"}
    assert decide("setujui", *keys).status_code == 303
    assert {row.keadaan for row in _rows(kantor)} == {"disetujui"}


@pytest.mark.parametrize(
    ("gerak", "keys", "status"),
    [
        ("setujui", (), 400),
        ("setujui", ("x",), 400),
        ("setujui", ("9" * 30,), 400),
        ("setujui", ("²",), 400),
        ("hapus", ("1",), 400),
        ("setujui", ("12345",), 404),
    ],
)
def test_a_decision_without_sense_is_told_so(
    decide: Callable[..., TestResponse], gerak: str, keys: tuple[str, ...], status: int
) -> None:
    assert decide(gerak, *keys).status_code == status


def test_a_decision_under_another_kegiatan_is_not_found(
    kantor: Catalogue, road: int, send: Callable[..., TestResponse], decide: Callable[..., Any]
) -> None:
    send("spmk", (PDF, "a.pdf"))
    (row,) = _rows(kantor)
    assert decide("setujui", row.id, to=road + 1).status_code == 404


def test_the_decision_buttons_stand_only_where_they_work(
    kantor: Catalogue, signed_in_as: As, road: int, send: Callable[..., Any], decide: Any
) -> None:
    send("spmk", (PDF, "a.pdf"), by=Peran.PPK)
    (row,) = _rows(kantor)
    assert "Setujui" not in _page(signed_in_as, road, Peran.PPK).text, "one's own"
    assert "Setujui" in _page(signed_in_as, road, Peran.PPID).text
    assert decide("kembalikan", row.id, catatan="buram").status_code == 303
    page = _page(signed_in_as, road, Peran.PPK).text
    assert "Dikembalikan" in page
    assert "Alasan: buram" in page


def test_a_download_is_sealed_and_named(
    kantor: Catalogue, signed_in_as: As, send: Callable[..., TestResponse]
) -> None:
    send("spmk", (PDF, "SPMK Jalan.exe"))
    (row,) = _rows(kantor)
    answer = signed_in_as(Peran.PPID).get(f"/admin/dokumen/{row.id}")
    assert answer.data == PDF
    headers = answer.headers
    answer.close()
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == 'attachment; filename="SPMK Jalan.exe.pdf"'
    assert headers.getlist("X-Content-Type-Options") == ["nosniff"]
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_an_image_is_looked_at_as_its_copy_and_saved_as_its_original(
    kantor: Catalogue, signed_in_as: As, send: Callable[..., TestResponse]
) -> None:
    photo = make_photo(lonlat=DI_LOKASI)
    send("dokumentasi_0", (photo, "a.jpg"))
    (row,) = _rows(kantor)
    client = signed_in_as(Peran.PPTK)
    for part in ("/foto", "/kecil"):
        answer = client.get(f"/admin/dokumen/{row.id}{part}")
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert b"Exif" not in answer.data
        answer.close()
    answer = client.get(f"/admin/dokumen/{row.id}")
    assert hashlib.sha256(answer.data).hexdigest() == row.sha256
    answer.close()


def test_what_is_out_of_scope_or_not_there_is_not_opened(
    kantor: Catalogue, signed_in_as: As, send: Callable[..., TestResponse]
) -> None:
    send("spmk", (PDF, "a.pdf"))
    (row,) = _rows(kantor)
    outside, inside = signed_in_as(Peran.KONSULTAN), signed_in_as(Peran.PPTK)
    for part in ("", "/foto", "/kecil"):
        assert outside.get(f"/admin/dokumen/{row.id}{part}").status_code == 403
        assert inside.get(f"/admin/dokumen/{row.id + 1}{part}").status_code == 404
    assert inside.get(f"/admin/dokumen/{row.id}/foto").status_code == 404, "no image"


def test_approval_leads_to_the_public_page(
    kantor: Catalogue, app: Flask, send: Callable[..., TestResponse], decide: Callable[..., Any]
) -> None:
    send("spmk", (PDF, "SPMK.pdf"))
    (row,) = _rows(kantor)
    public = app.test_client()
    assert "SPMK.pdf" not in public.get(f"/kegiatan/{KODE}").text
    decide(Gerak.SETUJUI, row.id)
    assert "SPMK.pdf" in public.get(f"/kegiatan/{KODE}").text
    assert JenisDokumen(row.jenis) is JenisDokumen.SPMK
