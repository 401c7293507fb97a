"""A filter in words: "jalan di Kec. Sumay, TA 2023, terlambat"; map, list and files share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.kegiatan import SUMBER_DANA
from sipurbo_geo.model.status import STATUS_LABELS, Status
from sipurbo_geo.model.tahap import TAHAP_LABELS, Tahap
from sipurbo_geo.registry import Registry


def tulis_saringan(
    f: KegiatanFilter, registry: Registry, kecamatan: Mapping[str, str], bahasa: str
) -> str:
    """The filter in words, without the count; "" when everything is asked for.

    `kecamatan` gives the names for Kemendagri codes; a code without one stands for itself.
    """
    en = bahasa == "en"
    where = _join((kecamatan.get(k, k) for k in f.kecamatan), bahasa)
    parts = [
        _subject(f, registry, bahasa),
        (f"in Kec. {where}" if en else f"di Kec. {where}") if where else "",
    ]
    head = " ".join(part for part in parts if part)
    return ", ".join(part for part in (head, *_conditions(f, bahasa)) if part)


def _subject(f: KegiatanFilter, registry: Registry, bahasa: str) -> str:
    themes = _join((registry.layers[k].name.text(bahasa).lower() for k in f.layer), bahasa)
    units = _join((registry.bidang[k].name.text(bahasa) for k in f.bidang), bahasa)
    if not units:
        return themes
    owned = f"of {units}" if bahasa == "en" else f"bidang {units}"
    return f"{themes} {owned}".strip()


def _conditions(f: KegiatanFilter, bahasa: str) -> list[str]:
    en = bahasa == "en"
    years = _join((str(year) for year in f.tahun), bahasa)
    stages = _join((TAHAP_LABELS[Tahap(k)].text(bahasa).lower() for k in f.tahap), bahasa)
    found = [
        (f"fiscal year {years}" if en else f"TA {years}") if years else "",
        (f"stage: {stages}" if en else f"tahap {stages}") if stages else "",
        _join((STATUS_LABELS[Status(k)].text(bahasa).lower() for k in f.status), bahasa),
        _join((SUMBER_DANA[k].text(bahasa) for k in f.sumber_dana), bahasa),
        (f"containing “{f.q}”" if en else f"memuat “{f.q}”") if f.q else "",
        ("within the given area" if en else "di dalam kotak peta") if f.bbox else "",
        (f"as of {f.pada:%Y-%m-%d}" if en else f"keadaan {f.pada:%Y-%m-%d}") if f.pada else "",
        _mapped(f, bahasa),
        ", ".join(f.kode),
    ]
    return [part for part in found if part]


def _mapped(f: KegiatanFilter, bahasa: str) -> str:
    if f.dipetakan is None:
        return ""
    if bahasa == "en":
        return "on the map" if f.dipetakan else "not on the map"
    return "dipetakan" if f.dipetakan else "tidak dipetakan"


def _join(words: Iterable[str], bahasa: str) -> str:
    """ "a", "a atau b", "a, b atau c": values of one field mean OR."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {'or' if bahasa == 'en' else 'atau'} {found[-1]}"
