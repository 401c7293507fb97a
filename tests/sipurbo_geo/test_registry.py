"""A wrong theme file is told with its file, its key and what would be right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sipurbo_geo.errors import ConfigError
from sipurbo_geo.model.feature import PROPERTY_NAMES
from sipurbo_geo.registry import Registry, load_registry
from sipurbo_geo.settings import shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("layers"), tmp_path / "layers"))


MISTAKES = [
    ('owner = "', 'ownr = "', "jalan.toml: ownr", "maksud Anda 'owner'"),
    ('owner = "Bidang Bina Marga"', "", "jalan.toml: owner", "wajib diisi"),
    ('bidang = "bina-marga"', 'bidang = "bina-margo"', "bidang", "maksud Anda 'bina-marga'"),
    ('type = "choice"', 'type = "pilihan"', "attributes[status_jalan].type", "choice"),
    ('key = "nomor_ruas"', 'key = "nama"', "attributes[nama]", "nama tetap"),
    ('key = "nomor_ruas"', 'key = "Nomor Ruas"', "attributes[Nomor Ruas]", "huruf kecil"),
    ('key = "nomor_ruas"', 'key = "lebar_m"', "attributes", "dua kali"),
    ('key = "jalan"', 'key = "jalanan"', "key", "nama berkas"),
    ('color = "#7a4b2a"', 'color = "coklat"', "style.color", "#rrggbb"),
    ('"MultiLineString"', '"MultiLinestring"', "geometry", "maksud Anda 'MultiLineString'"),
    ("maximum = 200000", "maximum = -5", "panjang_kontrak_m", "minimum lebih besar"),
    (
        'required_from = "pelaksanaan"',
        'required_from = "pelaksana"',
        "required_from",
        "pelaksanaan",
    ),
    ("order = 1", 'order = "satu"', "order", "harus berjenis int"),
    ('label = { id = "Nomor ruas", en', "label = { en", "label.id", "wajib"),
    ("[style]", "[style", "jalan.toml", "bukan TOML"),
]


@pytest.mark.parametrize(("right", "wrong", "where", "hint"), MISTAKES)
def test_a_mistake_is_named(folder: Path, right: str, wrong: str, where: str, hint: str) -> None:
    path = folder / "jalan.toml"
    text = path.read_text()
    assert right in text
    path.write_text(text.replace(right, wrong, 1))
    with pytest.raises(ConfigError) as caught:
        load_registry(folder)
    assert where in caught.value.id
    assert hint in caught.value.id
    assert "jalan.toml" in caught.value.en


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    for name in ("jalan", "gedung"):
        path = folder / f"{name}.toml"
        path.write_text(path.read_text().replace("reviewed", "reviwed"))
    with pytest.raises(ConfigError) as caught:
        load_registry(folder)
    assert "jalan.toml" in caught.value.id
    assert "gedung.toml" in caught.value.id


def test_a_folder_without_units_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="SIPURBO_LAYERS"):
        load_registry(tmp_path)


def test_an_unknown_key_of_a_unit_is_named(folder: Path) -> None:
    path = folder / "bidang.toml"
    path.write_text(path.read_text().replace('kind = "uptd"', 'kind = "upt"'))
    with pytest.raises(ConfigError, match="maksud Anda 'uptd'"):
        load_registry(folder)


def test_the_ten_themes_and_the_seven_units_are_there(registry: Registry) -> None:
    assert list(registry.layers) == [
        "jalan",
        "jembatan",
        "irigasi",
        "sungai",
        "air_minum",
        "sanitasi",
        "drainase",
        "gedung",
        "permukiman",
        "tata_ruang",
    ]
    assert [unit.kind for unit in registry.bidang.values()].count("bidang") == 5
    assert len(registry.bidang) == 7


def test_every_theme_speaks_both_languages(registry: Registry) -> None:
    for layer in registry.layers.values():
        labels = [layer.name, layer.description]
        labels += [label for a in layer.attributes for label in (a.label, a.help) if label]
        labels += [choice.label for a in layer.attributes for choice in a.choices]
        assert all(label.id and label.en for label in labels)
        assert not {a.key for a in layer.attributes} & set(PROPERTY_NAMES)


def test_names_of_people_served_stay_in_the_office(registry: Registry) -> None:
    hidden = {
        (layer.key, a.key)
        for layer in registry.layers.values()
        for a in layer.attributes
        if not a.public
    }
    assert hidden == {("sanitasi", "daftar_penerima"), ("permukiman", "daftar_penerima")}


def test_a_new_theme_needs_no_python(folder: Path) -> None:
    text = (folder / "jalan.toml").read_text()
    (folder / "trotoar.toml").write_text(text.replace('key = "jalan"', 'key = "trotoar"'))
    assert "trotoar" in load_registry(folder).layers
