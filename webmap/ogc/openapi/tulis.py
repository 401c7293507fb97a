"""What programs with a token may do to a collection of kegiatan."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from webmap.ogc.tautan import GEOJSON, JSON

from .parameter import refs
from .skema import ref

_PROBLEM = {"application/problem+json": {"schema": ref("problem")}}
_REFUSALS = {
    "400": "Kiriman yang salah, disebut propertinya",
    "401": "Tanpa token yang berlaku",
    "403": "Di luar wewenang pemilik token",
    "404": "Tidak ada",
    "409": "Bertentangan dengan yang sudah ada atau keadaannya",
    "412": "Sudah diubah orang lain",
    "413": "Terlalu besar",
    "415": "Bukan JSON",
    "422": "Tidak lolos pemeriksaan, disebut satu per satu",
    "428": "If-Match belum dikirim",
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "description": "ETag dari GET dengan token.",
    "schema": {"type": "string"},
}
_ALASAN = {
    "name": "alasan",
    "in": "query",
    "description": "Mengapa ditarik.",
    "schema": {"type": "string"},
}
SECURITY = {"token": {"type": "http", "scheme": "bearer"}}


def writing_of(koleksi: str, judul: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The operations on /items and on one of them, by method."""
    one = [*refs("featureId"), _IF_MATCH]
    saved = _answer("Tersimpan", ref("saved"))
    waits = {"202": _answer("Menunggu keputusan", ref("saved"))}
    return {
        "post": _operation(
            f"buat.{koleksi}", f"{judul}: " + _("baru, sebagai draf"), [], ref("feature")
        )
        | {"responses": {"201": saved, "200": saved} | _refusals("412", "428")},
    }, {
        "put": _operation(f"ganti.{koleksi}", f"{judul}: " + _("ganti"), one, ref("feature"))
        | {"responses": {"200": saved} | waits | _refusals()},
        "patch": _operation(f"ubah.{koleksi}", f"{judul}: " + _("ubah sebagian"), one, ref("part"))
        | {"responses": {"200": saved} | waits | _refusals()},
        "delete": _operation(f"tarik.{koleksi}", f"{judul}: " + _("tarik"), [*one, _ALASAN], None)
        | {"responses": {"204": {"description": "Ditarik"}} | _refusals("415", "422")},
    }


def _operation(
    identity: str, summary: str, parameters: list[dict[str, Any]], body: dict[str, Any] | None
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": identity,
        "summary": summary,
        "tags": [identity.partition(".")[2]],
        "security": [{"token": []}],
        "parameters": parameters,
    }
    if body is not None:
        found["requestBody"] = {"required": True, "content": {GEOJSON: {"schema": body}}}
    return found


def _answer(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {JSON: {"schema": schema}}}


def _refusals(*without: str) -> dict[str, Any]:
    listed = {status: text for status, text in _REFUSALS.items() if status not in without}
    answers = {s: {"description": text, "content": _PROBLEM} for s, text in listed.items()}
    return answers | {"default": {"description": "Kesalahan lain", "content": _PROBLEM}}
