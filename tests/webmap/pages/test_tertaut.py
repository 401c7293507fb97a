"""What a page says of itself to search engines, and that no text can break out of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .conftest import JAHAT, Read


def read_data(read: Read, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(read(path).data))
    return found


def test_a_bad_name_stays_a_name(read: Read) -> None:
    assert read_data(read, "/kegiatan/PUPR-2023-0005")["name"] == JAHAT


def test_a_kegiatan_is_a_place_with_data_about_it(read: Read) -> None:
    place = read_data(read, "/kegiatan/PUPR-2023-0001")
    assert (place["@type"], place["subjectOf"]["@type"]) == ("Place", "Dataset")
    assert place["geo"]["box"] == "-1.440000 102.210000 -1.420000 102.240000", "latitude first"
    assert place["containedInPlace"][0]["identifier"] == "15.09.01"
    files = place["subjectOf"]["distribution"]
    assert files[0]["contentUrl"].endswith("/feeds/kegiatan/PUPR-2023-0001.geojson")


#: what Google asks of a Dataset, and what it recommends
WANTED = (
    *("name", "description", "license", "creator", "distribution", "isAccessibleForFree"),
    *("spatialCoverage", "temporalCoverage", "url", "includedInDataCatalog"),
)


@pytest.mark.parametrize(
    "path",
    ["/unduh?layer=jalan", "/kegiatan/PUPR-2023-0001", "/katalog/jalan", "/katalog/kegiatan"],
)
def test_a_dataset_has_all_that_search_engines_ask_for(read: Read, path: str) -> None:
    found = read_data(read, path)
    dataset = found["subjectOf"] if found["@type"] == "Place" else found
    assert dataset["@type"] == "Dataset"
    assert [name for name in WANTED if not dataset.get(name)] == []
    assert 50 <= len(dataset["description"]) <= 5000
    assert dataset["isAccessibleForFree"] is True
    assert dataset["creator"]["name"]
    assert dataset["license"].startswith("https://")
    assert dataset["temporalCoverage"] == "2023-06-05/2023-09-02"
    assert dataset["spatialCoverage"]["geo"]["@type"] == "GeoShape"
    for file in dataset["distribution"]:
        assert {"@type", "encodingFormat", "contentUrl"} <= file.keys()
        assert file["contentUrl"].startswith("http")


def test_a_place_has_all_that_search_engines_ask_for(read: Read) -> None:
    place = read_data(read, "/kegiatan/PUPR-2023-0001")
    for name in ("@id", "url", "name", "identifier", "geo", "containedInPlace"):
        assert place[name], name


def test_the_catalogue_names_its_data_sets(read: Read) -> None:
    catalogue = read_data(read, "/katalog")
    assert catalogue["@type"] == "DataCatalog"
    named = {one["@id"]: one["name"] for one in catalogue["dataset"]}
    assert named["http://localhost/katalog/jalan"] == "Jalan"
    assert all(one["description"] and one["license"] for one in catalogue["dataset"])


def test_what_is_not_on_the_map_has_no_coordinates(read: Read) -> None:
    assert "geo" not in read_data(read, "/kegiatan/PUPR-2023-0003")


def test_the_downloads_of_a_filter_are_a_dataset(read: Read) -> None:
    dataset = read_data(read, "/unduh?tahun=2023")
    assert dataset["@type"] == "Dataset"
    assert 50 <= len(dataset["description"]) <= 5000
    addresses = [file["contentUrl"] for file in dataset["distribution"]]
    assert all(address.endswith("?tahun=2023") for address in addresses)
    assert "4 kegiatan" in dataset["description"]


@pytest.mark.parametrize("path", ["/kegiatan", "/informasi"])
def test_other_pages_say_nothing(read: Read, path: str) -> None:
    assert read(path).data == []
