"""OC4IDS project packages, project by project: memory holds one batch, whatever the size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ...errors import UnreadableFileError
from ..feature import Once, Report, SourceFeature, problem
from ..geojson_batch import finish
from ..geojson_rules import ROOT_TYPES
from ..json_stream import JsonStream, reading_json
from .proyek import READ, read_proyek
from .simpul import Simpul, Teller

#: projects bring their history along, so fewer of them are held than of other rows
_BATCH = 500
_SHOWN = 60
_GEOJSON = frozenset({"features", "geometry", "coordinates", "geometries"})
#: unknown members that are listed
_LISTED = 30


def is_package(path: Path, name: str) -> bool:
    """Whether the JSON at `path` is a package and not GeoJSON, by the members of its root.

    Raises `UnreadableFileError` for an object that is neither.
    """
    seen = set()
    with reading_json(path, name) as stream:
        if stream.peek() != "{":
            return False
        for member in stream.members():
            if member == "projects":
                return True
            if member in _GEOJSON or (stream.value() in ROOT_TYPES and member == "type"):
                return False
            seen.add(member)
    raise _neither(name, alone="contractingProcesses" in seen or "sector" in seen)


def _neither(name: str, *, alone: bool) -> UnreadableFileError:
    if alone:
        return UnreadableFileError(
            f'{name}: ini satu proyek OC4IDS di luar paket; bungkus sebagai {{"projects": [ … ]}}',
            f"{name}: this is one OC4IDS project without a package; wrap it as "
            '{"projects": [ … ]}',
        )
    return UnreadableFileError(
        f'{name}: bukan GeoJSON (tidak ada "features") dan bukan paket OC4IDS (tidak ada '
        '"projects"); periksa berkasnya',
        f'{name}: neither GeoJSON (no "features") nor an OC4IDS package (no "projects"); '
        "check the file",
    )


def read_package(
    path: Path, name: str, *, crs: str | None, report: Report, size: int
) -> Iterator[list[SourceFeature]]:
    """Yield batches of at most `size` projects of the package at `path`, shown as `name`.

    Raises `UnreadableFileError` when the file as a whole is no package; reports a `Problem` for a
    project that is refused and for everything that cannot be kept.
    """
    reader = _Reader(name, report)
    with reading_json(path, name) as stream:
        projects = reader.projects(stream)
        while batch := list(islice(projects, min(size, _BATCH))):
            yield finish(batch, name, crs, reader.warn_once)
    reader.tell_unread()


class _Reader:
    """What is known of one package while it is read."""

    def __init__(self, name: str, report: Report) -> None:
        self.name = name
        self._report = report
        self._once = Once(report)
        self._unread: dict[str, None] = {}

    def projects(self, stream: JsonStream) -> Iterator[SourceFeature]:
        """Every project of the package that can be taken, in order."""
        for member in stream.members():
            if member != "projects":
                stream.value()
                continue
            if stream.peek() != "[":
                raise UnreadableFileError(
                    f'{self.name}: "projects" harus berupa larik [ … ] berisi proyek',
                    f'{self.name}: "projects" must be an array [ … ] of projects',
                )
            for number, value in enumerate(stream.items(), start=1):
                if taken := self._project(value, number, stream.faults):
                    yield taken
        stream.end()

    def warn_once(self, code: str, where: str, id: str, en: str) -> None:
        """Point out once what was mended in geometries."""
        self._once(problem(code, self.name, where, (id, en), warn=True))

    def tell_unread(self) -> None:
        """Say once which members of projects nobody read."""
        if self._unread:
            texts = (
                "anggota proyek ini tidak dibaca dan isinya tidak disimpan",
                "these members of projects are not read and their content is not kept",
            )
            named = ", ".join(self._unread)
            self._report(problem("unread_members", self.name, "", texts, field=named, warn=True))

    def _project(self, value: Any, number: int, faults: list[str]) -> SourceFeature | None:
        key = value.get("id") if type(value) is dict and not faults else None
        where = f"proyek {number}" + (f" ({key[:_SHOWN]})" if type(key) is str and key else "")
        teller = Teller(self.name, where, self._report, self._once)
        if faults:
            names = ", ".join(sorted(faults))
            teller.error(
                "json_members",
                names,
                names,
                f"anggota tertulis dua kali atau bukan nilai JSON: {names}",
                f"a member occurs twice or is no JSON value: {names}",
            )
        elif type(value) is not dict:
            teller.error(
                "oc4ids_type",
                f"projects/{number - 1}",
                value,
                'setiap isi "projects" harus objek { … } yang memuat satu proyek',
                'everything in "projects" must be an object { … } with one project',
            )
        else:
            self._note_unread(value)
            taken = read_proyek(Simpul(value, "", teller), where, self.name)
            return None if teller.refused else taken
        return None

    def _note_unread(self, value: dict[str, Any]) -> None:
        for member in (name for name in value if name not in READ):
            if len(self._unread) < _LISTED and value[member]:
                self._unread[member[:_SHOWN]] = None
