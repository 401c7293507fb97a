"""The one-file map: nothing from outside, nothing that a name could smuggle in, nothing dropped."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.errors import ConfigError
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.folium_map import (
    Keterangan,
    Leaflet,
    read_leaflet,
    render_map,
    write_map,
)
from tests.factories import make_wilayah

LEAFLET = Leaflet("/* leaflet */", "/* gaya */")
NASTY = (
    "</script><script>alert(1)</script> {{ 4567 * 8765 }} <img src=x onerror=alert(1)> {% raw %}"
)


def feature(kode: str = "PUPR-1", **overrides: Any) -> dict[str, Any]:
    given = {"nama": "Jalan Contoh", "geometry": "LineString", "status": "kritis"} | overrides
    geometries = {
        "LineString": {"type": "LineString", "coordinates": [[102.21, -1.44], [102.24, -1.42]]},
        "Point": {"type": "Point", "coordinates": [102.23, -1.41]},
        "": None,
    }
    return {
        "type": "Feature",
        "id": kode,
        "geometry": geometries[given["geometry"]],
        "properties": {
            "kode": kode,
            "nama": given["nama"],
            "layer": "jalan",
            "status": given["status"],
            "kecamatan": ["Tebo Barat"],
            "tahun": 2023,
            "penyedia": "CV Contoh Karya",
        },
    }


def drawn(registry: Registry, *features: dict[str, Any], **overrides: str) -> str:
    about = {"judul": "Peta", "kalimat": "jalan, TA 2023", "sumber": "", "bahasa": "id"} | overrides
    moment = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    kecamatan = [place for place in make_wilayah() if place.tingkat.value == "kecamatan"]
    return render_map(features, kecamatan, registry, Keterangan(waktu=moment, **about), LEAFLET)


def test_unbuilt_assets_are_a_mistake_that_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="make assets"):
        read_leaflet(tmp_path)


def test_assets_are_read_by_their_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("js", "utf-8")
    (tmp_path / "a.css").write_text("css", "utf-8")
    manifest = {"leaflet.js": {"file": "a.js"}, "leaflet.css": {"file": "a.css"}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert read_leaflet(tmp_path) == Leaflet("js", "css")


def test_no_features_and_no_places_are_still_a_map(registry: Registry) -> None:
    about = Keterangan("Peta", "", datetime(2026, 11, 24, tzinfo=UTC), "")
    html = render_map([], [], registry, about, LEAFLET)
    assert "0 kegiatan: semua kegiatan" in html
    assert "fitBounds" in html


def test_a_name_cannot_become_markup_script_or_template(registry: Registry) -> None:
    html = drawn(registry, feature(nama=NASTY), feature("PUPR-2", nama=NASTY, geometry=""))
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert str(4567 * 8765) not in html, "the name was worked out as a template"
    assert "4567 * 8765" in html


def test_nothing_is_fetched_from_outside(registry: Registry) -> None:
    html = drawn(registry, feature(), feature("PUPR-2", geometry="Point"))
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)["']|url\(([^)]+)\)""", html)
    assert loaded
    assert all(one.startswith("data:") for pair in loaded for one in pair if one)


def test_it_says_what_it_shows_from_when_and_from_where(registry: Registry) -> None:
    html = drawn(registry, feature(), sumber="https://contoh.go.id/peta?layer=jalan")
    assert "1 kegiatan: jalan, TA 2023" in html
    assert "2026-11-24 09:30 UTC" in html
    assert "Sumber: https://contoh.go.id/peta?layer=jalan" in html
    assert '<html lang="id">' in html


def test_it_speaks_english_too(registry: Registry) -> None:
    html = drawn(registry, feature(), bahasa="en")
    assert '<html lang="en">' in html
    assert "Critical" in html
    assert "Kritis" not in html


def test_what_is_not_mapped_is_counted_and_named(registry: Registry) -> None:
    html = drawn(registry, feature(), feature("PUPR-2", nama="Jasa Konsultansi", geometry=""))
    assert "2 kegiatan" in html
    assert "Tidak dipetakan: 1" in html
    assert "Jasa Konsultansi" in html


def test_the_status_is_a_colour_and_critical_is_wider(registry: Registry) -> None:
    html = drawn(registry, feature(), feature("PUPR-2", status="sesuai"))
    assert '"#b8200a"' in html
    assert '"#1d55c8"' in html
    width = registry.layers["jalan"].style.width
    assert f'"weight": {width + 2}' in html
    assert f'"weight": {width}' in html


def test_one_feature_alone_is_drawn_too(registry: Registry) -> None:
    assert "PUPR-1" in drawn(registry, feature())


def test_it_is_written_as_utf_8(registry: Registry, tmp_path: Path) -> None:
    target = tmp_path / "peta.html"
    write_map(target, drawn(registry, feature(nama="Jalan “Contoh” – 2")))
    assert "“Contoh”" in target.read_text("utf-8") or "\\u201cContoh" in target.read_text("utf-8")
