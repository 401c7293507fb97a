"""Commands around the catalogue itself: make it, look it over, publish anew."""

from __future__ import annotations

import platform
import sqlite3

import click

from .. import __version__
from ..errors import SipurboError
from ..model.label import Label
from ..model.wilayah import Tingkat
from .options import json_option
from .progress import progress_bar
from .session import Session
from .store import StoreCheck, check_store
from .trail import check_jejak

_READY = Label(
    "Katalog siap: {tema} tema, {jumlah} kegiatan terbit.",
    "The catalogue is ready: {tema} themes, {jumlah} kegiatan published.",
)
_CHECKED = Label(
    "Tema: {tema}. Kabupaten: {kabupaten}, kecamatan: {kecamatan}, desa: {desa}. "
    "Kegiatan dalam register: {register}; terbit: {jumlah}, di antaranya {tanpa_geometri} "
    "tanpa geometri. Revisi {revisi}, {waktu}.",
    "Themes: {tema}. Kabupaten: {kabupaten}, kecamatan: {kecamatan}, desa: {desa}. "
    "Kegiatan in the register: {register}; published: {jumlah}, of which {tanpa_geometri} "
    "have no geometry. Revision {revisi}, {waktu}.",
)
_STORE = Label(
    "Gudang berkas: {berkas} berkas tercatat; {menunggu} belum tercatat; disapu {disapu} yang "
    "lebih dari sehari tidak tercatat dan {setengah} sisa unggahan yang terputus.",
    "Store of files: {berkas} recorded; {menunggu} not recorded yet; swept {disapu} that nobody "
    "recorded for more than a day and {setengah} left by interrupted uploads.",
)
_SWEPT = Label("  disapu {sidik}", "  swept {sidik}")
_PUBLISHED = Label("{berubah} terbitan diperbarui.", "{berubah} published versions renewed.")
_VERSION = Label("sipurbo-geo {sipurbo_geo}", "sipurbo-geo {sipurbo_geo}")


@click.command("init")
@json_option
@click.pass_obj
def init_command(session: Session) -> None:
    """Membuat katalog kosong, atau memperbarui yang lama."""
    from ..catalogue.sync_registry import sync_registry
    from ..query.revision import get_revision

    registry = session.registry
    with session.catalogue(new=True) as catalogue:
        with catalogue.writing() as conn:
            sync_registry(conn, registry)
        with catalogue.reading() as conn:
            count = get_revision(conn).jumlah
    session.answer({"tema": len(registry.layers), "jumlah": count}, _READY)


@click.command("check")
@click.option("--jejak", "with_jejak", is_flag=True, help="Periksa juga rantai jejak perubahan.")
@click.option(
    "--ujung",
    metavar="SHA256",
    help="Ujung rantai yang dicatat dahulu (sipurbo jejak head); harus masih ada.",
)
@click.option("--berkas", "whole", is_flag=True, help="Baca ulang dan cocokkan semua berkas.")
@json_option
@click.pass_obj
def check_command(
    session: Session,
    with_jejak: bool,  # noqa: FBT001
    ujung: str | None,
    whole: bool,  # noqa: FBT001
) -> None:
    """Memeriksa tema, katalog dan gudang berkas, menghitung isinya, menyapu sisa unggahan."""
    from ..query.register import list_kode
    from ..query.revision import get_revision
    from ..query.wilayah import list_wilayah

    registry = session.registry
    with session.catalogue() as catalogue:
        with catalogue.reading() as conn:
            revision = get_revision(conn)
            places = {level.value: len(list_wilayah(conn, level)) for level in Tingkat}
            register = len(list_kode(conn))
        broken = check_jejak(catalogue, ujung) if with_jejak or ujung else []
        media = session.settings.media
        store = check_store(catalogue, media, whole=whole) if media else None
    found = {
        "tema": len(registry.layers),
        **places,
        "register": register,
        "jumlah": revision.jumlah,
        "tanpa_geometri": revision.tanpa_geometri,
        "revisi": revision.nomor,
        "waktu": revision.waktu.isoformat(timespec="seconds"),
    }
    if with_jejak or ujung:
        found["jejak"] = broken
    if store:
        found["gudang"] = store.to_json()
    session.answer(found, _CHECKED)
    if store and not session.json:
        _say_store(session, store)
    _fail(broken, store.hilang if store else [])


def _say_store(session: Session, store: StoreCheck) -> None:
    session.say(_STORE, **store.to_json() | {"disapu": len(store.disapu)})
    for sha256 in store.disapu:
        session.say(_SWEPT, sidik=sha256)


def _fail(broken: list[str], lost: list[str]) -> None:
    """Exit with 1 when the data has problems, and say which."""
    if broken:
        raise SipurboError(
            "Jejak tidak utuh:\n" + "\n".join(broken[:20]),
            "The trail is broken:\n" + "\n".join(broken[:20]),
        )
    if lost:
        raise SipurboError(
            f"{len(lost)} berkas yang tercatat hilang atau rusak; pulihkan dari cadangan:\n"
            + "\n".join(lost[:20]),
            f"{len(lost)} recorded files are lost or spoilt; restore them from a backup:\n"
            + "\n".join(lost[:20]),
        )


@click.command("publish")
@json_option
@click.pass_obj
def publish_command(session: Session) -> None:
    """Menerbitkan ulang semua kegiatan, sesudah batas wilayah atau tema berubah."""
    from ..catalogue.republish import republish
    from ..query.register import list_kode

    registry = session.registry
    with session.catalogue() as catalogue:
        with catalogue.reading() as conn:
            count = len(list_kode(conn))
        with progress_bar("publish", count) as done, catalogue.writing() as conn:
            changed = republish(conn, registry, progress=done)
    session.answer({"berubah": changed}, _PUBLISHED)


@click.command("version")
@json_option
@click.pass_obj
def version_command(session: Session) -> None:
    """Menampilkan versi."""
    found = {
        "sipurbo_geo": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }
    session.answer(found, _VERSION)
