"""A wrong theme file is told with its file, its key and what would be right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sipurbo_geo.database.tables import metadata
from sipurbo_geo.errors import ConfigError
from sipurbo_geo.model.feature import PROPERTY_NAMES
from sipurbo_geo.registry import UNITS_FILE, Registry, load_registry
from sipurbo_geo.registry.rules import RESERVED_KEYS
from sipurbo_geo.settings import shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("layers"), tmp_path / "layers"))


MISTAKES = [
    ('owner = "', 'ownr = "', "jalan.toml: ownr", "maksud Anda 'owner'"),
    ('owner = "Bidang Bina Marga"', "", "jalan.toml: owner", "wajib diisi"),
    ('bidang = "bina-marga"', 'bidang = "bina-margo"', "bidang", "maksud Anda 'bina-marga'"),
    (
        'iso_topic = "transportation"',
        'iso_topic = "transport"',
        "iso_topic",
        "maksud Anda 'transportation'",
    ),
    ('type = "choice"', 'type = "pilihan"', "attributes[status_jalan].type", "choice"),
    ('key = "nomor_ruas"', 'key = "nama"', "attributes[nama]", "nama tetap"),
    ('key = "nomor_ruas"', 'key = "Nomor Ruas"', "attributes[Nomor Ruas]", "huruf kecil"),
    ('key = "nomor_ruas"', 'key = "lebar_m"', "attributes", "2 kali"),
    ('key = "jalan"', 'key = "jalanan"', "key", "nama berkas"),
    ('color = "#7a4b2a"', 'color = "coklat"', "style.color", "#rrggbb"),
    ('"MultiLineString"', '"MultiLinestring"', "geometry", "maksud Anda 'MultiLineString'"),
    ("maximum = 200000", "maximum = -5", "panjang_kontrak_m", "lebih besar daripada"),
    (
        'required_from = "pelaksanaan"',
        'required_from = "pelaksana"',
        "required_from",
        "pelaksanaan",
    ),
    ("order = 1", 'order = "satu"', "order", "harus bilangan bulat, ditemukan 'satu'"),
    ("order = 1", "order = true", "order", "harus bilangan bulat, ditemukan True"),
    ("reviewed = 2026-11-24", 'reviewed = "kemarin"', "reviewed", "harus tanggal"),
    ("reviewed = 2026-11-24", "reviewed = 2026-11-24T08:00:00", "reviewed", "harus tanggal"),
    ("name = {", 'name = "Jalan"\nnma = {', "jalan.toml: name", "harus tabel"),
    ("name = {", 'name = "Jalan"\nnam = {', "jalan.toml: nam", "maksud Anda 'name'"),
    ('aliases = ["road"', 'aliases = [7, "road"', "aliases", "daftar teks"),
    ("choices = [", 'choices = ["lain",', "choices[1]", "harus tabel, misalnya"),
    ('owner = "Bidang Bina Marga"', 'owner = ""', "owner", "tidak boleh kosong"),
    ("width = 3.5", "width = 0", "style.width", "lebih dari 0"),
    ('dash = ""', 'dash = "panjang"', "style.dash", "bilangan"),
    ('key = "nomor_ruas"', 'key = "hps"', "attributes[hps]", "nama tetap"),
    ('key = "nomor_ruas"', 'key = "lébar"', "attributes[lébar]", "huruf kecil"),
    ('value = "nasional"', 'value = "Nasional"', "choices[Nasional]", "huruf kecil"),
    ('value = "nasional", label = ', 'value = "nasional", labl = ', "label", "wajib diisi"),
    ('aliases = ["lebar", "lebar m"]', 'aliases = ["tebal"]', "[tebal_cm]", "sudah berarti"),
    ('aliases = ["rabat"', 'aliases = ["hotmix"', "choices[beton]", "sudah berarti 'aspal'"),
    ('type = "number"\nunit = "m"', 'type = "text"\nunit = "m"', "minimum", "hanya untuk jenis"),
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


@pytest.mark.parametrize("key", ["kegiatan", "wilayah", "batas_desa"])
def test_a_theme_may_not_bear_the_name_of_a_table(folder: Path, key: str) -> None:
    text = (folder / "jalan.toml").read_text()
    (folder / f"{key}.toml").write_text(text.replace('key = "jalan"', f'key = "{key}"', 1))
    with pytest.raises(ConfigError, match="sudah dipakai oleh katalog"):
        load_registry(folder)


def test_every_table_of_the_catalogue_is_reserved() -> None:
    assert set(metadata.tables) <= RESERVED_KEYS


def test_a_folder_without_themes_is_refused(folder: Path) -> None:
    for path in folder.glob("*.toml"):
        if path.name != UNITS_FILE:
            path.unlink()
    with pytest.raises(ConfigError, match="tidak ada tema"):
        load_registry(folder)


def test_a_slug_that_is_no_address_is_refused(folder: Path) -> None:
    path = folder / "bidang.toml"
    path.write_text(path.read_text().replace('slug = "sekretariat"', 'slug = "Sekretariat PU"'))
    with pytest.raises(ConfigError, match="tanda hubung"):
        load_registry(folder)


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


def test_the_theme_in_the_readme_is_right(folder: Path) -> None:
    text = (folder / "README.md").read_text().split("```toml\n")[1].split("```")[0]
    (folder / "trotoar.toml").write_text(text)
    assert load_registry(folder).layers["trotoar"].attribute("lebar_m") is not None


def test_sectors_are_those_of_oc4ids(registry: Registry, shared_data: Path) -> None:
    path = shared_data / "oc4ids/schema_0.9.5/codelists/projectSector.csv"
    sectors = {line.partition(",")[0] for line in path.read_text().splitlines()[1:]}
    assert {layer.oc4ids_sector for layer in registry.layers.values()} - {""} <= sectors


def test_household_points_are_personal_where_households_are_served(registry: Registry) -> None:
    personal = {key for key, layer in registry.layers.items() if layer.points_are_personal}
    assert personal == {"sanitasi", "permukiman"}
