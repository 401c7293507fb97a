"""What was typed beside what the geometry says: places and length."""

from __future__ import annotations

from collections.abc import Sequence

from ...catalogue.locate import Bagian, Letak
from ...model.layer import Attribute, Layer
from ..feature import Report, problem
from ..kegiatan_draft import Draft
from ..kegiatan_places import Places
from .acuan import Acuan
from .isian import write_angka

#: a drawing and a contract may differ by this part before somebody should look
_TOLERANCE = 0.10


def compare_letak(draft: Draft, letak: Letak, acuan: Acuan, report: Report) -> None:
    """Point out what does not agree with where the geometry lies and how long it is."""
    for key, places, found in (
        ("kecamatan", acuan.kecamatan, letak.kecamatan),
        ("desa", acuan.desa, letak.desa),
    ):
        stated = draft.values.get(key) or ()
        if found and stated and not set(stated) & {part.kode for part in found}:
            _other_place(key, stated, found, places, report)
    for attribute in lengths_of(draft.layer):
        _compare_length(attribute, draft.attributes.get(attribute.key), letak.panjang_m, report)


def lengths_of(layer: Layer) -> list[Attribute]:
    """The attributes of a theme that state the length of the whole work, in metres."""
    return [
        attribute
        for attribute in layer.attributes
        if attribute.unit == "m" and attribute.key.startswith("panjang")
    ]


def _other_place(
    key: str, stated: Sequence[str], found: Sequence[Bagian], places: Places, report: Report
) -> None:
    named, there = ", ".join(map(places.name, stated)), ", ".join(part.nama for part in found)
    texts = (
        f"tertulis {named}, tetapi letaknya di {there}; letak yang dipakai",
        f"{named} is stated, but it lies in {there}; where it lies counts",
    )
    report(problem(f"other_{key}", "", "", texts, field=key, warn=True))


def _compare_length(
    attribute: Attribute, stated: float | None, measured: float | None, report: Report
) -> None:
    if not stated or not measured or abs(measured - stated) <= _TOLERANCE * stated:
        return
    share = write_angka(round(100 * (measured - stated) / stated))
    texts = (
        f"di peta {measured:.0f} m, tertulis {write_angka(stated)} m (beda {share} %); periksa "
        "gambar atau angkanya",
        f"{measured:.0f} m on the map, {write_angka(stated)} m stated (a difference of {share} %); "
        "check the drawing or the figure",
    )
    report(problem("other_length", "", "", texts, field=attribute.key, warn=True))
