"""Shapefiles in an archive: points, lines, areas and the rest apart, names explained in a text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from ...model.feature import Jenis, Property
from .isi import Isi
from .kolom import columns_of
from .nama_pendek import short_names
from .ogr import GEOMETRI, Lembar, kind_of, write_sheets
from .sementara import built, check_size

BACA = "BACA.txt"
#: bytes of a text in a .dbf
_LONGEST = 254


def write_shp(isi: Isi) -> Iterator[bytes]:
    """The archive, with UTF-8 said in .cpg."""
    return built("kegiatan.shp.zip", lambda path: _build(path, isi))


def _build(path: Path, isi: Isi) -> None:
    folder = path.parent / "shp"
    folder.mkdir()
    columns = tuple(_plain(column) for column in columns_of(isi.layers))
    names = short_names(columns)

    @cache
    def sheet(kind: str) -> Lembar:
        options = {"ENCODING": "UTF-8"}
        return Lembar(f"kegiatan_{kind}", columns, GEOMETRI[kind], names, options, _LONGEST)

    def target(wanted: Lembar) -> Path:
        return folder / f"{wanted.name}.{'shp' if wanted.geometry else 'dbf'}"

    write_sheets(
        isi, target, lambda feature: sheet(kind_of(feature)), "ESRI Shapefile", sheet("garis")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(BACA, _legend(isi, columns, names))
        for part in sorted(folder.iterdir()):
            archive.write(part, part.name)
            check_size(path)


def _plain(column: Property) -> Property:
    """The format knows days but no hours."""
    return replace(column, kind=Jenis.TEXT) if column.kind is Jenis.TIMESTAMP else column


def _legend(isi: Isi, columns: tuple[Property, ...], names: Mapping[str, str]) -> str:
    about = [f"{name}: {text}" for name, text in isi.keterangan.pasangan.items()]
    told = [_told(column, names[column.name]) for column in columns]
    head = "Kolom shapefile | nama lengkap | arti"
    return "\r\n".join([*about, "", head, *told, ""])


def _told(column: Property, short: str) -> str:
    unit = f" ({column.unit})" if column.unit else ""
    return f"{short} | {column.name} | {column.label.id}{unit}"
