"""The catalogue in two forms that say the same, read by an independent parser."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from rdflib import DCAT, DCTERMS, RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.dcat.jsonld import write_jsonld
from sipurbo_geo.serialise.dcat.simpul import Simpul, Teks
from sipurbo_geo.serialise.dcat.turtle import write_turtle

from .conftest import SITE

#: the parser of JSON-LD warns of its own past
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")


def read(client: FlaskClient, name: str, ending: str, form: str) -> Graph:
    answer = client.get(f"/{name}.{ending}")
    assert answer.status_code == 200, answer.text
    return Graph().parse(data=answer.data, format=form)


def test_a_parameter_means_nothing_here(client: FlaskClient) -> None:
    assert client.get("/katalog.ttl?layer=jalan").status_code == 400


def test_awkward_texts_survive_both_forms() -> None:
    text = 'Jalan "Lama" \\ baru\nbaris\tkedua  '
    thing = Simpul("https://data.example/x", "dcat:Dataset", (("dct:title", Teks(text, "id")),))
    for graph in (
        Graph().parse(data=write_jsonld(thing), format="json-ld"),
        Graph().parse(data=write_turtle(thing), format="turtle"),
    ):
        assert [str(title) for title in graph.objects(None, DCTERMS.title)] == [text]


def test_both_forms_say_the_same(client: FlaskClient) -> None:
    json, turtle = (
        read(client, "katalog", "jsonld", "json-ld"),
        read(client, "katalog", "ttl", "turtle"),
    )
    assert len(json) > 200
    assert isomorphic(json, turtle)


def test_every_theme_is_a_dataset_with_its_place_and_its_files(
    client: FlaskClient, registry: Registry
) -> None:
    graph = read(client, "katalog", "ttl", "turtle")
    datasets = set(graph.objects(URIRef(f"{SITE}/katalog"), DCAT.dataset))
    assert datasets == set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == len(registry.layers) + 3, "all of it, the reports, the boundaries"
    road = URIRef(f"{SITE}/katalog/jalan")
    place = graph.value(road, DCTERMS.spatial)
    box = graph.value(place, DCAT.bbox)
    assert str(box).startswith("POLYGON ((102.21")
    assert getattr(box, "datatype", None) == GEO.wktLiteral
    assert graph.value(road, DCTERMS.license)
    period = graph.value(road, DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) == "2023-06-05"


def test_a_data_set_is_described_by_itself_as_it_is_among_the_others(client: FlaskClient) -> None:
    whole = read(client, "katalog", "ttl", "turtle")
    for name in ("jalan", "progres", "wilayah"):
        for ending, form in (("ttl", "turtle"), ("jsonld", "json-ld")):
            alone = read(client, f"katalog/{name}", ending, form)
            assert len(alone) > 10
            named = {t for t in alone if isinstance(t[0], URIRef) and isinstance(t[2], URIRef)}
            assert named <= set(whole)


def test_every_address_in_it_answers(client: FlaskClient) -> None:
    graph = read(client, "katalog", "jsonld", "json-ld")
    named = {
        str(address)
        for predicate in (DCAT.downloadURL, DCAT.landingPage, DCAT.endpointDescription)
        for address in graph.objects(None, predicate)
    }
    assert len(named) > 20
    for address in sorted(named):
        parts = urlsplit(address)
        answer = client.get(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        assert answer.status_code == 200, address
        answer.close()
