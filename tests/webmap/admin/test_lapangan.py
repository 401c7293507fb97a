"""What the field page talks to: idempotent by uid, owned by one person, and never a surprise."""

from __future__ import annotations

import hashlib
import io
import json
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.set_jadwal import set_jadwal
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import ajuan, dokumen, foto, kegiatan, penugasan
from sipurbo_geo.model.foto import Jepretan, SumberPosisi
from sipurbo_geo.model.jadwal import MingguJadwal
from sipurbo_geo.model.peran import SISTEM, Pelaku, Peran
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.registry import Registry
from tests.berkas import DI_LOKASI, HTML, make_photo
from tests.factories import make_kegiatan
from tests.queries import QueryCount
from webmap.admin.lapangan_foto import believe
from webmap.pages.aset import aset_folder, load_manifest

As = Callable[[Peran], Pelaku]
In = Callable[[Peran], FlaskClient]
UID = "0b6f6e0e-5f0c-4a3e-9a53-6f1f6f7c0001"
JSON = {"Accept": "application/json"}


@pytest.fixture
def road(kantor: Catalogue, registry: Registry) -> int:
    """The key of a road under construction with a plan of two weeks; beside it two others."""
    start = date(2023, 6, 5)
    with kantor.writing() as conn:
        save_kegiatan(
            conn,
            registry,
            [
                make_kegiatan(),
                make_kegiatan("LAIN-1", bidang="cipta-karya", layer="gedung", atribut={}),
                make_kegiatan("LAIN-2", tahap=Tahap.PERENCANAAN),
            ],
        )
        key = conn.scalars(
            sa.select(kegiatan.c.id).where(kegiatan.c.kode == "PUPR-2023-0001")
        ).one()
        weeks = ((1, start, "40"), (2, start + timedelta(weeks=1), "100"))
        plan = [MingguJadwal(n, day, Decimal(percent)) for n, day, percent in weeks]
        set_jadwal(conn, SISTEM, key, plan)
    return key


def _laporan(who: Pelaku, road: int, **more: Any) -> dict[str, Any]:
    sent = {
        "uid": UID,
        "pengguna": who.id,
        "kegiatan": road,
        "minggu": "1",
        "tanggal": "2023-06-05",
        "realisasi": "38,25",
        "catatan": "hujan dua hari",
        "alasan": "",
    }
    return sent | more


def _foto(who: Pelaku, road: int, content: bytes, **more: Any) -> dict[str, Any]:
    sent = {"uid": str(uuid.uuid4()), "pengguna": str(who.id), "kegiatan": str(road), "laporan": ""}
    return sent | {"berkas": (io.BytesIO(content), "IMG_1.jpg")} | more


def _rows(kantor: Catalogue, table: sa.Table) -> list[Any]:
    with kantor.reading_register() as conn:
        return list(conn.execute(sa.select(table)))


# -- the page and its worker -----------------------------------------------------------------


def test_the_page_is_the_same_for_everybody(signed_in_as: In) -> None:
    pages = {signed_in_as(peran).get("/admin/lapangan").text for peran in (Peran.PPTK, Peran.PPK)}
    assert len(pages) == 1
    (page,) = pages
    assert "Nama " not in page
    assert "csrf_token" not in page


def test_the_worker_lists_the_page_and_its_files_and_nothing_else(signed_in_as: In) -> None:
    answer = signed_in_as(Peran.PPTK).get("/admin/lapangan-sw.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-store"
    bekal = json.loads(answer.text.splitlines()[0].removeprefix("self.BEKAL = ").rstrip(";"))
    assert bekal["halaman"] == "/admin/lapangan"
    assert all(name.startswith("/static/") for name in bekal["aset"])
    page = signed_in_as(Peran.PPTK).get("/admin/lapangan").text
    assert [name for name in bekal["aset"] if name not in page] == []


def test_every_script_and_style_of_the_page_is_kept_with_it(app: Flask, signed_in_as: In) -> None:
    worker = signed_in_as(Peran.PPTK).get("/admin/lapangan-sw.js").text
    manifest = load_manifest(aset_folder(app))
    for name in ("dasar.js", "lapangan.js", "dasar.css", "kantor.css"):
        for file in (manifest[name]["file"], *manifest[name]["imports"]):
            assert file in worker, name


def test_the_same_version_until_something_changes(signed_in_as: In) -> None:
    client = signed_in_as(Peran.PPTK)
    first, second = (client.get("/admin/lapangan-sw.js").text for _ in range(2))
    assert first == second
    client.set_cookie("bahasa", "en")
    assert client.get("/admin/lapangan-sw.js").text != first


def test_strangers_get_neither_page_nor_worker_nor_data(app: Flask) -> None:
    client = app.test_client()
    for path in ("/admin/lapangan", "/admin/lapangan-sw.js"):
        assert client.get(path).status_code == 302
    for path in ("/admin/lapangan/saya", "/admin/lapangan/kegiatan"):
        assert client.get(path, headers=JSON).status_code == 401


# -- who and what ----------------------------------------------------------------------------


def test_it_says_who_is_there_and_what_time_it_is(signed_in_as: In, pelaku_as: As) -> None:
    before = datetime.now(UTC)
    said = signed_in_as(Peran.PPTK).get("/admin/lapangan/saya").json
    assert said is not None
    assert said["pengguna"] == pelaku_as(Peran.PPTK).id
    assert said["nama"] == "Nama pptk"
    assert said["token"]
    assert before <= datetime.fromisoformat(said["waktu"]) <= datetime.now(UTC)


def test_the_list_holds_what_one_may_report_on_with_its_plan(
    road: int, signed_in_as: In, pelaku_as: As
) -> None:
    client = signed_in_as(Peran.PPTK)
    client.post("/admin/lapangan/laporan", json=_laporan(pelaku_as(Peran.PPTK), road))
    said = client.get("/admin/lapangan/kegiatan").json
    assert said is not None
    (item,) = said["kegiatan"]
    assert (item["id"], item["mulai"]) == (road, "2023-06-05")
    assert item["jadwal"] == [[1, "2023-06-05", "40"], [2, "2023-06-12", "100"]]
    assert item["realisasi"] == [[1, "38.25", "Dilaporkan"]]


def test_a_konsultan_takes_along_only_what_was_assigned(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As
) -> None:
    client = signed_in_as(Peran.KONSULTAN)
    assert client.get("/admin/lapangan/kegiatan").json["kegiatan"] == []  # type: ignore[index]
    with kantor.writing() as conn:
        person = pelaku_as(Peran.KONSULTAN).id
        conn.execute(penugasan.insert().values(pengguna_id=person, kegiatan_id=road))
    listed = client.get("/admin/lapangan/kegiatan").json["kegiatan"]  # type: ignore[index]
    assert [item["id"] for item in listed] == [road]


def test_the_list_asks_no_more_for_more_kegiatan(
    kantor: Catalogue, registry: Registry, signed_in_as: In, query_count: QueryCount
) -> None:
    client = signed_in_as(Peran.PPTK)
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan()])
    query_count.clear()
    client.get("/admin/lapangan/kegiatan")
    few = query_count.total
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(f"BANYAK-{n}") for n in range(5)])
    query_count.clear()
    assert len(client.get("/admin/lapangan/kegiatan").json["kegiatan"]) == 6  # type: ignore[index]
    assert query_count.total == few


# -- reports ---------------------------------------------------------------------------------


def test_a_report_sent_twice_is_one_report(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As
) -> None:
    client, sent = signed_in_as(Peran.TIM_TEKNIS), _laporan(pelaku_as(Peran.TIM_TEKNIS), road)
    answers = [client.post("/admin/lapangan/laporan", json=sent).json for _ in range(2)]
    assert answers[0] == answers[1]
    (row,) = _rows(kantor, ajuan)
    assert answers[0] == {"uid": UID, "id": row.id}
    assert (row.isi["realisasi"], Decimal(row.isi["rencana"])) == ("38.25", 40)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"realisasi": "banyak"}, "realisasi"),
        ({"realisasi": "101"}, "realisasi"),
        ({"realisasi": ""}, "realisasi"),
        ({"tanggal": "kemarin"}, "tanggal"),
        ({"tanggal": "2093-06-05"}, "tanggal"),
        ({"minggu": "0"}, "minggu"),
        ({"kegiatan": None}, "kegiatan"),
        ({"uid": "1"}, "uid"),
        ({"catatan": 7}, "catatan"),
        ({"catatan": "x" * 2001}, "catatan"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As, wrong: dict[str, Any], field: str
) -> None:
    sent = _laporan(pelaku_as(Peran.PPTK), road, **wrong)
    answer = signed_in_as(Peran.PPTK).post("/admin/lapangan/laporan", json=sent, headers=JSON)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.json["parameter"] == field  # type: ignore[index]
    assert _rows(kantor, ajuan) == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"null"])
def test_what_is_no_report_is_refused(signed_in_as: In, body: bytes) -> None:
    answer = signed_in_as(Peran.PPTK).post(
        "/admin/lapangan/laporan", data=body, content_type="application/json", headers=JSON
    )
    assert answer.status_code == 409


def test_what_another_entered_is_not_taken(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As
) -> None:
    client, other = signed_in_as(Peran.PPTK), pelaku_as(Peran.PPK)
    sent = client.post("/admin/lapangan/laporan", json=_laporan(other, road), headers=JSON)
    photo = client.post("/admin/lapangan/foto", data=_foto(other, road, b""), headers=JSON)
    assert (sent.status_code, photo.status_code) == (409, 409)
    assert "akun lain" in sent.json["detail"]  # type: ignore[index]
    assert _rows(kantor, ajuan) == []


def test_a_token_that_is_too_old_is_said_to_be_the_only_fault(
    app: Flask, road: int, signed_in_as: In, pelaku_as: As
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client, sent = signed_in_as(Peran.PPTK), _laporan(pelaku_as(Peran.PPTK), road)
    refused = client.post(
        "/admin/lapangan/laporan", json=sent, headers=JSON | {"X-CSRFToken": "basi"}
    )
    assert (refused.status_code, refused.json["sebab"]) == (400, "csrf")  # type: ignore[index]
    token = client.get("/admin/lapangan/saya").json["token"]  # type: ignore[index]
    taken = client.post("/admin/lapangan/laporan", json=sent, headers=JSON | {"X-CSRFToken": token})
    assert taken.status_code == 200


# -- photos ----------------------------------------------------------------------------------


def test_a_photo_sent_twice_is_one_photo_of_its_report(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As
) -> None:
    client, who = signed_in_as(Peran.PPTK), pelaku_as(Peran.PPTK)
    report = client.post("/admin/lapangan/laporan", json=_laporan(who, road)).json
    content = make_photo(lonlat=DI_LOKASI, waktu="2026:11:24 10:12:00")
    keys = {
        client.post(
            "/admin/lapangan/foto", data=_foto(who, road, content, uid=UID, laporan=UID)
        ).json["id"]  # type: ignore[index]
        for _ in range(2)
    }
    (row,) = _rows(kantor, dokumen)
    assert keys == {row.id}
    assert row.ajuan_id == report["id"]  # type: ignore[index]
    (seen,) = _rows(kantor, foto)
    assert (seen.sumber_posisi, seen.bukti, seen.sha256_asal) == ("berkas", "dekat", "")


def test_a_smaller_copy_comes_with_what_the_original_said(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As
) -> None:
    client, who, (lon, lat) = signed_in_as(Peran.PPTK), pelaku_as(Peran.PPTK), DI_LOKASI
    asal = hashlib.sha256(b"asal").hexdigest()
    said = {"lon": str(lon), "lat": str(lat), "waktu": "2026-11-24T10:12:00", "arah": "12.5"}
    sent = _foto(who, road, make_photo(), sha256_asal=asal, keterangan="lapis atas", **said)
    assert client.post("/admin/lapangan/foto", data=sent).status_code == 200
    (seen,) = _rows(kantor, foto)
    assert (seen.sumber_posisi, seen.bukti, seen.sha256_asal) == ("perangkat", "dekat", asal)
    assert (seen.waktu_foto, seen.arah) == ("2026-11-24T10:12:00", 12.5)


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"laporan": str(uuid.UUID(int=5))}, 409),
        ({"laporan": "x"}, 400),
        ({"lon": "timur"}, 400),
        ({"lon": "nan"}, 400),
        ({"lat": "-91"}, 400),
        ({"waktu": "kemarin"}, 400),
        ({"sha256_asal": "x"}, 400),
        ({"kegiatan": "9999"}, 404),
        ({"uid": ""}, 400),
        ({"berkas": "bukan berkas"}, 400),
    ],
)
def test_a_photo_that_cannot_be_taken_is_refused(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As, wrong: Any, status: int
) -> None:
    sent = _foto(pelaku_as(Peran.PPTK), road, make_photo(), **wrong)
    answer = signed_in_as(Peran.PPTK).post("/admin/lapangan/foto", data=sent, headers=JSON)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert _rows(kantor, dokumen) == []


@pytest.mark.parametrize("content", [HTML, b""])
def test_a_file_that_is_no_photo_is_refused(
    kantor: Catalogue, road: int, signed_in_as: In, pelaku_as: As, content: bytes
) -> None:
    sent = _foto(pelaku_as(Peran.PPTK), road, content)
    answer = signed_in_as(Peran.PPTK).post("/admin/lapangan/foto", data=sent, headers=JSON)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert _rows(kantor, dokumen) == []


def test_the_files_own_word_counts_more_than_the_phones() -> None:
    here, there = Jepretan(102.2, -1.4, "2026-11-24T10:00:00"), Jepretan(106.8, -6.2, arah=3.0)
    assert believe(here, there) == (here, SumberPosisi.BERKAS)
    assert believe(Jepretan(), there) == (there, SumberPosisi.PERANGKAT)
    timed = Jepretan(waktu="2026-11-24T09:00:00")
    assert believe(timed, Jepretan()) == (timed, SumberPosisi.BERKAS)
    mixed, sumber = believe(timed, there)
    assert (mixed.lon, mixed.waktu, sumber) == (106.8, timed.waktu, SumberPosisi.PERANGKAT)
