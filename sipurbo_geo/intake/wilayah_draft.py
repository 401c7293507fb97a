"""Turns what a boundary file says into places, one each, with every doubt reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely.geometry.base import BaseGeometry

from ..errors import place_in_english
from ..model.wilayah import Tingkat, Wilayah
from .cell import ValueParseError
from .feature import SourceFeature, problem
from .fold import fold_name
from .gazetteer import Gazetteer
from .report import ImportReport
from .wilayah_codes import Codes, find_codes
from .wilayah_fields import Claims
from .wilayah_shape import as_boundary, dissolve, rings_of


@dataclass(frozen=True, slots=True)
class _Part:
    """One feature that will be a place, or a part of one."""

    where: str
    codes: Codes
    nama: str
    sumber: str
    shape: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes places of the features of one file; what is wrong goes into `result`."""

    file: str
    kabupaten: str
    sumber: str
    result: ImportReport

    def draft(self, claims: Sequence[Claims], level: Tingkat, known: Gazetteer) -> list[Wilayah]:
        """The places of `level`, parts with the same code put together, by code."""
        parts: dict[str, list[_Part]] = {}
        for claim in claims:
            part = self._part(claim, level, known)
            if part is None:
                self.result.refused += 1
                continue
            same = parts.setdefault(part.codes.kode, [])
            if same and not _same_name(same[0].nama, part.nama):
                self._refuse_twice(same[0], part)
                continue
            same.append(part)
        return [self._place(parts[kode], level) for kode in sorted(parts)]

    def _part(self, claim: Claims, level: Tingkat, known: Gazetteer) -> _Part | None:
        where = claim.feature.where
        try:
            codes = find_codes(claim, level, known, self.kabupaten)
            shape = self._shape(claim.feature)
        except ValueParseError as error:
            texts = (error.id, error.en)
            name = claim.name_at(level)
            self.result.add(
                problem("wilayah", self.file, where, texts, field=str(level), value=name)
            )
            return None
        old = known.by_kode.get(codes.kode)
        if codes.near:
            texts = (
                f"Nama dicocokkan: {codes.near} ({codes.kode}). Periksa apakah benar.",
                f"Matched by name: {codes.near} ({codes.kode}). Check whether that is right.",
            )
            self.result.add(
                problem("nama_mirip", self.file, where, texts, value=codes.near, warn=True)
            )
        nama = claim.name_at(level) or (old.nama if old else "")
        if not nama:
            texts = (
                f"Wilayah {codes.kode} tidak bernama. Sebutkan kolomnya dengan --map KOLOM=nama.",
                f"Place {codes.kode} has no name. Name the column with --map COLUMN=nama.",
            )
            self.result.add(problem("tanpa_nama", self.file, where, texts, field="nama"))
            return None
        # The catalogue's spelling stays where the file only writes the same name otherwise.
        kept = old is not None and (codes.near or _same_name(old.nama, nama))
        sumber = self.sumber or claim.text("sumber") or self.file
        return _Part(where, codes, old.nama if old and kept else nama, sumber, shape)

    def _shape(self, feature: SourceFeature) -> BaseGeometry | None:
        """The boundary; a cell of rings goes before a position, which is only its label."""
        shape = rings_of(feature.properties) or feature.geometry
        if shape is None:
            return None
        boundary, why = as_boundary(shape)
        if why:
            texts = (
                f"Batasnya memotong dirinya sendiri ({why}); diperbaiki.",
                f"The boundary crosses itself ({why}); repaired.",
            )
            self.result.add(problem("batas_diperbaiki", self.file, feature.where, texts, warn=True))
        return boundary

    def _place(self, parts: Sequence[_Part], level: Tingkat) -> Wilayah:
        first = parts[0]
        shapes = [part.shape for part in parts if part.shape is not None]
        if len(shapes) > 1:
            texts = (
                f"{len(shapes)} bagian {first.nama} ({first.codes.kode}) digabung menjadi satu.",
                f"{len(shapes)} parts of {first.nama} ({first.codes.kode}) were put together.",
            )
            self.result.add(problem("digabung", self.file, first.where, texts, warn=True))
        kode = first.codes.kode
        return Wilayah(
            tingkat=level,
            kode=kode,
            nama=first.nama,
            kode_bps=next((p.codes.kode_bps for p in parts if p.codes.kode_bps), None),
            induk=None if level is Tingkat.KABUPATEN else kode.rpartition(".")[0],
            geometry=dissolve(shapes) if len(shapes) > 1 else next(iter(shapes), None),
            sumber=first.sumber,
        )

    def _refuse_twice(self, first: _Part, other: _Part) -> None:
        kode = other.codes.kode
        texts = (
            f"Kode {kode} dipakai untuk {other.nama} dan untuk {first.nama} ({first.where}). "
            "Perbaiki kodenya, atau sebutkan kolom yang benar dengan --map.",
            f"The code {kode} is used for {other.nama} and for {first.nama} "
            f"({place_in_english(first.where)}). Mend the code, or name the right column with "
            "--map.",
        )
        self.result.add(
            problem("kode_ganda", self.file, other.where, texts, field="kode", value=kode)
        )
        self.result.refused += 1


def merge(new: Wilayah, old: Wilayah | None) -> Wilayah:
    """`new` with what it leaves open taken from `old`: a list of codes erases no boundary."""
    if old is None:
        return new
    kept = replace(new, kode_bps=new.kode_bps or old.kode_bps)
    if new.geometry is not None:
        return kept
    return replace(kept, geometry=old.geometry, sumber=old.sumber, ilustrasi=old.ilustrasi)


def _same_name(one: str, other: str) -> bool:
    return bool(set(fold_name(one)) & set(fold_name(other)))
