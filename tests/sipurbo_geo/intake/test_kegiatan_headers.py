"""Columns are recognised as people name them, and never guessed where two are possible."""

from __future__ import annotations

import pytest

from sipurbo_geo.errors import UsageError
from sipurbo_geo.intake.kegiatan_columns import Column, columns_of
from sipurbo_geo.intake.kegiatan_headers import check_keys, recognise
from sipurbo_geo.registry import Registry


@pytest.fixture
def columns(registry: Registry) -> tuple[Column, ...]:
    return columns_of(registry.layers["jalan"], registry.bidang, registry.layers.values())


def keys(columns: tuple[Column, ...], *headers: str, **mapping: str) -> dict[str, str]:
    found = recognise(headers, columns, mapping)
    return {header: column.key for header, column in found.columns.items()}


def test_an_unknown_field_says_which_one_was_meant() -> None:
    with pytest.raises(UsageError, match="nilai_kontrak"):
        check_keys(["nilai_kontrk"], ["nilai_kontrak", "pagu"], "--map")


def test_a_name_cut_so_short_that_it_means_two_columns_is_not_guessed(
    columns: tuple[Column, ...],
) -> None:
    found = recognise(["tanggal_ko"], columns, {})
    assert not found.columns
    assert found.doubtful == (("tanggal_ko", ("tanggal_koordinat", "tanggal_kontrak")),)


def test_what_nobody_knows_is_handed_back(columns: tuple[Column, ...]) -> None:
    found = recognise(["kode", "Surveyor", "Shape_Leng"], columns, {})
    assert found.unknown == ("Surveyor", "Shape_Leng")


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("kode", "kode"),
        ("KODE PAKET", "kode"),
        ("Nama_Kegiatan", "nama"),
        ("nama paket", "nama"),
        ("Name", "nama"),
        ("Contract value", "nilai_kontrak"),
        ("Nilai Kontrak (Rp)", "nilai_kontrak"),
        ("pagu_rp", "pagu"),
        ("Tgl. SPMK", "tanggal_mulai"),
        ("Kec.", "kecamatan"),
        ("Desa / Kelurahan", "desa"),
        ("TA", "tahun"),
        ("Kontraktor", "penyedia"),
        ("Tipe_Perke", "jenis_perkerasan"),
        ("Kondisi_Ja", "kondisi"),
        ("Lebar__M_", "lebar_m"),
        ("Panjang__M", "panjang_kontrak_m"),
        ("masa_pelak", "masa_pelaksanaan_hari"),
        ("nilai_kont", "nilai_kontrak"),
    ],
)
def test_a_column_is_recognised(columns: tuple[Column, ...], header: str, key: str) -> None:
    assert keys(columns, header) == {header: key}


def test_what_is_stated_goes_before_what_is_guessed(columns: tuple[Column, ...]) -> None:
    found = keys(columns, "kode", "id_rup", "nama", Id_RUP="kode", nama="-")
    assert found == {"id_rup": "kode"}


def test_a_column_is_given_to_the_heading_that_names_it_best(columns: tuple[Column, ...]) -> None:
    assert keys(columns, "paket", "nama", "pekerjaan") == {"nama": "nama"}


def test_what_we_computed_ourselves_is_not_read_back(columns: tuple[Column, ...]) -> None:
    own = ("kode", "panjang_m", "kecamatan_kode", "status", "diperbarui", "url")
    found = recognise(own, columns, {})
    assert set(found.columns) == {"kode"}
    assert set(found.computed) == set(own) - {"kode"}


def test_every_heading_of_a_template_is_understood(registry: Registry) -> None:
    for layer in registry.layers.values():
        columns = columns_of(layer, registry.bidang, registry.layers.values())
        for names in ([c.heading for c in columns], [c.key for c in columns]):
            found = recognise(names, columns, {}).columns
            assert {h: c.key for h, c in found.items()} == dict(
                zip(names, [c.key for c in columns], strict=True)
            ), layer.key


def test_no_two_columns_of_a_theme_share_a_key(registry: Registry) -> None:
    for layer in registry.layers.values():
        found = [c.key for c in columns_of(layer, registry.bidang, registry.layers.values())]
        assert len(found) == len(set(found)), layer.key
