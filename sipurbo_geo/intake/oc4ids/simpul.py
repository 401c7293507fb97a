"""Members of a project, read with care: what has the wrong type is told and counts as absent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...errors import Problem
from ..feature import Once, Report, problem


class Teller:
    """Reports what is wrong with one project; an `error` refuses it, a `warn` points it out.

    Each takes a code, the path of the member, what stands there, the Indonesian and the English.
    """

    def __init__(self, file: str, where: str, report: Report, once: Once) -> None:
        self._file = file
        self._where = where
        self._report = report
        self._once = once
        self._told: set[tuple[str, str]] = set()

    @property
    def refused(self) -> bool:
        """Whether there was any error."""
        return bool(self._told)

    def error(self, code: str, path: str, value: object, id: str, en: str) -> None:
        """Report an error; the same of the same member is told once."""
        if (code, path) not in self._told:
            self._told.add((code, path))
            self._report(problem(code, self._file, self._where, (id, en), field=path, value=value))

    def warn(self, code: str, path: str, value: object, id: str, en: str) -> None:
        """Report something that is not kept, or kept otherwise."""
        self._report(self._warning(code, path, value, id, en))

    def warn_once(self, code: str, path: str, value: object, id: str, en: str) -> None:
        """The same for what concerns many projects: told of the first."""
        self._once(self._warning(code, path, value, id, en))

    def _warning(self, code: str, path: str, value: object, id: str, en: str) -> Problem:
        where, texts = self._where, (id, en)
        return problem(code, self._file, where, texts, field=path, value=value, warn=True)


@dataclass(frozen=True, slots=True)
class Simpul:
    """An object inside a project. `path` is where it stands: "budget/amount"."""

    value: dict[str, Any]
    path: str
    tell: Teller

    def __bool__(self) -> bool:
        return bool(self.value)

    def at(self, name: str) -> str:
        """The path of a member."""
        return f"{self.path}/{name}" if self.path else name

    def get(self, name: str) -> Any:
        """The member as it stands; None when it is absent."""
        return self.value.get(name)

    def child(self, name: str) -> Simpul:
        """The object under `name`, an empty one when there is none."""
        return self._object(self.get(name), self.at(name))

    def children(self, name: str) -> list[Simpul]:
        """The objects in the list under `name`."""
        found = self.get(name)
        if found is not None and type(found) is not list:
            self._wrong(name, found, "larik [ … ]", "an array [ … ]")
            return []
        path = self.at(name)
        return [self._object(item, f"{path}/{n}") for n, item in enumerate(found or ())]

    def text(self, name: str) -> str | None:
        """The text under `name`, without blanks around it; a whole number counts as text."""
        found = self.get(name)
        if type(found) is int:
            found = str(found)
        if found is not None and type(found) is not str:
            self._wrong(name, found, 'teks dalam tanda kutip ("…")', 'text in quotes ("…")')
            return None
        return found.strip() or None if found else None

    def texts(self, name: str) -> list[str]:
        """The texts in the list under `name`; a lone text counts as a list of one."""
        found = self.get(name)
        if type(found) is str:
            return [found]
        if found is None:
            return []
        if type(found) is not list or any(type(item) is not str for item in found):
            self._wrong(name, found, 'larik teks ["…"]', 'an array of texts ["…"]')
            return []
        return [item.strip() for item in found]

    def _object(self, found: Any, path: str) -> Simpul:
        if found is not None and type(found) is not dict:
            self.tell.error(
                "oc4ids_type",
                path,
                found,
                "harus berupa objek { … } menurut OC4IDS; betulkan atau hapus anggota ini",
                "must be an object { … } by OC4IDS; mend or delete this member",
            )
            found = None
        return Simpul(found or {}, path, self.tell)

    def _wrong(self, name: str, found: object, id: str, en: str) -> None:
        self.tell.error(
            "oc4ids_type",
            self.at(name),
            found,
            f"harus berupa {id} menurut OC4IDS; betulkan atau hapus anggota ini",
            f"must be {en} by OC4IDS; mend or delete this member",
        )
