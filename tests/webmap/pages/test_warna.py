"""The status colours: told apart by everyone, strong on their ground, the same everywhere."""

from __future__ import annotations

import itertools
import math
import re
from pathlib import Path

import pytest

import webmap
from sipurbo_geo.model.status import Status
from sipurbo_geo.serialise.warna import WARNA

CSS = Path(webmap.__file__).parent / "assets" / "css"
Rgb = tuple[float, float, float]
#: how others see (Machado, Oliveira and Fernandes 2009, full severity), on linear RGB
SEEING = {
    "everyone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def themes() -> dict[str, dict[str, str]]:
    light, dark = (CSS / "warna.css").read_text("utf-8").split("@media", 1)
    print_sheet = (CSS / "cetak.css").read_text("utf-8")
    return {name: variables(text) for name, text in
            {"light": light, "dark": dark, "print": print_sheet}.items()}  # fmt: skip


def variables(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", text))


def linear(colour: str) -> Rgb:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def luminance(rgb: Rgb) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(linear(one)), luminance(linear(other))))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Rgb) -> Rgb:
    r, g, b = rgb
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, how: str) -> Rgb:
    rgb = linear(colour)
    r, g, b = (min(1.0, max(0.0, sum(a * c for a, c in zip(row, rgb, strict=True))))
               for row in SEEING[how])  # fmt: skip
    return lab((r, g, b))


#: hatched, so not told by its colour
COLOURED = [status.value for status in Status if status is not Status.TANPA_DATA]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("how", list(SEEING))
def test_statuses_are_told_apart(theme: str, how: str) -> None:
    colours = themes()[theme]
    for one, other in itertools.combinations(COLOURED, 2):
        distance = math.dist(seen(colours[f"st-{one}"], how), seen(colours[f"st-{other}"], how))
        assert distance >= 10, (one, other, distance)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_marks_stand_out_from_the_land_and_the_cards(theme: str) -> None:
    colours = themes()[theme]
    for status in Status:
        for ground in ("darat", "kartu"):
            assert contrast(colours[f"st-{status.value}"], colours[ground]) >= 3, (status, ground)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_text_is_readable_on_every_ground(theme: str) -> None:
    colours = themes()[theme]
    for text, ground in itertools.product(
        ("tinta", "tinta-2", "sungai"), ("kertas", "kartu", "darat")
    ):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for ground in ("sungai-pucat", "peringatan"):
        assert contrast(colours["tinta"], colours[ground]) >= 4.5, ground


def test_what_is_sent_as_a_file_has_the_same_colours() -> None:
    colours = themes()["light"]
    assert {status: colours[f"st-{status}"] for status in WARNA} == WARNA
    assert set(WARNA) == set(Status)
