"""Writing with a token: the office's rights, steps and checks hold for programs too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sipurbo_geo.catalogue.make_token import make_token, revoke_token
from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.notifikasi import JenisNotifikasi
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.token import new_token
from sipurbo_geo.query.kantor.notifikasi import list_notifikasi
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.filling import Fill, nothing
from webmap import create_app

ITEMS = "/ogc/collections/jalan/items"
LINE = {"type": "LineString", "coordinates": [[102.21, -1.44], [102.24, -1.42]]}
NEW = {
    "type": "Feature",
    "geometry": LINE,
    "properties": {
        "kode": "PUPR-2024-0100",
        "nama": "Jalan dari QGIS",
        "tahun": 2024,
        "tahap": "perencanaan",
        "sumber_dana": ["dau", "dbh"],
        "pagu": 1_250_000_000,
        "asal_koordinat": "digitasi",
        "lebar_m": 4.5,
        "status": "sesuai",
    },
}


@pytest.fixture
def filling() -> Fill:
    """Nothing but what the office brings along."""
    return nothing


class Office:
    """Requests with the token of a role; `tokens` are their keys."""

    def __init__(
        self, client: FlaskClient, kantor: Catalogue, as_: Callable[[Peran], Pelaku]
    ) -> None:
        self.client, self.kantor, self.as_ = client, kantor, as_
        self.secrets: dict[Peran, str] = {}
        self.keys: dict[Peran, int] = {}

    def headers(self, peran: Peran) -> dict[str, str]:
        if peran not in self.secrets:
            self.secrets[peran] = new_token()
            owner = self.as_(peran).id or 0
            with self.kantor.writing() as conn:
                self.keys[peran] = make_token(conn, owner, "uji", self.secrets[peran])
        return {"Authorization": f"Bearer {self.secrets[peran]}"}

    def ask(
        self,
        method: str,
        path: str,
        peran: Peran = Peran.PPTK,
        body: Any = None,
        versi: int | None = None,
    ) -> TestResponse:
        headers = self.headers(peran) | ({"If-Match": f'"{versi}"'} if versi is not None else {})
        return self.client.open(path, method=method, json=body, headers=headers)

    def create(self) -> str:
        answer = self.ask("POST", ITEMS, body=NEW)
        assert answer.status_code == 201, answer.text
        return f"{ITEMS}/{NEW['properties']['kode']}"  # type: ignore[index]


def _told(office: Office, peran: Peran) -> list[str]:
    """The kinds of the messages that came to this role, the newest first."""
    with office.kantor.reading_register() as conn:
        return [told.jenis for told in list_notifikasi(conn, office.as_(peran))]


@pytest.fixture
def office(
    kantor: Catalogue, settings: Settings, pelaku_as: Callable[[Peran], Pelaku]
) -> Iterator[Office]:
    app = create_app(settings)
    yield Office(app.test_client(), kantor, pelaku_as)
    app.extensions["sipurbo"].catalogue.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_without_a_token_nothing_is_written(office: Office, method: str) -> None:
    path = ITEMS if method == "POST" else f"{ITEMS}/X"
    for headers in (
        {},
        {"Authorization": "Bearer sipurbo_salah"},
        {"Authorization": "Basic eDp5"},
        {"Authorization": "Bearer "},
    ):
        answer = office.client.open(path, method=method, json=NEW, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert answer.content_type == "application/problem+json"


def test_a_session_alone_opens_nothing(
    office: Office, pelaku_as: Callable[[Peran], Pelaku]
) -> None:
    import time

    with office.client.session_transaction() as session:
        session.update(pengguna=pelaku_as(Peran.PPK).id, sesi=1, sejak=int(time.time()))
    assert office.client.post(ITEMS, json=NEW).status_code == 401


def test_a_revoked_token_opens_nothing(office: Office) -> None:
    path = office.create()
    with office.kantor.writing() as conn:
        revoke_token(conn, office.keys[Peran.PPTK])
    assert office.ask("GET", path).status_code == 401
    assert office.ask("DELETE", path, versi=1).status_code == 401


def test_a_role_without_the_right_is_refused(office: Office) -> None:
    path = office.create()
    for peran in (Peran.BENDAHARA, Peran.KONSULTAN):
        answer = office.ask("POST", ITEMS, peran, NEW)
        assert answer.status_code == 403
        assert "berwenang" in json.loads(answer.data)["detail"]
    assert office.ask("PATCH", path, Peran.BENDAHARA, {}, versi=1).status_code == 403
    elsewhere = NEW | {"properties": NEW["properties"] | {"bidang": "cipta-karya"}}  # type: ignore[operator]
    assert office.ask("POST", ITEMS, Peran.PPTK, elsewhere).status_code in (403, 409)


WRONG: list[tuple[Any, int, str]] = [
    ([], 400, "Feature"),
    ({"type": "Point"}, 400, "Feature"),
    ({"properties": []}, 400, "objek JSON"),
    ({"properties": {"nma": "x"}}, 400, "Maksud Anda 'nama'"),
    ({"properties": {"nama": {"a": 1}}}, 400, "'nama' harus teks"),
    ({"properties": {"ppk_nip": "1"}}, 400, "tidak dikenal"),
    ({"properties": {"layer": "jembatan"}}, 400, "Pilihan: jalan"),
    ({"properties": {"sumber_dana": "dau"}}, 400, "daftar teks"),
    (NEW | {"geometry": None}, 422, "Gambar lokasinya"),
    (NEW | {"geometry": {"type": "LineString", "coordinates": [[102.2, -1.4]]}}, 422, ""),
    (NEW | {"geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}}, 422, ""),
    (NEW | {"properties": {"nama": "tanpa tahun"}}, 422, "tahun: Wajib diisi"),
    (NEW | {"properties": NEW["properties"] | {"tahun": "besok"}}, 422, ""),  # type: ignore[operator]
    (NEW | {"properties": NEW["properties"] | {"tahap": "entah"}}, 422, ""),  # type: ignore[operator]
]


@pytest.mark.parametrize(("body", "status", "hint"), WRONG)
def test_what_is_wrong_is_named_and_nothing_is_saved(
    office: Office, body: Any, status: int, hint: str
) -> None:
    answer = office.ask("POST", ITEMS, body=body)
    assert answer.status_code == status, answer.text
    problem = json.loads(answer.data)
    assert hint in problem["detail"]
    assert "parameter" in problem or problem["temuan"]
    with office.kantor.reading_register() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM kegiatan").scalar() == 0


def test_other_content_and_other_collections_are_refused(office: Office) -> None:
    headers = office.headers(Peran.PPTK)
    assert office.client.post(ITEMS, data="x", headers=headers).status_code == 415
    broken = office.client.post(
        ITEMS, data="{", headers=headers, content_type="application/geo+json"
    )
    assert broken.status_code == 400
    for name in ("kecamatan", "progres"):
        answer = office.ask("POST", f"/ogc/collections/{name}/items", body=NEW)
        assert answer.status_code == 405
    assert office.ask("POST", "/ogc/collections/x/items", body=NEW).status_code == 404


def test_a_new_feature_is_a_draft_that_only_officers_see(office: Office) -> None:
    answer = office.ask("POST", ITEMS, body=NEW)
    assert answer.status_code == 201
    path = f"{ITEMS}/PUPR-2024-0100"
    assert answer.headers["Location"] == f"http://localhost{path}"
    assert json.loads(answer.data)["hasil"] == "baru"
    assert office.client.get(path).status_code == 404
    seen = office.ask("GET", path)
    assert seen.headers["ETag"] == '"1"'
    assert "no-store" in seen.headers["Cache-Control"]
    found = json.loads(seen.data)
    assert found["geometry"] == LINE
    properties = found["properties"]
    assert (properties["keadaan"], properties["versi"]) == ("draf", 1)
    expected = {k: v for k, v in NEW["properties"].items() if k != "status"}  # type: ignore[attr-defined]
    assert {name: properties[name] for name in expected} == expected
    again = office.ask("POST", ITEMS, body=NEW)
    assert json.loads(again.data)["hasil"] == "tetap", "sent twice, saved once"
    other = NEW | {"properties": NEW["properties"] | {"nama": "Lain"}}  # type: ignore[operator]
    assert office.ask("POST", ITEMS, body=other).status_code == 409, "the kode is taken"


def test_what_is_read_can_be_sent_back_and_changes_nothing(office: Office) -> None:
    path = office.create()
    found = json.loads(office.ask("GET", path).data)
    answer = office.ask("PUT", path, body=found, versi=1)
    assert (answer.status_code, json.loads(answer.data)["hasil"]) == (200, "tetap")


def test_update_changes_what_is_named_and_replace_the_rest_too(office: Office) -> None:
    path = office.create()
    patch = {"properties": {"nama": "Nama baru"}}
    answer = office.ask("PATCH", path, body=patch, versi=1)
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    seen = json.loads(office.ask("GET", path).data)
    assert (seen["properties"]["nama"], seen["properties"]["lebar_m"]) == ("Nama baru", 4.5)
    assert seen["geometry"] == LINE
    whole = {k: v for k, v in NEW["properties"].items() if k != "lebar_m"}  # type: ignore[attr-defined]
    assert office.ask("PUT", path, body=NEW | {"properties": whole}, versi=2).status_code == 200
    seen = json.loads(office.ask("GET", path).data)["properties"]
    assert (seen["nama"], seen["lebar_m"]) == ("Jalan dari QGIS", None)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_change_has_to_name_the_version_that_stands(office: Office, method: str) -> None:
    path = office.create()
    assert office.ask(method, path, body=NEW).status_code == 428
    answer = office.ask(method, f"{path}?alasan=uji" if method == "DELETE" else path,
                        body=NEW | {"properties": NEW["properties"] | {"nama": "x"}}, versi=7)  # type: ignore[operator]  # fmt: skip
    assert answer.status_code == 412
    assert "versinya sekarang 1" in json.loads(answer.data)["detail"]


def test_a_published_one_changes_by_decision_and_is_withdrawn_with_a_reason(
    office: Office, registry: Registry
) -> None:
    path = office.create()
    with office.kantor.writing() as conn:
        for step in (Gerak.AJUKAN, Gerak.TERBITKAN):
            move_kegiatan(conn, registry, "PUPR-2024-0100", step)
    assert office.client.get(path).status_code == 200
    patch = {"properties": {"nama": "Nama yang menunggu"}}
    versi = int(office.ask("GET", path).headers["ETag"].strip('"'))
    answer = office.ask("PATCH", path, Peran.PPTK, patch, versi)
    assert (answer.status_code, json.loads(answer.data)["hasil"]) == (202, "diajukan")
    assert _told(office, Peran.PPK).count(JenisNotifikasi.AJUAN_MASUK) == 1
    assert b"menunggu" not in office.client.get(path).data
    answer = office.ask("PATCH", path, Peran.PPK, patch, versi)
    assert (answer.status_code, json.loads(answer.data)["hasil"]) == (200, "berubah")
    assert b"menunggu" in office.client.get(path).data
    versi = json.loads(answer.data)["versi"]
    assert office.ask("DELETE", path, Peran.PPTK, versi=versi).status_code in (400, 403)
    assert office.ask("DELETE", path, Peran.PPID, versi=versi).status_code == 400, "no reason"
    gone = office.ask("DELETE", f"{path}?alasan=Salah+lokasi", Peran.PPID, versi=versi)
    assert gone.status_code == 204
    assert office.client.get(path).status_code == 404
    assert _told(office, Peran.PPTK).count(JenisNotifikasi.KEGIATAN_DITARIK) == 1


def test_a_theme_does_not_hand_out_or_change_another(office: Office) -> None:
    office.create()
    other = "/ogc/collections/jembatan/items/PUPR-2024-0100"
    assert office.ask("GET", other).status_code == 404
    assert office.ask("PATCH", other, body={}, versi=1).status_code == 404
    assert office.ask("GET", "/ogc/collections/kegiatan/items/PUPR-2024-0100").status_code == 200


def test_a_token_says_when_it_was_used(office: Office) -> None:
    office.create()
    with office.kantor.reading_register() as conn:
        used = conn.exec_driver_sql("SELECT terakhir_dipakai FROM token").scalar()
    assert used is not None


def test_what_an_officer_gets_is_never_kept_for_the_public(office: Office) -> None:
    path = office.create()
    office.ask("GET", path)
    assert office.client.get(path).status_code == 404
    assert office.client.get(ITEMS).json["numberReturned"] == 0  # type: ignore[index]
