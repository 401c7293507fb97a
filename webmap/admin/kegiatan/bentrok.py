"""Two officers at one kegiatan: what the other one changed, beside what was typed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from flask import render_template

from sipurbo_geo.catalogue.locate import locate
from sipurbo_geo.database.engine import Connection
from sipurbo_geo.intake.formulir.geometri import read_geometri
from sipurbo_geo.intake.formulir.isian import GEOMETRI, SATUAN, Isian, first, rows_of
from sipurbo_geo.model.label import Label
from sipurbo_geo.query.kantor.jejak import list_jejak
from sipurbo_geo.serialise.tulisan import TIADA
from webmap.language import bahasa
from webmap.present.jejak import tulis_jejak
from webmap.state import current

from .bentuk import Bentuk, make_bentuk
from .lembar import Lembar, asli_of, mark_geometri, open_lembar, write_asli
from .periksa import describe_letak

KINI, SAYA = "kini", "saya"
_LABELS = {
    "pendanaan": Label("Sumber dana", "Sources of funds"),
    "adendum": Label("Adendum", "Amendments"),
}
#: what only helps to fill in the form
_NEVER = frozenset(("berkas", "tempelan", "tempelan_sistem", "tempelan_jenis", "kode"))


@dataclass(frozen=True, slots=True)
class Beda:
    """One thing that differs; `usual` is the side that its history speaks for."""

    kunci: str
    ruas: tuple[str, ...]
    label: Label
    kini: str
    saya: str
    usual: str
    bentrok: bool


def show_bentrok(conn: Connection, lembar: Lembar) -> str | None:
    """The page that lays both versions side by side; None when they say the same."""
    if lembar.item is None:
        return None
    now = open_lembar(conn, lembar.item.id)
    found = list(_differences(conn, lembar, now))
    if not found:
        return None
    others = [tulis_jejak(entry, bahasa()) for entry in list_jejak(conn, lembar.item.id, limit=1)]
    return render_template(
        "admin/kegiatan/bentrok.html",
        k=now.item,
        beda=found,
        terakhir=others[0] if others else None,
        isian=_rows(lembar.isian),
        kini=_rows({name: now.isian.get(name, ()) for one in found for name in one.ruas}),
        asli=write_asli(asli_of(now.isian)),
        dasar_versi=now.dasar_versi,
    )


def _differences(conn: Connection, lembar: Lembar, now: Lembar) -> Iterator[Beda]:
    bentuk = make_bentuk(current().registry, lembar.layer, now.isian)
    write = _writer(conn, bentuk)
    for key in _keys(lembar.isian, now.isian):
        names = SATUAN.get(key, (key,))
        mine, theirs = _texts(lembar.isian, names), _texts(now.isian, names)
        if mine == theirs:
            continue
        before = _texts(lembar.asli, names)
        by_me = _marked(mine, names) != before
        by_other = _marked(theirs, names) != before
        label = _LABELS.get(key) or _label(bentuk, key)
        sides = write(names, now.isian), write(names, lembar.isian)
        yield Beda(key, names, label, *sides, SAYA if by_me else KINI, by_me and by_other)


def _keys(mine: Isian, theirs: Isian) -> list[str]:
    grouped = {name: key for key, names in SATUAN.items() for name in names}
    names = [name for name in (*theirs, *mine) if name not in _NEVER]
    return list(dict.fromkeys(grouped.get(name, name) for name in names))


Texts = list[tuple[str, ...]]


def _texts(isian: Isian, names: Sequence[str]) -> Texts:
    """The rows of these fields that say anything; a browser ends lines in its own way."""
    rows = rows_of(isian, names)
    cleaned = [tuple(" ".join(text.split()) for text in row) for row in rows]
    return [row for row in cleaned if any(row)]


def _marked(rows: Texts, names: Sequence[str]) -> Texts:
    """As the form remembers what it was opened with."""
    return [(mark_geometri(rows[0][0]),)] if tuple(names) == (GEOMETRI,) and rows else rows


def _label(bentuk: Bentuk, name: str) -> Label:
    ruas = bentuk.ruas.get(name)
    return ruas.label if ruas else Label(name, name)


def _writer(conn: Connection, bentuk: Bentuk) -> Callable[[Sequence[str], Isian], str]:
    """How the texts of fields are shown: choices by their labels, a geometry by its measures."""

    def one(name: str, text: str) -> str:
        ruas = bentuk.ruas.get(name)
        labels = dict(ruas.pilihan) if ruas else {}
        return labels[text].text(bahasa()) if text in labels else text

    def write(names: Sequence[str], isian: Isian) -> str:
        if tuple(names) == (GEOMETRI,):
            return _describe(conn, isian)
        rows = _texts(isian, names)
        parts = [
            " · ".join(one(n, t) for n, t in zip(names, row, strict=True) if t) for row in rows
        ]
        return "; ".join(parts) or TIADA

    return write


def _describe(conn: Connection, isian: Isian) -> str:
    shape = read_geometri(isian, lambda _: None)
    if shape is None:
        return first(isian, GEOMETRI)[:80] or TIADA
    letak = describe_letak(locate(conn, shape)) or {}
    return ", ".join(text for text in letak.values() if text) or shape.geom_type


def _rows(isian: Isian) -> list[tuple[str, str]]:
    """Every text with its field, for hidden fields."""
    return [(name, text) for name, texts in isian.items() for text in texts]
