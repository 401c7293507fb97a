"""`sipurbo export` and `sipurbo map`: what is public, as a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from ..errors import UsageError
from ..model.label import Label
from ..model.wilayah import Tingkat
from .filtering import to_filter, to_window
from .options import filter_options, json_option
from .session import Session

if TYPE_CHECKING:
    from ..serialise.unduhan.bentuk import Bentuk

_WRITTEN = Label("{berkas}: {jumlah} kegiatan.", "{berkas}: {jumlah} kegiatan.")


@click.command("export")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="-",
    metavar="BERKAS",
    help="Berkas tujuan; - untuk keluaran baku.",
)
@click.option(
    "--bentuk",
    default="",
    metavar="BENTUK",
    help="geojson, csv, …; bila tidak disebut, menurut akhiran nama berkas tujuan.",
)
@click.option("--progres", is_flag=True, help="Laporan mingguannya, bukan kegiatannya.")
@click.option("--limit", default="", metavar="N", help="Paling banyak N kegiatan.")
@click.option("--offset", default="", metavar="N", help="Lewati N kegiatan pertama.")
@filter_options
@json_option
@click.pass_obj
def export_command(
    session: Session,
    /,
    output: Path,
    bentuk: str,
    progres: bool,  # noqa: FBT001 - click hands it over by name
    **given: Any,
) -> None:
    """Menulis kegiatan yang terbit sebagai berkas, dalam bentuk yang sama dengan /unduh."""
    from ..query.revision import get_revision
    from ..query.saringan import NO_WINDOW
    from ..serialise.unduhan.kumpul import describe, gather
    from ..serialise.unduhan.pendamping import AKHIRAN

    form, settings = _form(bentuk, output, progres=progres), session.settings
    window = to_window(given)
    if progres and window != NO_WINDOW:
        raise UsageError(
            "--limit dan --offset menghitung kegiatan; bersama --progres tidak berlaku.",
            "--limit and --offset count kegiatan; they mean nothing together with --progres.",
        )
    with session.catalogue() as catalogue:
        asked = to_filter(given, catalogue, session.registry)
        with catalogue.reading() as conn:
            revision = get_revision(conn)
        about = describe(
            catalogue,
            session.registry,
            asked,
            revision,
            lisensi=settings.data_license,
            sumber=settings.public_url or "SiPURBO-geo",
        )
        content = gather(
            catalogue,
            session.registry,
            asked,
            about,
            window=window,
            public_url=settings.public_url,
        )
        found = content.tally()
        with _target(output) as file:
            file.writelines(form.write(content))
        if form.pendamping and str(output) != "-":
            with _target(output.with_name(output.name + AKHIRAN)) as file:
                file.write(form.pendamping.write(content, output.name))
    if str(output) != "-":
        session.answer({"berkas": str(output), "jumlah": _taken(found.jumlah, *window)}, _WRITTEN)


def _taken(found: int, limit: int, offset: int) -> int:
    """How many of `found` are left by a limit (none: below 0) and an offset."""
    left = max(found - offset, 0)
    return left if limit < 0 else min(left, limit)


def _form(named: str, output: Path, *, progres: bool) -> Bentuk:
    """The format that is named, or else the one of the file's name, or else the first there is."""
    from ..serialise.unduhan.bentuk import BENTUK, BENTUK_PROGRES, offered, refuse_missing

    forms = BENTUK_PROGRES if progres else BENTUK
    endings = [ext for ext in forms if output.name.lower().endswith(f".{ext}")]
    ext = named or (max(endings, key=len) if endings else "")
    if not ext and not output.suffix:
        ext = next(iter(forms))
    if ext not in forms:
        wrong, choices = ext or output.suffix, ", ".join(offered(forms))
        raise UsageError(
            f"--bentuk: tidak dikenal: {wrong}. Yang dikenal: {choices}",
            f"--bentuk: unknown: {wrong}. Known: {choices}",
        )
    refuse_missing(forms[ext], forms)
    return forms[ext]


@contextmanager
def _target(output: Path) -> Iterator[BinaryIO]:
    """The file to write, complete or not at all; or standard output."""
    from ..database.whole_file import whole_file

    if str(output) == "-":
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    with whole_file(output) as making, making.open("wb") as file:
        yield file


@click.command("map")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default="peta.html",
    show_default=True,
    metavar="BERKAS",
    help="Berkas HTML tujuan.",
)
@filter_options
@json_option
@click.pass_obj
def map_command(session: Session, /, output: Path, **given: Any) -> None:
    """Membuat peta satu berkas HTML yang dapat dibuka tanpa internet."""
    from ..query.features import stream_features
    from ..query.revision import get_revision
    from ..query.wilayah import list_wilayah
    from ..serialise.folium_map import Keterangan, read_leaflet, render_map, write_map
    from ..serialise.kalimat import tulis_saringan

    registry = session.registry
    with session.catalogue() as catalogue:
        asked = to_filter(given, catalogue, registry)
        with catalogue.reading() as conn:
            revision = get_revision(conn)
            wilayah = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
        features = list(_features(stream_features(catalogue, asked)))
    about = Keterangan(
        "SiPURBO-geo",
        tulis_saringan(asked, registry, {w.kode: w.nama for w in wilayah}, session.bahasa),
        revision.waktu,
        "",
        session.bahasa,
    )
    leaflet = read_leaflet(Path(str(resources.files("webmap"))) / "static" / "dist")
    write_map(output, render_map(features, wilayah, registry, about, leaflet))
    session.answer({"berkas": str(output), "jumlah": len(features)}, _WRITTEN)


def _features(pieces: Iterable[tuple[bytes, int]]) -> Iterator[dict[str, Any]]:
    """Features that a person can look at on one page are few enough to hold."""
    for piece, _ in pieces:
        yield from json.loads(b"[" + piece + b"]")
