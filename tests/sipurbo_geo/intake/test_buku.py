"""The workbook of one's own kegiatan: out, changed, and in again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.catalogue.sync_registry import sync_registry
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import TooLargeError
from sipurbo_geo.intake.buku_baca import MOST_ROWS, read_buku
from sipurbo_geo.intake.buku_banding import Banding
from sipurbo_geo.intake.buku_kunci import KUNCI
from sipurbo_geo.intake.buku_simpan import BukuTersimpan, save_buku
from sipurbo_geo.intake.buku_tulis import write_buku
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.wilayah import import_wilayah
from sipurbo_geo.model.kegiatan import AsalKoordinat, Keadaan, Kegiatan, Pendanaan
from sipurbo_geo.model.kegiatan_nilai import Ubahan
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.kantor.dasar import list_versi
from sipurbo_geo.query.kantor.pengguna import find_akun
from sipurbo_geo.query.kegiatan import get_kegiatan
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import shipped
from tests.factories import make_each_theme, make_kegiatan, make_unmapped, make_wilayah

Ask = Callable[..., Any]


class Office:
    """A catalogue, its people, and a workbook on its way."""

    def __init__(
        self, catalogue: Catalogue, registry: Registry, folder: Path, places: list[Wilayah]
    ) -> None:
        self.catalogue, self.registry, self.path = catalogue, registry, folder / "buku.xlsx"
        with catalogue.writing() as conn:
            sync_registry(conn, registry)
            save_wilayah(conn, places)
            for peran in (Peran.PPK, Peran.PPTK, Peran.ADMINISTRATOR):
                add_pengguna(
                    conn, peran.value, f"Nama {peran}", peran, sandi="x", bidang=["bina-marga"]
                )

    def person(self, peran: Peran) -> Pelaku:
        with self.catalogue.reading_register() as conn:
            akun = find_akun(conn, peran.value)
        assert akun is not None
        return akun.pelaku

    def save(self, *items: Kegiatan) -> None:
        with self.catalogue.writing() as conn:
            save_kegiatan(conn, self.registry, items)

    def standing(self, kode: str) -> Kegiatan:
        with self.catalogue.reading_register() as conn:
            return read_kegiatan(conn, [kode])[kode]

    def download(self, peran: Peran = Peran.PPK) -> None:
        with self.catalogue.reading_register() as conn:
            versions = list_versi(conn, self.person(peran), limit=MOST_ROWS)
            items = read_kegiatan(conn, list(versions))
            places = [
                *list_wilayah(conn, Tingkat.KECAMATAN),
                *list_wilayah(conn, Tingkat.DESA),
            ]
        rows = [(items[kode], versi) for kode, versi in versions.items()]
        self.path.write_bytes(write_buku(self.registry, rows, places, ["jalan"]))

    def edit(self, sheet: str, kode: str | None, /, **values: Any) -> None:
        """Change cells of the row with this kode; None: fill the first free row."""
        book = load_workbook(self.path)
        ws = book[sheet]
        keys = [cell.value for cell in ws[2]]
        kodes = [ws.cell(n, 1).value for n in range(3, ws.max_row + 2)]
        row = 3 + kodes.index(kode)
        for key, value in values.items():
            ws.cell(row, keys.index(key) + 1).value = value
        book.save(self.path)

    def look(self, peran: Peran = Peran.PPK) -> Banding:
        with self.catalogue.reading_register() as conn:
            return read_buku(conn, self.registry, self.person(peran), self.path, "buku saya.xlsx")

    def bring(self, peran: Peran = Peran.PPK) -> BukuTersimpan:
        return save_buku(
            self.catalogue, self.registry, self.person(peran), self.path, "buku saya.xlsx"
        )


@pytest.fixture
def office(catalogue: Catalogue, registry: Registry, tmp_path: Path) -> Office:
    return Office(catalogue, registry, tmp_path, make_wilayah())


def codes(banding: Banding) -> list[tuple[str, str]]:
    return [(found.code, found.where) for found in banding.masalah if found.is_error]


def test_a_row_that_somebody_else_changed_meanwhile_is_not_written_over(office: Office) -> None:
    office.save(make_kegiatan(), make_unmapped(lokasi="Semula"))
    office.download()
    office.save(make_kegiatan(lokasi="Diubah orang lain"))
    office.edit("Jalan", "PUPR-2023-0001", pagu=1)
    office.edit("Jalan", "PUPR-2023-0003", lokasi="Diubah di berkas")
    result = office.bring()
    assert codes(result.banding) == [("stale", "lembar Jalan, baris 3")]
    assert not result.tersimpan
    assert office.standing("PUPR-2023-0003").lokasi == "Semula", "all or nothing"


def test_what_changes_between_look_and_save_is_refused_row_by_row(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sipurbo_geo.intake import buku_simpan

    office.save(make_kegiatan(), make_unmapped())
    office.download()
    office.edit("Jalan", "PUPR-2023-0001", pagu=1)
    office.edit("Jalan", "PUPR-2023-0003", lokasi="Diubah di berkas")
    looked = office.look()
    monkeypatch.setattr(buku_simpan, "read_buku", lambda *_: looked)
    office.save(make_kegiatan(lokasi="Diubah orang lain"))
    result = office.bring()
    assert codes(result.banding) == [("stale", "lembar Jalan, baris 3")]
    assert office.standing("PUPR-2023-0003").lokasi == "Desa Contoh"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kode": "PUPR-LAIN"}, "other_kode"),
        ({"kode": "PUPR-2023-0003"}, "duplicate_kode"),
        ({KUNCI: None}, "other_kode"),
        ({"tahun": "kapan-kapan"}, "wrong_value"),
        ({"nama": None}, "empty_cell"),
        ({"bidang": "Cipta Karya"}, "forbidden"),
    ],
)
def test_a_row_that_is_wrong_is_named_with_its_sheet_and_row(
    office: Office, changes: dict[str, Any], code: str
) -> None:
    office.save(make_kegiatan(), make_unmapped())
    office.download()
    office.edit("Jalan", "PUPR-2023-0001", **changes)
    found = office.look()
    assert code in dict(codes(found))
    assert all(where.startswith("lembar Jalan, baris ") for _, where in codes(found))
    assert not office.bring().tersimpan


def test_a_kegiatan_out_of_reach_is_refused_and_not_one_of_its_values_is_shown(
    office: Office,
) -> None:
    secret = "Hanya bidang lain yang tahu"
    office.save(make_kegiatan(bidang="cipta-karya", lokasi=secret))
    office.download(Peran.ADMINISTRATOR)
    office.edit("Jalan", "PUPR-2023-0001", lokasi="Ditebak")
    found = office.look(Peran.PPTK)
    assert codes(found) == [("forbidden", "lembar Jalan, baris 3")]
    assert secret not in repr(found)


@pytest.mark.parametrize(
    ("keadaan", "peran", "result"),
    [
        (Keadaan.DIAJUKAN, Peran.PPTK, "conflict"),
        (Keadaan.DIAJUKAN, Peran.PPK, "berubah"),
        (Keadaan.DRAF, Peran.PPTK, "berubah"),
        (Keadaan.TERBIT, Peran.PPTK, "diajukan"),
        (Keadaan.TERBIT, Peran.PPK, "berubah"),
    ],
)
def test_the_look_says_what_saving_will_give(
    office: Office, keadaan: Keadaan, peran: Peran, result: str
) -> None:
    office.save(make_kegiatan(keadaan=keadaan))
    office.download(peran)
    office.edit("Jalan", "PUPR-2023-0001", lokasi="RT 09")
    found = office.look(peran)
    assert [*dict(codes(found)), *(row.hasil for row in found.baris)] == [result]
    saved = office.bring(peran).tersimpan
    assert [one.hasil for one in saved] == ([] if result == "conflict" else [result])


def test_more_rows_than_one_book_may_bring_are_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sipurbo_geo.intake import buku_baca

    monkeypatch.setattr(buku_baca, "MOST_ROWS", 1)
    office.save(make_kegiatan(), make_unmapped())
    office.download()
    with pytest.raises(TooLargeError):
        office.look()


def test_more_changes_than_others_can_wait_for_are_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sipurbo_geo.intake import buku_baca

    office.save(make_kegiatan(), make_unmapped())
    office.download()
    for kode in ("PUPR-2023-0001", "PUPR-2023-0003"):
        office.edit("Jalan", kode, lokasi="RT 09")
    assert office.look().can_save
    monkeypatch.setattr(buku_baca, "MOST_CHANGES", 1)
    assert codes(office.look()) == [("too_many", "")]
    assert not office.bring().tersimpan


def test_what_comes_back_untouched_changes_nothing_in_any_theme(
    office: Office, registry: Registry
) -> None:
    whole = make_kegiatan(
        pendanaan=(Pendanaan("dau", Decimal("150000000.5")), Pendanaan("dak_fisik")),
        asal_koordinat=AsalKoordinat.SURVEI_GNSS,
        tanggal_pho=date(2023, 9, 1),
        pptk="=1+1",
        atribut={"panjang_kontrak_m": 1250.5, "status_jalan": "kabupaten"},
    )
    office.save(*make_each_theme(registry), whole, make_unmapped(desa=("15.09.02.2001",)))
    office.download(Peran.ADMINISTRATOR)
    found = office.look(Peran.ADMINISTRATOR)
    assert found.masalah == ()
    assert [row.ubahan for row in found.baris] == []
    assert found.tetap == len(registry.layers) + 2


def test_the_sample_catalogue_comes_back_untouched(
    catalogue: Catalogue, registry: Registry, tmp_path: Path
) -> None:
    office = Office(catalogue, registry, tmp_path, [])
    folder = shipped("sample_data")
    import_wilayah(office.catalogue, folder / "wilayah.geojson")
    for path in folder.glob("kegiatan_*"):
        import_kegiatan(office.catalogue, office.registry, path)
    office.download(Peran.ADMINISTRATOR)
    found = office.look(Peran.ADMINISTRATOR)
    assert [row.ubahan for row in found.baris] == []
    assert [p for p in found.masalah if p.is_error] == []
    assert found.tetap > 100


def test_field_by_field_the_old_and_the_new_value_are_told(office: Office) -> None:
    office.save(make_kegiatan(atribut={"lebar_m": 3.5}))
    office.download()
    office.edit(
        "Jalan",
        "PUPR-2023-0001",
        pagu="Rp 210 juta",
        penyedia=None,
        tahap="Selesai (FHO), dimanfaatkan",
        lebar_m=4,
    )
    (row,) = office.look().baris
    assert set(row.ubahan) == {
        Ubahan("pagu", Decimal(200_000_000), Decimal(210_000_000)),
        Ubahan("penyedia", "CV Contoh Karya", None),
        Ubahan("tahap", "pelaksanaan", "selesai"),
        Ubahan("atribut.lebar_m", 3.5, 4.0),
    }
    office.bring()
    saved = office.standing("PUPR-2023-0001")
    assert (saved.pagu, saved.penyedia) == (Decimal(210_000_000), "")
    assert saved.rahasia == make_kegiatan().rahasia, "what was not handed out stays"
    assert saved.geometry == make_kegiatan().geometry


def test_a_new_row_becomes_a_draft_that_the_public_does_not_see(office: Office) -> None:
    office.save(make_kegiatan())
    office.download(Peran.PPTK)
    office.edit(
        "Jalan",
        None,
        kode="PUPR-2023-0009",
        nama="Pembangunan Jalan Baru",
        layer="Jalan",
        tahun=2023,
        alasan_tanpa_geometri="Belum disurvei",
    )
    found = office.look(Peran.PPTK)
    assert [(row.hasil, row.item.kode) for row in found.baris] == [("baru", "PUPR-2023-0009")]
    assert found.tetap == 1
    (saved,) = office.bring(Peran.PPTK).tersimpan
    assert saved.hasil == "baru"
    assert office.standing("PUPR-2023-0009").keadaan is Keadaan.DRAF


def test_a_copied_row_with_a_kode_of_its_own_is_new(office: Office) -> None:
    office.save(make_kegiatan())
    office.download()
    book = load_workbook(office.path)
    sheet = book["Jalan"]
    for cell in sheet[3]:
        sheet.cell(4, cell.column).value = cell.value
    sheet.cell(4, 1).value = "PUPR-2023-0010"
    book.save(office.path)
    office.edit("Jalan", "PUPR-2023-0010", alasan_tanpa_geometri="Belum disurvei")
    assert [row.hasil for row in office.look().baris] == ["baru"]


def test_the_same_book_twice_changes_nothing_the_second_time(office: Office) -> None:
    office.save(make_kegiatan())
    office.download()
    office.edit("Jalan", "PUPR-2023-0001", lokasi="RT 09")
    assert len(office.bring().tersimpan) == 1
    again = office.bring()
    assert (again.tersimpan, again.banding.tetap, again.banding.galat) == ((), 1, 0)


def test_the_public_sees_what_who_may_approve_brings_and_nothing_else(office: Office) -> None:
    office.save(make_kegiatan())
    for peran, seen in ((Peran.PPTK, "Desa Contoh"), (Peran.PPK, "RT 09")):
        office.download(peran)
        office.edit("Jalan", "PUPR-2023-0001", lokasi="RT 09")
        office.bring(peran)
        with office.catalogue.reading() as conn:
            assert get_kegiatan(conn, "PUPR-2023-0001").fitur["properties"]["lokasi"] == seen


def test_headings_are_locked_cells_are_open_and_choices_can_be_picked(office: Office) -> None:
    office.save(replace(make_kegiatan(), nama='=HYPERLINK("http://x","y")'))
    office.download()
    book = load_workbook(office.path)
    assert [ws.title for ws in book.worksheets if ws.sheet_state == "visible"] == [
        *("Petunjuk", "Jalan"),
    ]
    sheet = book["Jalan"]
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert not sheet["A3"].protection.locked
    assert sheet["B3"].data_type == "s", "text of the register never runs as a formula"
    keys = [cell.value for cell in sheet[2]]
    hidden = sheet.column_dimensions[sheet.cell(1, keys.index(KUNCI) + 1).column_letter]
    assert hidden.hidden
    assert "penyedia_npwp" not in keys
    letter = sheet.cell(1, keys.index("status_jalan") + 1).column_letter
    assert any(f"{letter}3" in rule.sqref for rule in sheet.data_validations.dataValidation)
