"""Boundaries and code lists of kabupaten, kecamatan and desa into the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from ..catalogue.republish import republish
from ..catalogue.save_wilayah import save_wilayah
from ..database.engine import Catalogue, Connection
from ..errors import UnreadableFileError
from ..model.wilayah import Tingkat
from ..query.wilayah import list_wilayah
from ..registry import Registry
from .feature import SourceFeature, problem
from .gazetteer import Gazetteer, make_gazetteer
from .report import ImportReport
from .source import read_features
from .transaction import import_transaction
from .wilayah_codes import check_kabupaten, outside
from .wilayah_draft import Drafter, merge
from .wilayah_fields import LEVELS, Claims, read_claims
from .wilayah_level import decide_levels

_BATCH = 500
_PROVINCE = re.compile(r"\d{2}")


def import_wilayah(
    catalogue: Catalogue,
    path: Path,
    *,
    registry: Registry | None = None,
    tingkat: Tingkat | str | None = None,
    mapping: Mapping[str, str] | None = None,
    kabupaten: str | None = None,
    sumber: str = "",
    source_layer: str | None = None,
    crs: str | None = None,
    encoding: str | None = None,
    partial: bool = False,
    dry_run: bool = False,
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Save the places in the file at `path`: boundaries, or a list of codes and names.

    Fields of BIG, BPS/HDX and Kemendagri are recognised; `mapping` ({"KEC_NAME": "kecamatan"})
    goes before that. `tingkat` states the level where the file does not; `kabupaten` (a Kemendagri
    code such as "15.09") passes over every other kabupaten and is the code of an outline that has
    none. Without a code a place takes that of the known place of its name. Parts of one place are
    put together, rings that cross themselves repaired, both with a warning. What the file leaves
    open stays as it is known. With `registry` the shares of kegiatan are computed anew where a
    boundary moved.

    One transaction: with any error nothing is written, unless `partial` keeps the good places. The
    file is held in memory. Raises `UnreadableFileError` and `UsageError`.
    """
    level = None if tingkat is None else Tingkat(tingkat)
    scope = check_kabupaten(kabupaten)
    result = ImportReport(path.name, "wilayah", dry_run=dry_run)
    found = read_features(path, layer=source_layer, crs=crs, encoding=encoding, problems=result.add)
    features = list(_heard(found, progress))
    result.read = len(features)
    claims = _concerned(read_claims(features, mapping), result, scope)
    levels = decide_levels(path.name, claims, level, result.add)
    with import_transaction(catalogue, result, partial=partial) as conn:
        known = make_gazetteer(
            place for lv in LEVELS for place in list_wilayah(conn, lv, with_geometry=True)
        )
        _save(conn, claims, levels, known, Drafter(path.name, scope, sumber, result), result)
        if registry is not None and result.new + result.changed:
            republish(conn, registry)
    return result


def _heard(
    features: Iterator[SourceFeature], progress: Callable[[int], None] | None
) -> Iterator[SourceFeature]:
    for feature in features:
        if progress:
            progress(1)
        yield feature


def _concerned(claims: Sequence[Claims], result: ImportReport, scope: str) -> list[Claims]:
    """Without provinces and without other kabupaten than the one asked for."""
    kept = [
        claim
        for claim in claims
        if not _PROVINCE.fullmatch(claim.text("kode")) and not outside(claim, scope)
    ]
    result.skipped = len(claims) - len(kept)
    if result.skipped:
        texts = (
            f"{result.skipped} wilayah dilewati: provinsi, atau di luar kabupaten {scope or '-'}.",
            f"{result.skipped} places passed over: provinces, or outside kabupaten {scope or '-'}.",
        )
        result.add(problem("di_luar_kabupaten", result.file, "", texts, warn=True))
    if not kept:
        raise UnreadableFileError(
            f"{result.file}: tidak ada wilayah yang dapat diimpor di dalamnya.",
            f"{result.file}: there is no place in it that could be imported.",
        )
    return kept


def _save(
    conn: Connection,
    claims: Sequence[Claims],
    levels: Sequence[Tingkat],
    known: Gazetteer,
    drafter: Drafter,
    result: ImportReport,
) -> None:
    """Save level by level, so that the names of a level are known to the one below."""
    for level in LEVELS:
        own = [claim for claim, its in zip(claims, levels, strict=True) if its is level]
        drafts = drafter.draft(own, level, known)
        places = [merge(draft, known.by_kode.get(draft.kode)) for draft in drafts]
        rows = iter(places)
        while batch := list(islice(rows, _BATCH)):
            fresh = sum(place.kode not in known.by_kode for place in batch)
            changed = save_wilayah(conn, batch)
            result.new += fresh
            result.changed += changed - fresh
            result.unchanged += len(batch) - changed
        known.learn(places)
