"""GeoJSON, feature by feature: every departure from RFC 7946 is refused or reported."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from ..errors import Problem, UnreadableFileError
from .feature import Once, Report, SourceFeature
from .geojson_batch import finish
from .geojson_geometry import build
from .geojson_positions import GeometryError
from .geojson_rules import check_feature, check_root, crs_name, is_bbox, is_lonlat
from .json_stream import JsonStream, reading_json


def read_geojson(
    path: Path, name: str, *, crs: str | None, report: Report, size: int
) -> Iterator[list[SourceFeature]]:
    """Yield batches of at most `size` features of the GeoJSON file at `path`, shown as `name`.

    Raises `UnreadableFileError` when the file as a whole is not GeoJSON; reports a `Problem` for a
    feature that is refused or repaired. Memory holds one batch.
    """
    reader = _Reader(name, report)
    with reading_json(path, name) as stream:
        features = reader.features(stream)
        while batch := list(islice(features, size)):
            yield finish(batch, name, crs or reader.crs, reader.warn)


class _Reader:
    """What is known of one GeoJSON file while it is read: its name, its crs, what was reported."""

    def __init__(self, name: str, report: Report) -> None:
        self.name = name
        self.crs: str | None = None
        self._report = report
        self._once = Once(report)

    def features(self, stream: JsonStream) -> Iterator[SourceFeature]:
        """Every feature of the file that can be taken, in order."""
        if stream.peek() != "{":
            raise UnreadableFileError(
                f"{self.name}: bukan GeoJSON; berkas harus dimulai dengan {{",
                f"{self.name}: not GeoJSON; the file must begin with {{",
            )
        root: dict[str, Any] = {}
        count = 0
        for member in stream.members():
            if member == "features" and stream.peek() == "[":
                root["features"] = []
                self._check_root(root, complete=False)
                for feature in stream.items():
                    count += 1
                    if taken := self._feature(feature, f"fitur {count}", stream.faults):
                        yield taken
            else:
                root[member] = stream.value()
                self._refuse_faults(stream.faults, "")
                self._note_crs(root, member, seen=count)
        stream.end()
        self._check_root(root, complete=True)
        yield from self._single(root)

    def warn(self, code: str, where: str, id: str, en: str) -> None:
        """Report once a file something that was repaired or ignored."""
        self._once(Problem(code, self.name, where, "", "", id, en, "peringatan"))

    def _check_root(self, root: dict[str, Any], *, complete: bool) -> None:
        try:
            check_root(root, complete=complete)
        except GeometryError as error:
            raise self._unreadable(error) from error
        self._note_bbox(root, "")

    def _single(self, root: dict[str, Any]) -> Iterator[SourceFeature]:
        """The root itself where it is a feature or a bare geometry."""
        if root["type"] == "Feature":
            if taken := self._feature(root, "fitur 1", []):
                yield taken
        elif root["type"] != "FeatureCollection":
            shape = self._geometry(root, "fitur 1")
            if shape is not None:
                yield SourceFeature("fitur 1", {}, shape)

    def _feature(self, feature: Any, where: str, faults: list[str]) -> SourceFeature | None:
        try:
            self._refuse_faults(faults, where)
            check_feature(feature)
        except GeometryError as fault:
            self._refuse(fault, where, "")
            return None
        self._note_members(feature, where)
        geometry = feature.get("geometry")
        shape = self._geometry(geometry, where) if geometry is not None else None
        if geometry is not None and shape is None:
            return None
        return SourceFeature(where, feature.get("properties") or {}, shape)

    def _note_members(self, feature: dict[str, Any], where: str) -> None:
        for member in ("properties", "geometry"):
            if member not in feature:
                self.warn(
                    f"geojson_no_{member}",
                    where,
                    f'Feature tanpa anggota "{member}"; dianggap kosong (null)',
                    f'a Feature without a "{member}" member; taken as null',
                )
        if "id" in feature and type(feature["id"]) not in (str, int, float):
            self.warn(
                "geojson_id",
                where,
                '"id" harus teks atau angka; diabaikan',
                '"id" must be text or a number; ignored',
            )
        self._note_bbox(feature, where)

    def _geometry(self, geometry: Any, where: str) -> BaseGeometry | None:
        def repaired(code: str, id: str, en: str) -> None:
            self._report(Problem(code, self.name, where, "geometry", "", id, en, "peringatan"))

        try:
            shape = build(geometry, repaired)
        except GeometryError as fault:
            self._refuse(fault, where, "geometry")
            return None
        self._note_bbox(geometry, where)
        return shape

    def _refuse(self, fault: GeometryError, where: str, field: str) -> None:
        self._report(Problem(fault.code, self.name, where, field, fault.value, fault.id, fault.en))

    def _refuse_faults(self, faults: list[str], where: str) -> None:
        if not faults:
            return
        names = ", ".join(sorted(faults))
        fault = GeometryError(
            "json_members",
            names,
            f"anggota tertulis dua kali atau bukan nilai JSON: {names}",
            f"a member occurs twice or is no JSON value: {names}",
        )
        if where:
            raise fault
        raise self._unreadable(fault)

    def _note_bbox(self, holder: dict[str, Any], where: str) -> None:
        """A bbox is never used, so a wrong one is only pointed out."""
        if "bbox" in holder and not is_bbox(holder["bbox"]):
            self.warn(
                "geojson_bbox",
                where,
                '"bbox" bukan empat atau enam angka; diabaikan',
                '"bbox" is not four or six numbers; ignored',
            )

    def _note_crs(self, root: dict[str, Any], member: str, *, seen: int) -> None:
        """The 2008 draft allowed a crs member and QGIS still writes it."""
        if member != "crs" or root["crs"] is None:
            return
        stated = crs_name(root["crs"])
        if stated is None or (seen and not is_lonlat(stated)):
            raise UnreadableFileError(
                f'{self.name}: anggota "crs" tidak dapat dipakai; simpan ulang dalam EPSG:4326 '
                "atau sebutkan --crs",
                f'{self.name}: the "crs" member cannot be used; save again in EPSG:4326 '
                "or state --crs",
            )
        if not is_lonlat(stated):
            self.crs = stated
        self.warn(
            "geojson_crs",
            "",
            f'anggota "crs" sudah dihapus dari GeoJSON (RFC 7946); dibaca sebagai {stated}',
            f'the "crs" member was removed from GeoJSON (RFC 7946); read as {stated}',
        )

    def _unreadable(self, error: GeometryError) -> UnreadableFileError:
        return UnreadableFileError(f"{self.name}: {error.id}", f"{self.name}: {error.en}")
