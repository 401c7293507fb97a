"""Changes of published kegiatan as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from xml.etree.ElementTree import Element

from ..model.status import STATUS_LABELS, Status
from ..model.tahap import TAHAP_LABELS, Tahap
from ..query.terbaru import Terbaru
from .xml_teks import add, to_bytes

MEDIA_TYPE = "application/atom+xml"
_SPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Kepala:
    """What a feed says about itself: addresses are absolute, `situs` is that of the site."""

    judul: str
    alamat: str
    situs: str
    instansi: str
    lisensi: str
    waktu: datetime


def render_atom(changes: Iterable[Terbaru], kepala: Kepala) -> bytes:
    """One entry a published version, in the order given."""
    feed = Element("feed", {"xmlns": _SPACE, "xml:lang": "id"})
    add(feed, "id", kepala.alamat)
    add(feed, "title", kepala.judul)
    add(feed, "updated", _moment(kepala.waktu))
    add(feed, "rights", kepala.lisensi)
    add(add(feed, "author"), "name", kepala.instansi)
    add(feed, "link", attributes={"rel": "self", "type": MEDIA_TYPE, "href": kepala.alamat})
    add(feed, "link", attributes={"rel": "alternate", "type": "text/html", "href": kepala.situs})
    for change in changes:
        _add_entry(feed, change, kepala.situs)
    return to_bytes(feed)


def _add_entry(feed: Element, change: Terbaru, situs: str) -> None:
    page = f"{situs}/kegiatan/{quote(change.kode, safe='')}"
    entry = add(feed, "entry")
    # a version is what it was when it was published, so that moment tells it from the others
    add(entry, "id", f"{page}#{change.sejak.isoformat()}")
    add(entry, "title", f"{'Baru' if change.baru else 'Diperbarui'}: {change.nama}")
    add(entry, "updated", _moment(change.sejak))
    add(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": page})
    add(entry, "summary", _summary(change))


def _summary(change: Terbaru) -> str:
    parts = [
        change.kode,
        TAHAP_LABELS[Tahap(change.tahap)].id,
        STATUS_LABELS[Status(change.status)].id,
    ]
    if change.realisasi is not None:
        parts.append(f"realisasi {change.realisasi.normalize():f} %".replace(".", ","))
    return " · ".join(parts)


def _moment(moment: datetime) -> str:
    return moment.isoformat()
