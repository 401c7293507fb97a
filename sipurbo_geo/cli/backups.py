"""`sipurbo backup` and `sipurbo restore`: a copy of everything, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from ..errors import SipurboError, UsageError
from ..model.label import Label
from .options import json_option
from .progress import progress_bar
from .session import Session

if TYPE_CHECKING:
    from ..catalogue.note_restore import Head
    from ..database.engine import Connection
    from ..intake.berkas.cadangan import Cadangan
    from ..intake.berkas.gudang import Gudang

_ARCHIVE = ".zip"
_COPIED = Label("Salinan tersimpan: {berkas}", "Copy saved: {berkas}")
_WITH_FILES = Label(
    "Salinan tersimpan: {berkas}, dengan {unggahan} berkas unggahan.",
    "Copy saved: {berkas}, with {unggahan} uploaded files.",
)
_WITHOUT_FILES = Label(
    "Berkas unggahan (SIPURBO_MEDIA) tidak ikut; beri nama berakhiran .zip agar ikut.",
    "The uploaded files (SIPURBO_MEDIA) are not in it; a name that ends in .zip takes them along.",
)
_RESTORED = Label(
    "Katalog dipulihkan dari {sumber}, dengan {unggahan} berkas unggahan.",
    "The catalogue is restored from {sumber}, with {unggahan} uploaded files.",
)
_KEPT = Label("Katalog yang diganti tersimpan: {lama}", "The one it replaced is kept: {lama}")


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@click.pass_obj
def backup_command(session: Session, file: Path) -> None:
    """Menyalin katalog yang sedang dipakai ke FILE, utuh dan konsisten.

    Bila nama FILE berakhiran .zip, berkas unggahan (SIPURBO_MEDIA) ikut.
    """
    if file.exists():
        raise UsageError(
            f"{file} sudah ada; pilih nama lain",
            f"{file} is there already; choose another name",
        )
    if file.suffix.lower() == _ARCHIVE:
        _back_up_all(session, file)
    else:
        _back_up_database(session, file)


def _back_up_database(session: Session, file: Path) -> None:
    from ..database.whole_file import whole_file

    with (
        session.catalogue() as catalogue,
        whole_file(file) as making,
        catalogue.engine.connect() as conn,
    ):
        catalogue.dialect.backup(conn, making)
    session.answer({"berkas": str(file)}, _COPIED)
    if session.settings.media and not session.json:
        session.say(_WITHOUT_FILES)


def _back_up_all(session: Session, file: Path) -> None:
    from ..database.whole_file import whole_file
    from ..intake.berkas.cadangan import write_cadangan
    from ..query.kantor.berkas import list_sha256

    gudang = _store(session)
    with session.catalogue() as catalogue, whole_file(file) as making:
        with catalogue.reading_register() as conn:
            known = list_sha256(conn)
        database = making.with_suffix(catalogue.dialect.ENDING)
        with catalogue.engine.connect() as conn:
            catalogue.dialect.backup(conn, database)
        # after the database, so that whatever a row of it names is there
        files = known.union(gudang.stored())
        with progress_bar("backup", len(files)) as done:
            lost = write_cadangan(making, database, gudang, files, done)
    taken = len(files) - len(lost)
    session.answer({"berkas": str(file), "unggahan": taken, "hilang": sorted(lost)}, _WITH_FILES)
    _fail(lost & known)


@click.command("restore")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--ganti",
    "replace",
    is_flag=True,
    help="Ganti katalog yang ada; yang lama disalin ke samping dahulu.",
)
@json_option
@click.pass_obj
def restore_command(session: Session, source: Path, replace: bool) -> None:  # noqa: FBT001
    """Memulihkan katalog dan berkas unggahan dari SOURCE: seluruhnya, atau tidak sama sekali."""
    from ..database.restore import restore
    from ..intake.berkas.cadangan import open_cadangan

    with open_cadangan(source) as cadangan, TemporaryDirectory() as folder:
        gudang = _store(session) if cadangan or session.settings.media else None
        work = _Pulih(cadangan, gudang)
        database = cadangan.take_database(Path(folder)) if cadangan else source
        kept = restore(
            session.settings.database_url,
            database,
            replace=replace,
            look=work.look,
            settle=work.settle,
        )
    found = {
        "sumber": str(source),
        "unggahan": len(cadangan.files) if cadangan else 0,
        "lama": str(kept) if kept else None,
        "hilang": sorted(work.lost),
    }
    session.answer(found, _RESTORED)
    if kept and not session.json:
        session.say(_KEPT, lama=kept)
    _fail(work.lost)


@dataclass
class _Pulih:
    """What is done with the restored catalogue before it stands: its files first, then the notes.

    `lost` is what its rows name and nobody has.
    """

    cadangan: Cadangan | None
    gudang: Gudang | None
    lost: frozenset[str] = frozenset()

    def look(self, conn: Connection) -> tuple[Head, set[str]]:
        from ..catalogue.jejak import head_jejak
        from ..query.kantor.berkas import list_sha256

        return head_jejak(conn), list_sha256(conn)

    def settle(
        self, conn: Connection, former: tuple[Head, set[str]] | None, kept: Path | None
    ) -> Path | None:
        from ..catalogue.note_restore import note_restore
        from ..query.kantor.berkas import list_sha256

        head, files = former or (None, set[str]())
        if self.cadangan and self.gudang:
            with progress_bar("restore", len(self.cadangan.files)) as done:
                self.cadangan.put_back(self.gudang, done)
        note_restore(conn, head)
        if not self.gudang:
            return kept
        named = list_sha256(conn)
        self.lost = frozenset(sha256 for sha256 in named if not self.gudang.has(sha256))
        alone = {sha256 for sha256 in files - named if self.gudang.has(sha256)}
        return _with_files(kept, self.gudang, alone) if kept and alone else kept


def _with_files(bare: Path, gudang: Gudang, files: set[str]) -> Path:
    """The copy `bare` with `files` beside it: what it alone names, and `check` will sweep."""
    from ..database.whole_file import whole_file
    from ..intake.berkas.cadangan import write_cadangan

    whole = bare.with_suffix(_ARCHIVE)
    with whole_file(whole) as making, progress_bar("backup", len(files)) as done:
        write_cadangan(making, bare, gudang, files, done)
    bare.unlink()
    return whole


def _store(session: Session) -> Gudang:
    from ..intake.berkas.gudang import Gudang

    media = session.settings.media
    if media is None:
        raise UsageError(
            "SIPURBO_MEDIA belum diisi; cadangan .zip memuat berkas unggahan dari folder itu.",
            "SIPURBO_MEDIA is not set; a .zip backup holds the uploaded files of that folder.",
        )
    return Gudang(media)


def _fail(lost: frozenset[str] | set[str]) -> None:
    """Exit with 1 when files are missing that rows of the catalogue speak of, and say which."""
    if lost:
        listed = "\n".join(sorted(lost)[:20])
        raise SipurboError(
            f"{len(lost)} berkas yang tercatat hilang atau rusak:\n{listed}",
            f"{len(lost)} recorded files are lost or spoilt:\n{listed}",
        )
