"""The steps of a kegiatan, from its office page."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from sipurbo_geo.model.kegiatan import Keadaan, Kegiatan
from sipurbo_geo.model.peran import Peran
from tests.factories import make_kegiatan

SignIn = Callable[[Peran], FlaskClient]
Save = Callable[[Kegiatan], int]


def test_an_unknown_step_is_told(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan())
    answer = signed_in_as(Peran.PPK).post(f"/admin/kegiatan/{key}/gerak", data={"gerak": "lompat"})
    assert answer.status_code == 400


def test_who_may_not_take_a_step_is_refused_and_not_offered_it(
    signed_in_as: SignIn, saved: Save
) -> None:
    key = saved(make_kegiatan(keadaan=Keadaan.DIAJUKAN))
    client = signed_in_as(Peran.PPTK)
    assert 'value="terbitkan"' not in client.get(f"/admin/kegiatan/{key}").text
    answer = client.post(f"/admin/kegiatan/{key}/gerak", data={"gerak": "terbitkan"})
    assert answer.status_code == 403


def test_withdrawing_needs_a_reason(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan())
    client = signed_in_as(Peran.PPK)
    step = {"gerak": "tarik", "catatan": " "}
    assert client.post(f"/admin/kegiatan/{key}/gerak", data=step).status_code == 400
    assert client.get("/kegiatan/PUPR-2023-0001").status_code == 200
    client.post(f"/admin/kegiatan/{key}/gerak", data=step | {"catatan": "ganda"})
    assert client.get("/kegiatan/PUPR-2023-0001").status_code == 404
    page = client.get(f"/admin/kegiatan/{key}").text
    assert "keadaan-ditarik" in page
    assert "Buka kembali" in page


def test_from_draft_to_the_public_with_two_people(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan(keadaan=Keadaan.DRAF))
    gerak = f"/admin/kegiatan/{key}/gerak"
    assert signed_in_as(Peran.PPTK).post(gerak, data={"gerak": "ajukan"}).status_code == 303
    assert signed_in_as(Peran.PPK).post(gerak, data={"gerak": "terbitkan"}).status_code == 303
    assert signed_in_as(Peran.PPK).get("/kegiatan/PUPR-2023-0001").status_code == 200
    trail = signed_in_as(Peran.PPK).get(f"/admin/kegiatan/{key}").text
    assert "Nama pptk" in trail
    assert "Terbitkan" in trail


def test_the_map_of_the_page_knows_drafts(signed_in_as: SignIn, saved: Save) -> None:
    key = saved(make_kegiatan(keadaan=Keadaan.DRAF))
    found = signed_in_as(Peran.PPTK).get(f"/admin/kegiatan/{key}/geometri.json").get_json()
    assert found["features"][0]["geometry"]["type"] == "LineString"


def test_only_who_works_on_it_sees_what_is_for_the_office(
    signed_in_as: SignIn, saved: Save
) -> None:
    key = saved(make_kegiatan())
    assert "hanya untuk uji" in signed_in_as(Peran.PPTK).get(f"/admin/kegiatan/{key}").text
    assert "hanya untuk uji" not in signed_in_as(Peran.BENDAHARA).get(f"/admin/kegiatan/{key}").text
