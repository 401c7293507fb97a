"""What a phone sends from the site, read into what the verbs take; each value is read once."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from werkzeug.datastructures import FileStorage

from sipurbo_geo.errors import ConflictError, ParameterError
from sipurbo_geo.intake.dates import parse_date
from sipurbo_geo.intake.number import parse_integer
from sipurbo_geo.intake.percent import parse_percent
from sipurbo_geo.model.foto import Jepretan
from sipurbo_geo.model.laporan import Laporan
from sipurbo_geo.model.peran import Pelaku

from .isian import read_value, required

_T = TypeVar("_T")
_WAKTU = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?")


@dataclass(frozen=True, slots=True)
class KirimanLaporan:
    """A weekly report under the number that the phone gave it."""

    uid: str
    kegiatan: int
    laporan: Laporan


@dataclass(frozen=True, slots=True)
class KirimanFoto:
    """A photo; `laporan` is the number of the report it belongs to, "" for none.

    `jepretan` is what the phone read from the original, `sha256_asal` that original's, where only
    a smaller copy was sent.
    """

    uid: str
    kegiatan: int
    laporan: str
    berkas: FileStorage
    keterangan: str
    jepretan: Jepretan
    sha256_asal: str


def parse_laporan(sent: Any, pelaku: Pelaku) -> KirimanLaporan:
    """The report in a JSON body; raises `ParameterError` and `ConflictError`."""
    values = sent if isinstance(sent, dict) else {}
    _check_owner(values, pelaku)
    laporan = Laporan(
        minggu=_required(values, "minggu", parse_integer),
        tanggal=_required(values, "tanggal", parse_date),
        realisasi=_required(values, "realisasi", parse_percent),
        catatan=_text(values, "catatan"),
        alasan=_text(values, "alasan"),
    )
    return KirimanLaporan(
        _uid(values, "uid"), _required(values, "kegiatan", parse_integer), laporan
    )


def parse_foto(
    form: Mapping[str, str], files: Mapping[str, FileStorage], pelaku: Pelaku
) -> KirimanFoto:
    """The photo in a form with a file; raises `ParameterError` and `ConflictError`."""
    _check_owner(form, pelaku)
    return KirimanFoto(
        uid=_uid(form, "uid"),
        kegiatan=_required(form, "kegiatan", parse_integer),
        laporan=_uid(form, "laporan") if form.get("laporan") else "",
        berkas=required("berkas", files.get("berkas")),
        keterangan=_text(form, "keterangan"),
        jepretan=_jepretan(form),
        sha256_asal=_text(form, "sha256_asal"),
    )


def _check_owner(values: Mapping[str, Any], pelaku: Pelaku) -> None:
    """What one person entered is never taken under another's name."""
    if str(values.get("pengguna")) != str(pelaku.id):
        raise ConflictError(
            "Kiriman ini dibuat oleh akun lain. Masuk dengan akun itu untuk mengirimnya.",
            "This was entered by another account. Sign in with that account to send it.",
        )


def _jepretan(form: Mapping[str, str]) -> Jepretan:
    waktu = _text(form, "waktu")
    if waktu and not _WAKTU.fullmatch(waktu):
        raise ParameterError(
            "waktu", "Waktu foto tidak terbaca.", "The photo's time is unreadable."
        )
    return Jepretan(_degrees(form, "lon"), _degrees(form, "lat"), waktu, _degrees(form, "arah"))


def _degrees(form: Mapping[str, str], name: str) -> float | None:
    text = form.get(name, "")
    try:
        return float(text) if text else None
    except ValueError:
        raise ParameterError(
            name, "Posisi foto tidak terbaca.", "The photo's position is unreadable."
        ) from None


def _required(values: Mapping[str, Any], name: str, parse: Callable[[Any], _T | None]) -> _T:
    return required(name, read_value(values, name, parse))


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name, "")
    if not isinstance(value, str):
        raise ParameterError(name, f"'{name}' harus berupa teks.", f"'{name}' must be text.")
    return value


def _uid(values: Mapping[str, Any], name: str) -> str:
    try:
        return str(uuid.UUID(_text(values, name)))
    except ValueError:
        raise ParameterError(
            name, "Nomor kiriman tidak terbaca.", "The sending number is unreadable."
        ) from None
