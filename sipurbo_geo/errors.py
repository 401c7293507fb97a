"""One tree of errors. Every message says what happened and what to do, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass


class SipurboError(Exception):
    """The root: anything that a person can mend. `exit_code` is what the command line returns."""

    exit_code = 1

    def __init__(self, id: str, en: str) -> None:
        super().__init__(id)
        self.id = id
        self.en = en

    def text(self, bahasa: str) -> str:
        """The message in `bahasa` ("id" or "en")."""
        return self.en if bahasa == "en" else self.id


class UsageError(SipurboError):
    """The call is wrong: an option, a setting, a combination."""

    exit_code = 2


class ConfigError(UsageError):
    """A setting or a theme file is wrong; the message names the file and the key."""


class ParameterError(SipurboError):
    """A request parameter or its value is not known; `name` says which."""

    def __init__(self, name: str, id: str, en: str) -> None:
        super().__init__(id, en)
        self.name = name


class NotFoundError(SipurboError):
    """What was asked for is not (or not publicly) there."""


class ConflictError(SipurboError):
    """Somebody else changed it in the meantime, or the move is not allowed from here."""


class StaleError(ConflictError):
    """It was saved from an older version; `sekarang` is the one that stands."""

    def __init__(self, sekarang: int, id: str, en: str) -> None:
        super().__init__(id, en)
        self.sekarang = sekarang


class UnauthorizedError(SipurboError):
    """Nobody knows who asks: a program without a token, or with one that does not work."""


class PreconditionError(SipurboError):
    """The version that a program says it saw is missing, or no longer the one that stands."""

    def __init__(self, *, missing: bool, id: str, en: str) -> None:
        super().__init__(id, en)
        self.missing = missing


class ForbiddenError(SipurboError):
    """The person may not do this; the message says who may."""


class DatabaseError(SipurboError):
    """The database cannot be used: not there, too new, not ours."""


class RemoteError(SipurboError):
    """Another server cannot be reached, or does not answer what a SiPURBO-geo server would."""


class UnreadableFileError(SipurboError):
    """The file cannot be read as any format that is known here."""


class TooManyError(SipurboError):
    """Too many tries; after `tunggu` seconds another one is taken."""

    def __init__(self, tunggu: int, id: str, en: str) -> None:
        super().__init__(id, en)
        self.tunggu = tunggu


class BusyError(SipurboError):
    """Others are being served; after `tunggu` seconds it is worth another try."""

    def __init__(self, tunggu: int, id: str, en: str) -> None:
        super().__init__(id, en)
        self.tunggu = tunggu


class TooLargeError(SipurboError):
    """More bytes than are taken here; the message says how many are."""


_IN_ENGLISH = {
    "baris": "row",
    "butir": "item",
    "fitur": "feature",
    "kolom": "column",
    "lembar": "sheet",
    "proyek": "project",
}
#: such a word counts only where a part of a place begins
_COUNTED = re.compile(rf"(?:(?<=^)|(?<=, ))({'|'.join(_IN_ENGLISH)}) ")


def place_in_english(where: str) -> str:
    """The place of a row or feature, which is counted in Indonesian, for an English sentence."""
    return _COUNTED.sub(lambda found: _IN_ENGLISH[found[1]] + " ", where)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where it stands, what was found, what to do about it.

    `where` is the row or feature as a person would count it ("baris 14", "fitur 3"); `severity`
    is "galat" (the row is refused) or "peringatan" (the row is taken, possibly repaired).
    """

    code: str
    file: str
    where: str
    field: str
    value: str
    id: str
    en: str
    severity: str = "galat"

    def text(self, bahasa: str) -> str:
        """The message in `bahasa` ("id" or "en")."""
        return self.en if bahasa == "en" else self.id

    def place(self, bahasa: str) -> str:
        """`where` in `bahasa`: "lembar Data, baris 14" is "sheet Data, row 14"."""
        return place_in_english(self.where) if bahasa == "en" else self.where

    @property
    def is_error(self) -> bool:
        """Whether this refuses its row."""
        return self.severity == "galat"
