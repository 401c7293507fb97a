"""What is saved becomes public; what is withheld never does; what was public is remembered."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest
import shapely
import sqlalchemy as sa

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.republish import republish
from sipurbo_geo.catalogue.save_kegiatan import Saved, save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import PUBLIC_TABLES, terbitan
from sipurbo_geo.errors import NotFoundError, UsageError
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.feature import PROPERTY_NAMES
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.kegiatan import Keadaan, Kegiatan, Rahasia
from sipurbo_geo.query.features import stream_features
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.query.tally import count, tally
from sipurbo_geo.registry import Registry
from tests.factories import (
    BARAT,
    TIMUR,
    make_crossing,
    make_kegiatan,
    make_unmapped,
    make_wilayah,
)

CANARY = "kenari-rahasia"


def _save(catalogue: Catalogue, registry: Registry, *items: Kegiatan) -> Saved:
    with catalogue.writing() as conn:
        return save_kegiatan(conn, registry, items)


def _published(catalogue: Catalogue, f: KegiatanFilter | None = None) -> list[str]:
    pieces = stream_features(catalogue, f or KegiatanFilter())
    text = ",".join(piece.decode() for piece, _ in pieces)
    return [feature["id"] for feature in json.loads(f"[{text}]")]


def test_no_withheld_value_reaches_a_public_table(catalogue: Catalogue, registry: Registry) -> None:
    secret = Rahasia(**{field.name: f"{CANARY}-{field.name}" for field in fields(Rahasia)})
    hidden = {a.key: CANARY for a in registry.layers["jalan"].attributes if not a.public}
    draft = make_kegiatan("DRAF-1", nama=f"{CANARY}-draf", keadaan=Keadaan.DRAF)
    _save(catalogue, registry, make_kegiatan(rahasia=secret, atribut=hidden), draft)
    with catalogue.reading() as conn:
        for table in PUBLIC_TABLES:
            values = [str(value) for row in conn.execute(sa.select(table)) for value in row]
            assert CANARY not in " ".join(values), table.name
        assert count(conn, KegiatanFilter()) == 1


def test_a_draft_is_not_published_until_it_is_released(
    catalogue: Catalogue, registry: Registry
) -> None:
    draft = make_kegiatan("A-1", keadaan=Keadaan.DIAJUKAN)
    _save(catalogue, registry, draft)
    assert _published(catalogue) == []
    with catalogue.writing() as conn:
        move_kegiatan(conn, registry, "A-1", Gerak.TERBITKAN)
    assert _published(catalogue) == ["A-1"]


def test_a_withdrawal_needs_a_reason_and_leaves_the_register_whole(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"))
    with pytest.raises(UsageError, match="alasan"), catalogue.writing() as conn:
        move_kegiatan(conn, registry, "A-1", Gerak.TARIK, catatan=" ")
    with catalogue.writing() as conn:
        move_kegiatan(conn, registry, "A-1", Gerak.TARIK, catatan="Dobel dengan A-2")
    with catalogue.reading() as conn:
        with pytest.raises(NotFoundError):
            get_kegiatan(conn, "A-1")
        assert conn.scalar(sa.text("SELECT count(*) FROM kegiatan")) == 1
        assert get_revision(conn).jumlah == 0


def test_saving_the_same_twice_changes_nothing(catalogue: Catalogue, registry: Registry) -> None:
    items = [make_kegiatan(), make_crossing(), make_unmapped()]
    assert _save(catalogue, registry, *items) == Saved(3, 0, 0)
    with catalogue.reading() as conn:
        before = get_revision(conn)
    assert _save(catalogue, registry, *items) == Saved(0, 0, 3)
    with catalogue.reading() as conn:
        assert get_revision(conn) == before
        assert (before.jumlah, before.tanpa_geometri) == (3, 1)


def test_only_what_changed_is_published_anew(catalogue: Catalogue, registry: Registry) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"), make_kegiatan("A-2"))
    changed = make_kegiatan("A-2", nama="Nama baru")
    assert _save(catalogue, registry, make_kegiatan("A-1"), changed) == Saved(0, 1, 1)
    with catalogue.reading() as conn:
        assert get_kegiatan(conn, "A-2").fitur["properties"]["nama"] == "Nama baru"
        assert conn.scalar(sa.text("SELECT count(*) FROM terbitan_riwayat")) == 1
        assert get_revision(conn).jumlah == 2


def test_the_past_is_shown_as_it_was_public(catalogue: Catalogue, registry: Registry) -> None:
    monday = datetime(2026, 11, 2, 3, tzinfo=UTC)
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("A-1")], now=monday)
        later = [make_kegiatan("A-1", nama="Nama baru"), make_kegiatan("A-2")]
        save_kegiatan(conn, registry, later, now=monday + timedelta(days=7))
    for day, names in ((-1, []), (1, ["A-1"]), (8, ["A-1", "A-2"])):
        at = KegiatanFilter(pada=monday + timedelta(days=day))
        assert _published(catalogue, at) == names
        with catalogue.reading() as conn:
            assert tally(conn, at).jumlah == len(names)
    then = KegiatanFilter(pada=monday + timedelta(days=1), bbox=(102, -2, 103, -1), q="beton")
    (text,) = (piece.decode() for piece, _ in stream_features(catalogue, then))
    assert "Nama baru" not in text


def test_the_published_properties_are_the_promised_ones(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, make_kegiatan())
    with catalogue.reading() as conn:
        names = tuple(get_kegiatan(conn, "PUPR-2023-0001").fitur["properties"])
    attributes = tuple(a.key for a in registry.layers["jalan"].attributes if a.public)
    assert names == PROPERTY_NAMES + attributes


def test_polygons_leave_anticlockwise_with_six_decimals(
    catalogue: Catalogue, registry: Registry
) -> None:
    ring = [(102.2111111111, -1.4), (102.21, -1.39), (102.22, -1.39), (102.22, -1.4)]
    clockwise = shapely.Polygon(ring)
    assert not clockwise.exterior.is_ccw
    _save(catalogue, registry, make_kegiatan(layer="gedung", bidang="", geometry=clockwise))
    with catalogue.reading() as conn:
        geometry = get_kegiatan(conn, "PUPR-2023-0001").fitur["geometry"]
        stored = conn.scalar(sa.select(terbitan.c.geom))
    outer = geometry["coordinates"][0]
    assert shapely.LinearRing(outer).is_ccw
    assert [102.211111, -1.4] in outer
    assert shapely.equals_exact(stored, shapely.geometry.shape(geometry))


def test_a_road_across_kecamatan_belongs_to_each_with_its_share(
    catalogue: Catalogue, registry: Registry
) -> None:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    _save(catalogue, registry, make_crossing("LINTAS"))
    for code in (BARAT, TIMUR):
        assert _published(catalogue, KegiatanFilter(kecamatan=(code,))) == ["LINTAS"]
    both = KegiatanFilter(kecamatan=(BARAT, TIMUR))
    assert _published(catalogue, both) == ["LINTAS"]
    with catalogue.reading() as conn:
        places = get_kegiatan(conn, "LINTAS").rincian["wilayah"]
    parts = {p["nama"]: round(p["bagian"], 3) for p in places if p["tingkat"] == "kecamatan"}
    assert parts == {"Tebo Timur": 0.667, "Tebo Barat": 0.333}


def test_a_stated_kecamatan_counts_where_there_is_no_geometry(
    catalogue: Catalogue, registry: Registry
) -> None:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    _save(catalogue, registry, make_unmapped("T-1"))
    assert _published(catalogue, KegiatanFilter(kecamatan=(TIMUR,))) == ["T-1"]


def test_new_boundaries_move_kegiatan_when_all_is_published_again(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"))
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        assert republish(conn, registry) == 1
        assert republish(conn, registry) == 0
    assert _published(catalogue, KegiatanFilter(kecamatan=(BARAT,))) == ["A-1"]


def test_an_adendum_stays_when_a_later_save_does_not_speak_of_it(
    catalogue: Catalogue, registry: Registry
) -> None:
    from datetime import date

    from sipurbo_geo.model.kegiatan import Adendum

    change = Adendum("ADD-1", date(2023, 7, 1), "Tambah waktu")
    _save(catalogue, registry, make_kegiatan("A-1", adendum=(change,)))
    _save(catalogue, registry, make_kegiatan("A-1", nama="Nama baru"))
    with catalogue.reading() as conn:
        (kept,) = get_kegiatan(conn, "A-1").rincian["adendum"]
    assert kept["nomor"] == "ADD-1"
