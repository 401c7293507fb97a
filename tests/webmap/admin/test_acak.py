"""Whatever is sent to an address of the office, the answer is never "something went wrong".

Forms are taken as the pages show them, so that a few changed fields reach deep; addresses without
a form get the words of their module as names. `SIPURBO_TEST_ACAK=5000` tries longer, and anew
each time.
"""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Pelaku, Peran
from tests.kantor import Ground, Letak
from webmap import kata_sandi

from .forms import Form, read_forms, words_of
from .walking import Step, enter, list_steps

_LONG = int(os.environ.get("SIPURBO_TEST_ACAK", "0"))
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02"
_HEADS = (b"", b"%PDF-1.7\n", _PNG, b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00", b"PK\x03\x04", b"<svg",
          b"<kml><Placemark>", b"AC1032", b"{\"type\":\"FeatureCollection\"")  # fmt: skip
_NAMES = ("", "a.pdf", "../../a.jpg", "a.xlsx", "a.zip", "a.geojson", "a.kml", "a.gpx", "x" * 300,
          "\x00.png", "foto é.JPG", "CON", "a.csv")  # fmt: skip
_NASTY = (
    *("", " ", "0", "-1", "1", "1e999", "NaN", "-0", "9" * 30, "١٢", "²", "1,5", "Rp 1.000", "100"),
    *(
        "\x00",
        "a\x00b",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\u202e",
    ),
    *("2023-06-05", "2026-02-30", "0001-01-01", "9999-12-31", "17 Agustus 2023", "2023-13"),
    *("null", "{}", "[]", "true", "[[[[]]]]", '{"type":"Point","coordinates":[1e400,0]}'),
    *('{"type":"Point","coordinates":[102.23,-1.41]}', '{"type":"Polygon","coordinates":[[]]}'),
    *('{"type":"LineString","coordinates":[[102.2,-1.4]]}', '{"type":"GeometryCollection"}'),
    *("-1.41, 102.23", "48S 123 456", "102° 13' 60\" E", "Minggu\tRencana\n1\t5", "1\t2\t3\n" * 50),
    *("'; DROP TABLE kegiatan; --", "<script>", "../../etc/passwd", "x" * 3000, "jalan"),
)
_TYPES = (
    *("application/json", "multipart/form-data", "multipart/form-data; boundary=x"),
    *("application/x-www-form-urlencoded", "text/plain"),
)
_VALUES = st.one_of(st.sampled_from(_NASTY), st.text(max_size=20))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _VALUES | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_VALUES, inner, max_size=3),
    max_leaves=6,
)
_FILES = st.tuples(
    st.tuples(st.sampled_from(_HEADS), st.binary(max_size=60)).map(b"".join),
    st.sampled_from(_NAMES),
)
#: between them they may do everything
_PEOPLE = (Peran.ADMINISTRATOR, Peran.PPK, Peran.KONSULTAN, Peran.PPID, Peran.BENDAHARA)
#: what fields of this name would hold, so that something gets past the first check
_LIKELY: dict[str, tuple[str, ...]] = {
    "kegiatan": ("1", "3", "999"),
    "kegiatan_id": ("1", "999"),
    "uid": ("6f1c2f7e-5d0b-4c9e-9a53-0d6c2a7b1e11", ""),
    "laporan": ("6f1c2f7e-5d0b-4c9e-9a53-0d6c2a7b1e11", ""),
    "versi": ("1", "2", "0"),
    "minggu": ("2", "3", "520", "2147483648"),
    "tanggal": ("2023-06-12", "2023-07-03"),
    "rencana": ("20", "100"),
    "realisasi": ("12,5", "100"),
    "jumlah": ("Rp 1.000.000", "58650000"),
    "lon": ("102.23", "nan", "inf", "1e400"),
    "lat": ("-1.41", "nan", "-inf"),
    "arah": ("0", "nan", "1e9"),
    "waktu": ("2023-06-12T08:00:00+07:00", "9999-12-31T23:59:59Z", "0000-00-00T00:00:00"),
    "gerak": ("verifikasi", "setujui", "kembalikan", "ajukan", "tarik", "terbitkan"),
    "tempel": ("1\t2023-06-05\t5\n2\t2023-06-12\t20",),
    "catatan": ("Foto kurang jelas",),
    "sha256_asal": ("a" * 64,),
}


@dataclass(frozen=True, slots=True)
class Target:
    """An address, who may use it, and the form that leads there, if a page shows one."""

    step: Step
    pelaku: Pelaku
    form: Form | None


@pytest.fixture(scope="module")
def targets(office_app: Flask, office: Catalogue, ground: Ground) -> list[list[Target]]:
    """For every address that changes something: who may use it, with the form as they see it."""
    people = [enter(office_app, office, peran) for peran in _PEOPLE]
    shown = {
        (pelaku, form.action): form
        for client, pelaku in people
        for step in _near(ground, "GET")
        if step.is_open_to(pelaku) and "." not in step.path
        for form in read_forms(_text(client.get(step.path)))
    }
    return [
        [
            Target(step, pelaku, shown.get((pelaku, step.path)))
            for _, pelaku in people
            if step.is_open_to(pelaku)
        ]
        for step in _near(ground, "POST")
    ]


def _near(ground: Ground, method: str) -> list[Step]:
    near = (None, Letak.SEBIDANG)
    return [step for step in list_steps(ground, method) if step.letak in near]


def _text(answer: Any) -> str:
    return answer.text if answer.mimetype == "text/html" else ""


@st.composite
def _bodies(draw: st.DrawFn, target: Target) -> dict[str, Any]:
    """What is sent: mostly the form with some fields changed, sometimes anything at all."""
    kind = draw(st.sampled_from(("form", "form", "form", "files", "json", "bytes")))
    if kind == "bytes":
        return {"data": draw(st.binary(max_size=60)), "content_type": draw(st.sampled_from(_TYPES))}
    names = _names(target)
    fields = {name: draw(_offered(target, name)) for name in names}
    if kind == "json":
        made = draw(st.dictionaries(st.sampled_from(names), _JSON, max_size=3))
        sent = draw(st.just(fields | made) | _JSON)
        body = json.dumps(sent).encode("utf-8", "surrogatepass")
        return {"data": body, "content_type": "application/json"}
    changed = draw(st.dictionaries(st.sampled_from(names), _VALUES, max_size=3))
    return {"data": fields | changed | _files(draw, target, names, kind)}


def _files(
    draw: st.DrawFn, target: Target, names: tuple[str, ...], kind: str
) -> dict[str, tuple[io.BytesIO, str]]:
    """A file for each field that takes one; where no form says so, for any name at times."""
    taking = sorted(target.form.files) if target.form else []
    if kind == "files" and not taking:
        taking = ["berkas", draw(st.sampled_from(names))]
    found = {}
    for name in taking:
        content, filename = draw(_FILES)
        found[name] = (io.BytesIO(content), filename)
    return found


def _names(target: Target) -> tuple[str, ...]:
    """Fields of the form, else the words of the module."""
    shown = {*target.form.values, *target.form.files} if target.form else set()
    return tuple(sorted((shown or set(words_of(target.step.rute))) | {"uid", "versi"}))


def _offered(target: Target, name: str) -> st.SearchStrategy[str]:
    """What the form offers for the field, or what it would hold."""
    if name == "pengguna":
        return st.just(str(target.pelaku.id))
    offered = target.form.values.get(name, []) if target.form else []
    return st.sampled_from([*offered, *_LIKELY.get(name, ())] or [""])


@settings(
    max_examples=_LONG or 200,
    derandomize=not _LONG,
    deadline=None,
    database=None,
    # what is found depends on what was sent before, so it cannot be made smaller
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_nothing_that_is_sent_makes_the_office_stumble(
    office_app: Flask, office: Catalogue, targets: list[list[Target]], data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(data.draw(st.sampled_from(targets))))
    body = data.draw(_bodies(target))
    assert target.pelaku.peran is not None
    client, _ = enter(office_app, office, target.pelaku.peran)
    answer = client.post(target.step.path, **body)
    assert answer.status_code < 500, answer.text


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a password costs is tested elsewhere."""
    monkeypatch.setattr(kata_sandi, "generate_password_hash", lambda sandi, **_: f"x${sandi}")
