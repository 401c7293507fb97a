"""No withheld value leaves the house: every public address is read and searched for canaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import PUBLIC_TABLES, metadata, terbitan_dokumen
from sipurbo_geo.intake.berkas.gudang import Gudang
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Keadaan, Rahasia
from sipurbo_geo.model.keterbukaan import KETERBUKAAN
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.canary_dokumen import plant_dokumen
from tests.canary_kantor import APPROVED, FIGURES, ROAD, plant_kantor
from tests.crawling import Answer, crawl
from tests.factories import make_kegiatan, make_progres, make_unmapped, make_wilayah
from webmap import create_app

CANARY = "kenari"
#: tables of the office, each of which holds a canary
_INSIDE = (
    *("kegiatan", "ajuan", "ajuan_langkah", "draf", "notifikasi", "penanganan", "pengguna"),
    *("dokumen", "jejak_pribadi", "jejak"),
)
#: addresses that a page builds by itself
_BY_SCRIPT = (
    "/peta/hitungan.json",
    "/peta/wilayah.geojson",
    "/feeds/kegiatan.geojson",
    "/feeds/kegiatan.geojson?q=internal",
    "/feeds/kegiatan.geojson?pada=2099-01-01",
    "/feeds/wilayah/kecamatan.geojson",
    "/feeds/kecamatan/15.09.01.geojson",
    "/feeds/bidang/bina-marga.geojson",
    "/feeds/kecamatan/15.09.01/bina-marga.geojson",
    "/feeds/kegiatan/PUPR-2023-0001.geojson",
    "/unduh/peta.html",
    "/unduh/kegiatan.gpkg",
    "/unduh/kegiatan.xlsx",
    "/unduh/kegiatan.dxf",
    "/unduh/kegiatan.csv-metadata.json",
    "/unduh/progres.parquet",
    "/unduh/progres.csv?pada=2099-01-01",
    "/unduh/kegiatan.csv-metadata.json",
    "/unduh/progres.csv-metadata.json",
    "/kartu/beranda.png",
    "/kartu/kegiatan/PUPR-2023-0001.png",
    "/kartu/kecamatan/15.09.01.png",
    "/kartu/bidang/bina-marga.png",
    "/kegiatan?q=internal",
    "/kegiatan?q=kembali",
    "/kegiatan/RAHASIA-DRAF",
    "/kegiatan/RAHASIA-KEMBALI",
    "/kegiatan/RAHASIA-BUKU",
    f"/feeds/kegiatan/{ROAD}.geojson",
    "/feeds/kegiatan/RAHASIA-DRAF.geojson",
    "/feeds/kegiatan/RAHASIA-DITARIK.geojson",
    "/healthz",
    "/masuk",
    "/oc4ids/package.json",
    "/feeds/kegiatan.atom",
    "/feeds/kecamatan/15.09.01.atom",
    "/feeds/bidang/bina-marga.atom",
    "/katalog.jsonld",
    "/katalog.ttl",
    "/katalog.xml",
    "/katalog.json",
    "/katalog/jalan.jsonld",
    "/katalog/jalan.ttl",
    "/katalog/jalan.xml",
    "/katalog/jalan.json",
    "/ogc/collections/katalog?f=json",
    "/ogc/collections/katalog/items?f=json",
    "/ogc/collections/katalog/items/jalan?f=json",
    "/sitemap.xml",
    "/sitemap-halaman.xml",
    "/sitemap-kegiatan-1.xml",
    "/robots.txt",
    "/oc4ids/package.json?pada=2099-01-01",
    "/tiles/0/0/0.mvt",
    "/tiles/0/0/0.pbf?pada=2099-01-01",
    "/tiles/kegiatan.json",
    "/tiles/gaya.json",
    "/ogc/",
    "/ogc/conformance",
    "/ogc/api?f=json",
    "/ogc/panduan",
    "/ogc/collections?f=json",
    "/ogc/collections/jalan?f=json",
    "/ogc/collections/jalan/queryables?f=json",
    "/ogc/collections/kegiatan/items?f=json",
    "/ogc/collections/kegiatan/items?limit=1&sortby=-nama&properties=nama",
    "/ogc/collections/jalan/items?crs=EPSG:32748",
    "/ogc/collections/progres/items",
    "/ogc/collections/jalan/tiles?f=json",
    "/ogc/collections/jalan/tiles/WebMercatorQuad?f=json",
    "/ogc/collections/jalan/tiles/WebMercatorQuad/0/0/0",
    "/ogc/tileMatrixSets?f=json",
    "/ogc/tileMatrixSets/WebMercatorQuad?f=json",
    "/ogc/collections/kegiatan/items/PUPR-2023-0001",
    "/ogc/collections/kegiatan/items/RAHASIA-DRAF",
)


@pytest.fixture
def app(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[Flask]:
    _plant(catalogue, registry)
    plant_dokumen(catalogue, registry, settings)
    plant_kantor(catalogue, registry, settings)
    app = create_app(settings)
    app.config.update(WTF_CSRF_ENABLED=False)
    yield app
    app.extensions["sipurbo"].catalogue.close()


def _plant(catalogue: Catalogue, registry: Registry) -> None:
    """Fill every withheld field with a canary, in kegiatan of every theme, drafts included."""
    secret = Rahasia(**{field.name: f"{CANARY}-{field.name}" for field in fields(Rahasia)})
    everywhere = [
        make_kegiatan(
            f"TEMA-{layer.key}",
            layer=layer.key,
            bidang="",
            geometry=None,
            alasan_tanpa_geometri="Belum disurvei",
            rahasia=secret,
            atribut={a.key: f"{CANARY}-{a.key}" for a in layer.attributes if not a.public},
        )
        for layer in registry.layers.values()
    ]
    road = make_kegiatan(rahasia=secret)
    draft = replace(road, kode="RAHASIA-DRAF", nama=f"{CANARY}-draf", keadaan=Keadaan.DRAF)
    asked = replace(draft, kode="RAHASIA-AJUAN", keadaan=Keadaan.DIAJUKAN)
    gone = make_unmapped("RAHASIA-DITARIK", nama=f"{CANARY}-ditarik", keadaan=Keadaan.DRAF)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [*everywhere, road, draft, asked, gone])
        record_progres(conn, registry, make_progres(road.kode))
        move_kegiatan(conn, registry, gone.kode, Gerak.TARIK, catatan=f"{CANARY}-alasan")


def _crawl(app: Flask) -> dict[str, bytes]:
    """Every address that can be reached from the home page, and what it answers."""
    client = app.test_client()

    def fetch(path: str) -> Answer:
        answer = client.get(path)
        body = answer.data + repr(answer.headers).encode()
        answer.close()
        return Answer(answer.status_code, answer.mimetype, body.decode(errors="replace"), body)

    return crawl(fetch, ["/", *_BY_SCRIPT])


def _knock(app: Flask) -> dict[str, bytes]:
    """Every address of the office, by every method, asked by somebody who is not signed in."""
    client, adapter, seen = app.test_client(), app.url_map.bind("localhost"), {}
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("admin."):
            continue
        values = dict.fromkeys(rule.arguments, 1)
        path = adapter.build(rule.endpoint, values, method=next(iter(rule.methods or ())))
        for method in sorted(rule.methods or ()):
            answer = client.open(path, method=method)
            allowed = 200 if method == "OPTIONS" else 302
            assert answer.status_code == allowed, f"{method} {path}"
            seen[f"{method} {path}"] = answer.data + repr(answer.headers).encode()
    return seen


def test_no_canary_is_found_in_any_public_byte(app: Flask) -> None:
    seen = _crawl(app)
    routes = app.url_map.bind("localhost")
    reached = {routes.match(urlsplit(path).path)[0] for path, body in seen.items() if body}
    public = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.endpoint.startswith("admin.")
    }
    assert public - reached == {"static"}, "an address that nobody looked at"
    for path, body in seen.items():
        assert CANARY.encode() not in body, path
        assert not FIGURES.search(body), path
    assert APPROVED.encode() in seen[f"/kegiatan/{ROAD}"], "what is approved is there"


def test_no_canary_stands_in_a_table_that_the_public_reads(
    app: Flask,  # noqa: ARG001 - filled first
    catalogue: Catalogue,
) -> None:
    with catalogue.reading() as conn:
        for table in PUBLIC_TABLES:
            for row in conn.execute(sa.select(table)):
                text = repr(tuple(row))
                assert CANARY not in text, table.name
                assert not FIGURES.search(text.encode()), table.name


def test_of_all_files_in_the_store_only_the_published_ones_are_given_out(
    app: Flask, catalogue: Catalogue, settings: Settings
) -> None:
    assert settings.media is not None
    with catalogue.reading() as conn:
        rows = conn.execute(sa.select(terbitan_dokumen)).all()
    published = {sha for row in rows for sha in (row.sha256, row.sha256_kecil) if sha}
    stored = set(Gudang(settings.media).stored())
    assert len(published) == 3, "a letter, and a photo in two sizes"
    assert published < stored
    stored |= {path.stem for path in settings.media.glob("titipan/*/*.xlsx")}
    for sha256 in stored:
        answer = app.test_client().get(f"/dokumen/{sha256}")
        assert answer.status_code == (200 if sha256 in published else 404), sha256
        assert CANARY.encode() not in answer.data
        assert b"Exif" not in answer.data
        answer.close()


def test_no_address_of_the_office_tells_a_stranger_anything(app: Flask) -> None:
    for asked, body in _knock(app).items():
        assert CANARY.encode() not in body, asked


def test_the_canaries_are_really_planted(app: Flask, catalogue: Catalogue) -> None:
    with catalogue.reading() as conn:
        for rule in KETERBUKAAN:
            if rule.tabel == "kegiatan" and not rule.is_public and rule.kolom != "keadaan":
                stored = conn.exec_driver_sql(f"SELECT {rule.kolom} FROM kegiatan").scalars()
                assert any(CANARY in value for value in stored), rule.kolom
        for name in _INSIDE:
            rows = conn.execute(sa.select(metadata.tables[name])).all()
            assert CANARY in repr(rows), name
    assert app.test_client().get("/kegiatan/PUPR-2023-0001").status_code == 200


def test_a_draft_and_a_withdrawn_kegiatan_are_not_found(app: Flask) -> None:
    client = app.test_client()
    for kode in ("RAHASIA-DRAF", "RAHASIA-AJUAN", "RAHASIA-DITARIK"):
        assert client.get(f"/kegiatan/{kode}").status_code == 404
        assert client.get(f"/feeds/kegiatan/{kode}.geojson").status_code == 404
