"""Brings a file of kegiatan into the catalogue: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from ..catalogue.save_kegiatan import save_kegiatan
from ..database.engine import Catalogue, Connection
from ..errors import Problem
from ..query.register_kegiatan import read_kegiatan
from ..registry import Registry
from .collector import quiet_collector
from .feature import problem
from .gabung import Gatherer
from .kegiatan_desk import open_desk
from .kegiatan_draft import Draft
from .kegiatan_plan import Planner
from .kegiatan_riwayat import record_riwayat
from .report import ImportReport
from .source import BATCH, read_batches
from .transaction import import_transaction

_UNKNOWN = (
    "kolom ini tidak dikenal dan isinya tidak disimpan; bila perlu, tetapkan dengan "
    '--map "KOLOM=isian"',
    "these columns are not known and their content is not kept; if it matters, settle it with "
    '--map "COLUMN=field"',
)
_COMPUTED = (
    "kolom ini dihitung sendiri oleh katalog dan tidak dibaca dari berkas",
    "these columns are computed by the catalogue and not read from the file",
)
_NEVER_MET = (
    "kolom yang disebut pada --map ini tidak ada dalam berkas; periksa namanya",
    "the file has no such column as --map names; check its name",
)
#: hears how many rows have been dealt with since it was last called
Progress = Callable[[int], None]


def import_kegiatan(
    catalogue: Catalogue,
    registry: Registry,
    path: Path | str,
    *,
    layer: str | None = None,
    mapping: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
    source_layer: str | None = None,
    crs: str | None = None,
    encoding: str | None = None,
    gabung: bool = False,
    swap: bool = False,
    partial: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
    batch: int = BATCH,
) -> ImportReport:
    """Read, check and save the kegiatan of the file at `path`, in one transaction.

    `layer` is the theme of rows that do not state one; `mapping` gives a field to a heading,
    `defaults` a value to a field that is empty; `source_layer`, `crs` and `encoding` say what the
    file does not. `gabung` puts rows with the same kode together as locations of one kegiatan;
    `swap` exchanges longitude and latitude where they are evidently the wrong way round.

    One error keeps everything out; `partial` saves the good rows all the same and `dry_run` saves
    nothing. What the file leaves open stays as it is known, and importing it again changes only
    what differs. Memory holds one batch, with
    `gabung` the whole file. Raises `UnreadableFileError` for a file that cannot be read and
    `UsageError` for an option that is missing or wrong.
    """
    report = ImportReport(Path(path).name, "kegiatan", dry_run=dry_run)
    stated = ({} if layer is None else {"layer": layer}) | dict(defaults or {})
    planner = Planner(registry, mapping or {}, stated)
    source = _Source(Path(path), source_layer, crs, encoding, batch)
    with (
        import_transaction(catalogue, report, partial=partial) as conn,
        catalogue.dialect.first_load(conn),
        catalogue.dialect.rows_aside(conn),
        quiet_collector(),
    ):
        run = _Run(conn, registry, planner, report, partial=partial, gabung=gabung, swap=swap)
        run.work(source, progress or _silent)
    return report


@dataclass(frozen=True, slots=True)
class _Source:
    """The file and what was said about how to read it."""

    path: Path
    layer: str | None
    crs: str | None
    encoding: str | None
    batch: int


class _Run:
    """One import while it runs."""

    def __init__(
        self,
        conn: Connection,
        registry: Registry,
        planner: Planner,
        report: ImportReport,
        *,
        partial: bool,
        gabung: bool,
        swap: bool,
    ) -> None:
        self._conn = conn
        self._registry = registry
        self._planner = planner
        self._report = report
        self._partial = partial
        self._unreadable: set[str] = set()
        self._incomplete = 0
        self._desk = open_desk(conn, planner, report.file, report.add, swap=swap, repeats=gabung)
        self._reader = self._desk.reader
        self._gatherer = Gatherer(report.file, report.add) if gabung else None

    def work(self, source: _Source, progress: Progress) -> None:
        """Go through the file once."""
        batches = read_batches(
            source.path,
            layer=source.layer,
            crs=source.crs,
            encoding=source.encoding,
            known=self._planner.known_headings,
            problems=self._hear,
            size=source.batch,
        )
        taken = good = 0
        for features in batches:
            drafts = self._desk.check(features)
            taken, good = taken + len(features), good + len(drafts)
            self._take(drafts)
            progress(len(features))
        self._save_gathered(source.batch)
        self._report.read = taken + len(self._unreadable)
        self._report.refused = self._report.read - good + self._incomplete
        self._report.extend(self._leftovers())

    def _take(self, drafts: list[Draft]) -> None:
        if self._gatherer is None:
            self._save(drafts)
            return
        for draft in drafts:
            self._gatherer.add(draft)

    def _save_gathered(self, size: int) -> None:
        merged = self._gatherer.merged() if self._gatherer else iter(())
        while drafts := list(islice(merged, size)):
            self._save(drafts)

    def _save(self, drafts: list[Draft]) -> None:
        """Save what is good, unless the import has failed as a whole already."""
        standing = read_kegiatan(self._conn, [draft.kode for draft in drafts])
        whole = list(self._desk.complete(drafts, standing))
        self._incomplete += len(drafts) - len(whole)
        if not whole or not self._may_write():
            return
        now = datetime.now(UTC)
        batch = [draft.kegiatan() for draft in whole]
        saved = save_kegiatan(self._conn, self._registry, batch, now=now)
        self._report.new += saved.baru
        self._report.changed += saved.berubah
        self._report.unchanged += saved.tetap
        # at one moment: nobody ever sees a kegiatan of this file without its history
        record_riwayat(self._conn, self._registry, whole, self._report, self._may_write, now)

    def _may_write(self) -> bool:
        return self._partial or not self._report.errors

    def _hear(self, found: Problem) -> None:
        """What the file itself is found to have; such a row never reaches the desk."""
        self._report.add(found)
        if found.is_error:
            self._unreadable.add(found.where)

    def _leftovers(self) -> Iterator[Problem]:
        """Columns that went nowhere, said once for the whole file."""
        for code, columns, texts in (
            ("unknown_column", list(self._reader.unknown), _UNKNOWN),
            ("computed_column", list(self._reader.computed), _COMPUTED),
            ("unmet_mapping", self._planner.never_met, _NEVER_MET),
        ):
            if columns:
                named = ", ".join(columns)
                yield problem(code, self._report.file, "", texts, field=named, warn=True)


def _silent(count: int) -> None:
    """For callers that show no progress."""
