"""Where a batch of rows is checked as a whole before it may go to the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..database.engine import Connection
from ..errors import Problem, place_in_english
from ..model.kegiatan import Keadaan, Kegiatan
from ..model.wilayah import Tingkat
from ..query.wilayah import list_wilayah
from .feature import Once, Report, SourceFeature, problem
from .geometry_checks import Batch, check_geometries
from .kegiatan_checks import check_draft
from .kegiatan_draft import Draft
from .kegiatan_merge import lay_over
from .kegiatan_places import Places, places_of
from .kegiatan_plan import Planner
from .kegiatan_row import RowReader
from .outline import Outline, outline_of

_NO_REASON = (
    "tidak ada geometri dan tidak ada alasannya; isi kolom alasan_tanpa_geometri, atau pakai "
    '--set alasan_tanpa_geometri="belum disurvei"',
    "there is no geometry and no reason for it; fill the column alasan_tanpa_geometri, or use "
    '--set alasan_tanpa_geometri="belum disurvei"',
)
_NO_OUTLINE = (
    "batas kabupaten belum ada di katalog, jadi tidak diperiksa apakah letaknya di dalam; "
    "masukkan dulu dengan: sipurbo import wilayah",
    "the catalogue has no boundary of the kabupaten, so whether places lie inside was not checked; "
    "bring it in first with: sipurbo import wilayah",
)


def open_desk(
    conn: Connection,
    planner: Planner,
    file: str,
    report: Report,
    *,
    swap: bool = False,
    repeats: bool = False,
    empty_clears: bool = False,
) -> Desk:
    """A desk for the rows of `file`, with the places that the catalogue knows."""
    kabupaten = list_wilayah(conn, Tingkat.KABUPATEN, with_geometry=True)
    drawn = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
    kecamatan, desa = places_of(drawn), places_of(list_wilayah(conn, Tingkat.DESA))
    return Desk(
        RowReader(file, planner, kecamatan, desa, report),
        outline_of(kabupaten, drawn),
        kecamatan,
        report,
        swap=swap,
        repeats=repeats,
        empty_clears=empty_clears,
    )


class Desk:
    """Checks what needs more than one row: geometries at once, kode across the file, places."""

    def __init__(
        self,
        reader: RowReader,
        outline: Outline | None,
        kecamatan: Places,
        report: Report,
        *,
        swap: bool = False,
        repeats: bool = False,
        empty_clears: bool = False,
    ) -> None:
        self.reader = reader
        self._outline = outline
        self._kecamatan = kecamatan
        self._report = report
        self._once = Once(report)
        self._swap = swap
        self._repeats = repeats
        self._empty_clears = empty_clears
        self._seen: dict[str, str] = {}

    def check(self, features: Sequence[SourceFeature]) -> list[Draft]:
        """The drafts of those rows that can be taken; every other one has been reported."""
        drafts = [draft for feature in features if (draft := self.reader.read(feature))]
        self._check_geometries(drafts)
        good = [draft for draft in drafts if draft.good and self._is_new(draft)]
        self._compare_kecamatan(good)
        return good

    def complete(
        self, drafts: Sequence[Draft], standing: Mapping[str, Kegiatan]
    ) -> Iterator[Draft]:
        """Lay each draft over what stands under its kode, and give those that are whole."""
        for draft in drafts:
            known = standing.get(draft.kode)
            if known is not None:
                lay_over(draft, known, empty_clears=self._empty_clears)
                self._note_hidden(draft, known)
            if draft.geometry is not None:
                draft.values.pop("alasan_tanpa_geometri", None)
            elif "alasan_tanpa_geometri" not in draft.values:
                found = problem(
                    "no_geometry", self.reader.file, draft.where, _NO_REASON, field="geometry"
                )
                self._report(found)
                continue
            check_draft(draft, self._warner(draft))
            yield draft

    def _note_hidden(self, draft: Draft, known: Kegiatan) -> None:
        """What was withdrawn stays withdrawn, also when a file brings it again."""
        if known.keadaan is not Keadaan.TERBIT:
            self._warner(draft)(
                "not_published",
                "kode",
                f"kegiatan ini berkeadaan {known.keadaan.value}; isinya diperbarui, tetapi tetap "
                "tidak terbit",
                f"this kegiatan is {known.keadaan.value}; it was renewed but stays unpublished",
            )

    def _check_geometries(self, drafts: Sequence[Draft]) -> None:
        for key in dict.fromkeys(draft.layer.key for draft in drafts):
            group = [d for d in drafts if d.layer.key == key and d.geometry is not None]
            if not group:
                continue
            if self._outline is None:
                self._once(problem("no_outline", self.reader.file, "", _NO_OUTLINE, warn=True))
            batch = Batch(self.reader.file, [d.where for d in group], _array(group), group[0].layer)
            shapes, good = check_geometries(batch, self._outline, self._hear, swap=self._swap)
            for draft, shape, fine in zip(group, shapes, good.tolist(), strict=True):
                draft.geometry = shape
                draft.good = draft.good and fine

    def _hear(self, found: Problem) -> None:
        """What is wrong with a geometry; that a track repeats vertices is told once a file."""
        (self._once if found.code == "repeated_points" else self._report)(found)

    def _is_new(self, draft: Draft) -> bool:
        if self._repeats:
            return True
        before = self._seen.setdefault(draft.kode, draft.where)
        if before == draft.where:
            return True
        texts = (
            f"kode ini sudah dipakai pada {before}; beri kode lain, atau pakai --gabung bila "
            "satu kegiatan mempunyai beberapa lokasi",
            f"this kode was used at {place_in_english(before)} already; give another one, or use "
            "--gabung if one kegiatan has several locations",
        )
        self._report(
            problem(
                "duplicate_kode",
                self.reader.file,
                draft.where,
                texts,
                field="kode",
                value=draft.kode,
            )
        )
        draft.good = False
        return False

    def _compare_kecamatan(self, drafts: Sequence[Draft]) -> None:
        """The kecamatan that a row states beside the one in which its geometry lies."""
        group = [d for d in drafts if d.geometry is not None and d.values.get("kecamatan")]
        stated = [draft.values["kecamatan"] for draft in group]
        for n in self._kecamatan.disagreeing(_array(group), stated):
            named = ", ".join(map(self._kecamatan.name, stated[n]))
            there = map(self._kecamatan.name, self._kecamatan.located(group[n].geometry))
            lies = ", ".join(there) or "-"
            self._warner(group[n])(
                "other_kecamatan",
                "kecamatan",
                f"tertulis {named}, tetapi letaknya di {lies}; letak yang dipakai",
                f"{named} is stated, but it lies in {lies}; where it lies counts",
            )

    def _warner(self, draft: Draft) -> Any:
        def warn(code: str, key: str, id: str, en: str) -> None:
            self._report(
                problem(code, self.reader.file, draft.where, (id, en), field=key, warn=True)
            )

        return warn


def _array(drafts: Sequence[Draft]) -> Any:
    array = np.empty(len(drafts), dtype=object)
    array[:] = [draft.geometry for draft in drafts]
    return array
