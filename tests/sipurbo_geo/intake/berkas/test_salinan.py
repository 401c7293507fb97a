"""The copies that others see: upright, in plain colours, and silent about who made them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from sipurbo_geo.errors import UnreadableFileError
from sipurbo_geo.intake.berkas.gudang import Gudang
from sipurbo_geo.intake.berkas.salinan import make_copies
from tests.berkas import make_bomb, make_photo

Copy = Callable[[bytes], Image.Image]
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def copy_of(tmp_path: Path) -> Copy:
    """The public copy of a photo."""
    gudang = Gudang(tmp_path / "media")

    def make(content: bytes) -> Image.Image:
        path = tmp_path / "asli"
        path.write_bytes(content)
        made = make_copies(path, "asli", gudang)
        small, copy = (_image(gudang, sha) for sha in (made.sha256_kecil, made.sha256_publik))
        assert max(small.size) <= 480
        assert copy.size == (made.lebar, made.tinggi)
        return copy

    return make


def _image(gudang: Gudang, sha256: str) -> Image.Image:
    image = Image.open(io.BytesIO(gudang.path(sha256).read_bytes()))
    image.load()
    return image


def _two_halves(bentuk: str, putar: int, **options: object) -> bytes:
    """Red above, blue below, as the camera was held for orientation 1."""
    image = Image.new("RGB", (80, 40), RED)
    image.paste(BLUE, (0, 20, 80, 40))
    exif = Image.Exif()
    exif[0x0112] = putar
    sink = io.BytesIO()
    image.save(sink, bentuk, exif=exif, **options)
    return sink.getvalue()


def _is_reddish(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > pixel[2]


@pytest.mark.parametrize("bentuk", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(
    ("putar", "size", "red_at"),
    [
        (1, (80, 40), (40, 5)),
        (3, (80, 40), (40, 35)),
        (6, (40, 80), (35, 40)),
        (8, (40, 80), (5, 40)),
    ],
)
def test_the_copy_stands_upright(
    copy_of: Copy, bentuk: str, putar: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    copy = copy_of(_two_halves(bentuk, putar))
    assert copy.size == size
    assert _is_reddish(copy.getpixel(red_at))
    opposite = (size[0] - 1 - red_at[0], size[1] - 1 - red_at[1])
    assert not _is_reddish(copy.getpixel(opposite))


def test_a_colour_profile_does_not_lay_the_photo_on_its_side(copy_of: Copy) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert copy_of(_two_halves("JPEG", 6, icc_profile=profile)).size == (40, 80)


def test_no_copy_says_where_when_or_with_what_it_was_taken(copy_of: Copy) -> None:
    photo = make_photo(lonlat=(102.22, -1.43), waktu="2023:06:05 09:15:00", comment=b"kenari")
    copy = copy_of(photo)
    assert dict(copy.getexif()) == {}
    assert set(copy.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                              "progression"}  # fmt: skip


def test_a_large_photo_becomes_smaller(copy_of: Copy) -> None:
    assert copy_of(make_photo(size=(4000, 3000))).size == (1600, 1200)


@pytest.mark.parametrize(
    ("bentuk", "mode", "color"),
    [
        ("PNG", "RGBA", (255, 0, 0, 0)),
        ("PNG", "LA", (0, 0)),
        ("PNG", "P", 3),
        ("PNG", "1", 1),
        ("PNG", "I;16", 40_000),
        ("TIFF", "CMYK", (0, 0, 0, 0)),
        ("TIFF", "F", 0.5),
        ("JPEG", "CMYK", (0, 0, 0, 0)),
        ("WEBP", "RGBA", (255, 0, 0, 0)),
    ],
)
def test_every_kind_of_pixel_becomes_a_jpeg(
    copy_of: Copy, bentuk: str, mode: str, color: object
) -> None:
    copy = copy_of(make_photo(bentuk, mode=mode, color=color))
    assert (copy.format, copy.mode) == ("JPEG", "RGB")


def test_what_was_transparent_lies_on_white(copy_of: Copy) -> None:
    copy = copy_of(make_photo("PNG", mode="RGBA", color=(255, 0, 0, 0)))
    assert copy.getpixel((10, 10)) == (255, 255, 255)


def test_broken_exif_does_not_cost_the_photo(copy_of: Copy) -> None:
    photo = bytearray(make_photo(lonlat=(102.22, -1.43), putar=6))
    begin = photo.index(b"Exif\0\0") + 6
    photo[begin : begin + 8] = b"\xff" * 8
    assert copy_of(bytes(photo)).format == "JPEG"


def test_a_bomb_is_not_copied(copy_of: Copy) -> None:
    with pytest.raises(UnreadableFileError, match="piksel"):
        copy_of(make_bomb())
