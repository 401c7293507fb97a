"""The drawing of a card: what does not fit first, then what is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from shapely import LineString, MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.serialise.kartu import LEBAR, TINGGI, Kartu, Lencana, PetaKartu, draw_kartu
from sipurbo_geo.serialise.kartu.huruf import TEBAL, fit, font
from sipurbo_geo.serialise.kartu.ukuran import KAKI, KANAN, KARTU, KERTAS, KIRI, Kotak
from sipurbo_geo.serialise.kurva_geometri import Titik

NAMA = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR"
TEMA, STATUS = "#7a4b2a", "#b8200a"
WIDE = box(102.2, -1.45, 102.3, -1.35)
PETA = PetaKartu(LineString([(102.21, -1.44), (102.26, -1.38)]), TEMA, [WIDE])


def weeks(*figures: tuple[int, int]) -> list[Titik]:
    start = date(2023, 6, 5)
    return [
        Titik(n, start + timedelta(weeks=n), Decimal(plan), Decimal(done))
        for n, (plan, done) in enumerate(figures, start=1)
    ]


CARD = Kartu(
    kepala="Jalan · TA 2023",
    nama="Pembangunan Jalan Contoh",
    rincian=["Kec. Tebo Barat", "Bina Marga · Pelaksanaan", "PUPR-2023-0001"],
    angka=[("Nilai kontrak", "Rp 195,5 juta"), ("Realisasi fisik", "52 %")],
    warna=TEMA,
    kaki=("Dinas Pekerjaan Umum dan Perumahan Rakyat", "Data per 3 Juli 2023"),
    lencana=Lencana("Kritis · deviasi −18", STATUS),
    peta=PETA,
    kurva=weeks((0, 0), (30, 20), (70, 52)),
)


def draw(card: Kartu) -> Image.Image:
    body = draw_kartu(card)
    assert len(body) < 150_000
    return Image.open(BytesIO(body)).convert("RGB")


def has(image: Image.Image, kotak: Kotak, colour: str) -> bool:
    """Whether the exact colour stands somewhere in the rectangle."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    part = image.crop((kotak.x, kotak.y, kotak.kanan, kotak.bawah))
    return any(found == wanted for _, found in part.getcolors(1 << 24) or [])


def is_empty(image: Image.Image, kotak: Kotak, ground: str) -> bool:
    """Whether nothing stands in the rectangle."""
    part = image.crop((kotak.x, kotak.y, kotak.kanan, kotak.bawah))
    return len(part.getcolors(4) or [0, 0]) == 1 and has(image, kotak, ground)


@given(
    text=st.text(st.characters(codec="utf-8"), max_size=400) | st.just(NAMA * 4),
    width=st.integers(60, 600),
    height=st.integers(30, 300),
)
def test_no_text_is_wider_or_higher_than_its_room(text: str, width: int, height: int) -> None:
    tulisan = fit(text, TEBAL, (46, 31), width, height)
    assert tulisan.lebar <= width
    assert len(tulisan.baris) <= max(1, height // tulisan.langkah)


def test_lines_break_between_words_only() -> None:
    tulisan = fit(NAMA, TEBAL, (46, 40, 31), 524, 400)
    assert " ".join(tulisan.baris) == NAMA


def test_the_very_long_ends_with_an_ellipsis_after_a_word() -> None:
    tulisan = fit(NAMA * 3, TEBAL, (46, 31), 524, 120)
    assert tulisan.baris[-1].endswith("…")
    assert tulisan.baris[-1].removesuffix("…").split()[-1] in NAMA.replace(",", "").split()


def test_a_word_that_is_too_wide_is_shortened() -> None:
    (line,) = fit("x" * 200, TEBAL, (46, 31), 300, 60).baris
    assert line.endswith("…")
    assert font(TEBAL, 31).getlength(line) <= 300


@pytest.mark.parametrize("nama", [NAMA, NAMA * 5, "X" * 400, "", "Tanpa spasi/" * 40])
def test_a_long_name_stays_in_its_column(nama: str) -> None:
    drawn = draw(replace(CARD, nama=nama, rincian=["Kec. " + "Panjang " * 30] * 3))
    between = Kotak(KIRI.kanan + 1, 0, KANAN.x - KIRI.kanan - 1, KAKI.y)
    assert is_empty(drawn, between, KERTAS)
    above_foot = Kotak(0, KIRI.bawah + 8, KANAN.x, KAKI.y - KIRI.bawah - 8)
    assert is_empty(drawn, above_foot, KERTAS)


def test_a_card_has_its_size_and_its_colours() -> None:
    drawn = draw(CARD)
    assert drawn.size == (LEBAR, TINGGI) == (1200, 630)
    assert has(drawn, KANAN, TEMA)
    assert has(drawn, KANAN, STATUS)
    assert has(drawn, KIRI, STATUS)
    assert len(drawn.getcolors(1 << 24) or []) > 100


@pytest.mark.parametrize(
    "bentuk",
    [
        Point(102.25, -1.4),
        MultiPoint([(102.21, -1.44), (102.29, -1.36)]),
        LineString([(102.25, -1.4), (102.25, -1.40001)]),
        box(102.22, -1.42, 102.27, -1.37),
        Polygon(WIDE.exterior, [box(102.24, -1.41, 102.26, -1.39).exterior]),
    ],
    ids=lambda shape: shape.geom_type,
)
@pytest.mark.parametrize("known", [True, False], ids=["in a kecamatan", "alone"])
def test_every_geometry_is_found_in_the_colour_of_its_theme(
    bentuk: BaseGeometry, known: bool
) -> None:
    peta = replace(PETA, bentuk=bentuk, tempat=PETA.tempat if known else [])
    assert has(draw(replace(CARD, peta=peta, kurva=())), KANAN, TEMA)


def test_without_a_map_a_sentence_says_why() -> None:
    drawn = draw(replace(CARD, peta=None, tanpa_peta="Tidak dipetakan. Belum disurvei."))
    assert not has(drawn, KANAN, TEMA)
    assert not is_empty(drawn, Kotak(KANAN.x + 10, KANAN.y + 10, 400, 90), KARTU)


@pytest.mark.parametrize(
    "figures",
    [[(100, 100)] * 3, [(0, 0)], [(0, 0), (0, 0)], [(0, 100), (1, 99)]],
    ids=str,
)
def test_what_the_curve_says_stays_in_its_panel(figures: list[tuple[int, int]]) -> None:
    drawn = draw(replace(CARD, kurva=weeks(*figures), peta=None))
    assert is_empty(drawn, Kotak(KANAN.x, 0, KANAN.lebar, KANAN.y - 1), KERTAS)
    assert is_empty(drawn, Kotak(KANAN.kanan + 1, 0, 30, KAKI.y), KERTAS)
    assert is_empty(drawn, Kotak(KANAN.x, KANAN.bawah + 1, KANAN.lebar, 20), KERTAS)


def test_a_plan_without_a_figure_is_a_curve_too() -> None:
    plan = [replace(week, realisasi=None) for week in CARD.kurva]
    assert draw(replace(CARD, kurva=plan)).size == (LEBAR, TINGGI)
