"""Photos and files in words."""

from __future__ import annotations

from datetime import date

import pytest

from sipurbo_geo.model.foto import Bukti
from webmap.present.foto import format_sta, format_ukuran, tanggal_foto, tulis_bukti


@pytest.mark.parametrize(
    ("bukti", "jarak_m", "letak_m", "bahasa", "text"),
    [
        (None, None, None, "id", ""),
        (Bukti.TANPA_BUKTI, None, None, "id", "Tanpa bukti posisi"),
        (Bukti.DEKAT, 33.6, 1549.7, "id", "Dekat lokasi (34 m), STA 1+550"),
        (Bukti.DEKAT, 0.0, None, "en", "Near the site (< 1 m)"),
        (Bukti.JAUH, 2345.0, None, "id", "Jauh dari lokasi (2,35 km)"),
        (Bukti.JAUH, 731_970.0, None, "en", "Far from the site (732 km)"),
    ],
)
def test_what_a_position_says(
    bukti: Bukti | None, jarak_m: float | None, letak_m: float | None, bahasa: str, text: str
) -> None:
    assert tulis_bukti(bukti, jarak_m, letak_m, bahasa) == text


@pytest.mark.parametrize(
    ("letak_m", "text"), [(0, "0+000"), (999.6, "1+000"), (12_345.4, "12+345")]
)
def test_a_station_is_written_as_the_office_writes_it(letak_m: float, text: str) -> None:
    assert format_sta(letak_m) == text


@pytest.mark.parametrize(
    ("waktu", "day"),
    [
        ("", None),
        ("2023-06-05T23:30:00", date(2023, 6, 5)),
        ("2023-06-05T23:30:00+00:00", date(2023, 6, 6)),
        ("2023-06-05T23:30:00+07:00", date(2023, 6, 5)),
    ],
)
def test_a_photo_has_the_day_of_tebo(waktu: str, day: date | None) -> None:
    assert tanggal_foto(waktu) == day


@pytest.mark.parametrize(
    ("ukuran", "text"), [(None, "–"), (12, "1 kB"), (380_400, "380 kB"), (2_440_000, "2,4 MB")]
)
def test_sizes(ukuran: int | None, text: str) -> None:
    assert format_ukuran(ukuran, "id") == text
