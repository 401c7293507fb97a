"""Data sets as ISO 19139: valid by the schemas themselves, and read back by OWSLib."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import etree
from owslib.iso import MD_Metadata

from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_wilayah
from tests.filling import nothing
from webmap import create_app

from .conftest import SITE

#: the edition of the schemas in the package knows GML by its older name
OLD_GML, GML = b"http://www.opengis.net/gml", b"http://www.opengis.net/gml/3.2"
SCHEMA = "plugins/profiles/apiso/schemas/ogc/iso/19139/20060504/gmd/gmd.xsd"

EMPTY = pytest.mark.parametrize("filling", [nothing], ids=["empty"])


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The schemas of ISO 19139, as a catalogue server ships them."""
    spec = find_spec("pycsw")
    assert spec is not None
    assert spec.origin is not None
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(Path(spec.origin).parent / SCHEMA, parser))


def read(client: FlaskClient, name: str) -> MD_Metadata:
    answer = client.get(f"/katalog{name}.xml")
    assert (answer.status_code, answer.mimetype) == (200, "application/xml"), answer.text
    return MD_Metadata(etree.fromstring(answer.data))


@EMPTY
def test_before_anything_is_published_the_catalogue_is_empty(settings: Settings) -> None:
    app = create_app(settings)
    stranger = app.test_client()
    for path in ("/katalog.xml", "/katalog/jalan", "/katalog/jalan.json"):
        answer = stranger.get(path)
        assert answer.status_code == 404
        assert "Belum ada data yang terbit" in answer.text
    assert "Belum ada data yang terbit" in stranger.get("/katalog").text
    for path in ("/katalog.jsonld", "/katalog.ttl", "/katalog.json", "/sitemap-halaman.xml"):
        assert stranger.get(path).status_code == 200
    for path in ("/ogc/collections", "/ogc/collections/katalog", "/ogc/collections/katalog/items"):
        assert stranger.get(path).status_code == 200
    app.extensions["sipurbo"].catalogue.close()


@EMPTY
def test_a_catalogue_of_places_alone_offers_no_description_of_kegiatan(settings: Settings) -> None:
    app = create_app(settings)
    with app.extensions["sipurbo"].catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    stranger = app.test_client()
    page = stranger.get("/katalog")
    assert "/katalog/wilayah" in page.text
    assert "/katalog.jsonld" in page.text
    assert "/katalog.xml" not in page.text + str(page.headers)
    assert stranger.get("/katalog.xml").status_code == 404
    assert stranger.get("/katalog/wilayah.xml").status_code == 200
    app.extensions["sipurbo"].catalogue.close()


def test_what_is_not_there_is_not_found_and_the_known_are_named(client: FlaskClient) -> None:
    answer = client.get("/katalog/jaln.xml")
    assert answer.status_code == 404
    assert "jalan" in answer.text
    assert client.get("/katalog/jalan.xml?bahasa=id").status_code == 400


def test_every_document_is_valid(
    client: FlaskClient, registry: Registry, schema: etree.XMLSchema
) -> None:
    for name in ("", *(f"/{key}" for key in (*registry.layers, "progres", "wilayah"))):
        body = client.get(f"/katalog{name}.xml").data
        schema.assertValid(etree.fromstring(body.replace(GML, OLD_GML)))


def test_a_theme_is_read_back_with_all_its_fields(client: FlaskClient) -> None:
    found = read(client, "/jalan")
    assert re.fullmatch(r"[A-Za-z0-9-]+-jalan", found.identifier), "GeoNetwork puts it in addresses"
    assert found.parentidentifier == found.identifier.replace("-jalan", "-kegiatan")
    assert (found.languagecode, found.charset, found.hierarchy) == ("ind", "utf8", "dataset")
    assert (found.stdname, found.stdver) == ("ISO 19115:2003/19139", "1.0")
    assert found.datestamp
    assert found.dataseturi == f"{SITE}/katalog/jalan"
    assert (found.referencesystem.code, found.referencesystem.codeSpace) == ("EPSG:4326", "EPSG")
    assert found.locales[0].languagecode == "eng"
    assert "asal_koordinat" in found.dataquality.lineage
    (contact,) = found.contact
    assert contact.organization == "Dinas Pekerjaan Umum dan Perumahan Rakyat"
    assert (contact.position, contact.role) == ("Bidang Bina Marga", "pointOfContact")
    assert (contact.name, contact.phone, contact.email) == (None,) * 3 or not contact.name
    (about,) = found.identification
    assert about.title == "Jalan"
    assert about.abstract.startswith("Pembangunan dan pemeliharaan jalan")
    assert [word.name for word in about.keywords[0].keywords] == ["pekerjaan umum", "Jalan"]
    assert (about.topiccategory, about.status) == (["transportation"], "onGoing")
    assert (about.spatialrepresentationtype, about.resourcelanguagecode) == (["vector"], ["ind"])
    assert about.useconstraints == ["license"]
    assert about.otherconstraints == ["https://creativecommons.org/licenses/by/4.0/"]
    box = about.bbox
    assert [float(edge) for edge in (box.minx, box.miny, box.maxx, box.maxy)] == [
        102.21, -1.44, 102.34, -1.4,
    ]  # fmt: skip
    assert (about.temporalextent_start, about.temporalextent_end) == ("2023-06-05", "2023-09-02")
    assert about.date[0].type == "revision"


def test_every_way_to_get_it_is_named_and_answers(client: FlaskClient) -> None:
    for name in ("/jalan", "/progres", "/wilayah"):
        online = read(client, name).distribution.online
        protocols = {link.protocol for link in online}
        assert "OGC API - Features" in protocols
        for link in online:
            assert link.url.startswith(f"{SITE}/")
            parts = urlsplit(link.url)
            answer = client.get(parts.path, query_string=parts.query)
            assert answer.status_code == 200, link.url
            answer.close()


def test_each_theme_has_its_topic_and_the_whole_has_all_of_them(
    client: FlaskClient, registry: Registry
) -> None:
    topics = {
        key: read(client, f"/{key}").identification[0].topiccategory for key in registry.layers
    }
    assert topics["sungai"] == topics["irigasi"] == ["inlandWaters"]
    assert topics["tata_ruang"] == ["planningCadastre"]
    assert topics["sanitasi"] == ["utilitiesCommunication"]
    assert topics["gedung"] == ["structure"]
    whole = read(client, "")
    assert whole.hierarchy == "series"
    assert set(whole.identification[0].topiccategory) == {t for ts in topics.values() for t in ts}


def test_reports_have_days_and_no_place(client: FlaskClient) -> None:
    found = read(client, "/progres")
    (about,) = found.identification
    assert found.referencesystem is None
    assert about.spatialrepresentationtype == ["textTable"]
    assert about.bbox is None
    assert about.temporalextent_start < about.temporalextent_end


def test_an_unchanged_document_is_not_sent_again(client: FlaskClient) -> None:
    etag = client.get("/katalog/jalan.xml").headers["ETag"]
    assert client.get("/katalog/jalan.xml", headers={"If-None-Match": etag}).status_code == 304
