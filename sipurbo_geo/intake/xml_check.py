"""Looks through a KML or GPX file before a library opens it: well-formed, and no entity tricks."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from ..errors import UnreadableFileError


class _EntityError(Exception):
    """The document declares entities."""


def check_xml(path: Path, name: str, root: str) -> frozenset[str]:
    """The names of all elements (without prefix) of a document whose root must be `root`.

    Raises `UnreadableFileError` with the line when the text is not well-formed, when the root is
    another one, or when it declares entities (which can be made to expand without end).
    """
    found: dict[str, None] = {}

    def note(tag: str, _: object) -> None:
        found[tag.rpartition(":")[2]] = None

    def refuse(*_: object) -> None:
        raise _EntityError

    parser = expat.ParserCreate()
    parser.StartElementHandler = note
    parser.EntityDeclHandler = refuse
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise UnreadableFileError(
            f"{name}, baris {error.lineno}: bukan XML yang sah ({what}); ekspor ulang berkasnya",
            f"{name}, line {error.lineno}: not valid XML ({what}); export the file again",
        ) from error
    except LookupError as error:
        raise UnreadableFileError(
            f"{name}: pengodeannya tidak dikenal ({error}); simpan ulang sebagai UTF-8",
            f"{name}: its encoding is not known ({error}); save it again as UTF-8",
        ) from error
    except _EntityError as error:
        raise UnreadableFileError(
            f"{name}: memuat deklarasi entitas XML, yang tidak diterima; ekspor ulang berkasnya",
            f"{name}: it declares XML entities, which are not accepted; export the file again",
        ) from error
    if next(iter(found), "") != root:
        raise UnreadableFileError(
            f"{name}: bukan berkas {root.upper()}; elemen pertamanya <{next(iter(found), '')}>",
            f"{name}: not a {root.upper()} file; its first element is <{next(iter(found), '')}>",
        )
    return frozenset(found)
