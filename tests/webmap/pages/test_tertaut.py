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
