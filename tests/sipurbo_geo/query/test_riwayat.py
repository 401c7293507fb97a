"""How published figures changed, from the versions that the public could see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.kegiatan_nilai import Ubahan
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.query.riwayat import Versi, list_versi
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_progres, make_wilayah

NOW = datetime(2023, 6, 1, tzinfo=UTC)


def _save(catalogue: Catalogue, registry: Registry, day: int, **changes: object) -> None:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        item = make_kegiatan("A-1", **changes)
        save_kegiatan(conn, registry, [item], now=NOW + timedelta(days=day))


def _history(catalogue: Catalogue) -> list[Versi]:
    with catalogue.reading() as conn:
        return list_versi(conn, "A-1")


def test_nobody_published_it_so_there_is_nothing(catalogue: Catalogue, registry: Registry) -> None:
    _save(catalogue, registry, 0, keadaan=Keadaan.DRAF)
    assert _history(catalogue) == []


def test_what_is_not_followed_makes_no_entry(catalogue: Catalogue, registry: Registry) -> None:
    _save(catalogue, registry, 0)
    _save(catalogue, registry, 1, lokasi="RT 09", nomor_kontrak="1/2023")
    assert _history(catalogue) == [Versi(NOW, ())]


def test_every_followed_change_stands_with_its_moment_the_newest_first(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, 0)
    _save(catalogue, registry, 1, nilai_kontrak=Decimal(190_000_000))
    _save(catalogue, registry, 2, nilai_kontrak=Decimal(190_000_000), tahap=Tahap.SELESAI)
    newest, middle, first = _history(catalogue)
    assert (first.waktu, first.ubahan) == (NOW, ())
    changed = Ubahan("nilai_kontrak", Decimal(195_500_000), Decimal(190_000_000))
    assert (middle.waktu, middle.ubahan) == (NOW + timedelta(days=1), (changed,))
    assert Ubahan("tahap", "pelaksanaan", "selesai") in newest.ubahan


def test_the_status_of_the_deviation_is_followed(catalogue: Catalogue, registry: Registry) -> None:
    _save(catalogue, registry, 0)
    with catalogue.writing() as conn:
        late = make_progres("A-1", (50,), (20,))
        record_progres(conn, registry, late, now=NOW + timedelta(days=7))
    assert _history(catalogue)[0].ubahan == (Ubahan("status", "tanpa_data", "kritis"),)


def test_a_time_out_of_sight_stays_in_the_history_and_the_return_is_in_it(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, 0)
    with catalogue.writing() as conn:
        for day, step in enumerate(
            (Gerak.TARIK, Gerak.BUKA_KEMBALI, Gerak.AJUKAN, Gerak.TERBITKAN), start=1
        ):
            move_kegiatan(
                *(conn, registry, "A-1", step), catatan="Uji", now=NOW + timedelta(days=day)
            )
    _save(catalogue, registry, 9, penyedia="CV Lain")
    newest, *_, first = _history(catalogue)
    assert newest.ubahan == (Ubahan("penyedia", "CV Contoh Karya", "CV Lain"),)
    assert first.waktu == NOW
