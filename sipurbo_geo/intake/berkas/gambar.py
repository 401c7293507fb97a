"""Opens images from strangers: the pixels are counted before they are unpacked."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from PIL import Image

from ...errors import UnreadableFileError

#: a phone's 50 megapixels pass; unpacked they take 200 MB
PIKSEL = 64_000_000
FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "TIFF")
#: what Pillow raises for damaged files of all kinds, and its warnings where they are errors
FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    EOFError,
    MemoryError,
    struct.error,
    Warning,
    Image.DecompressionBombError,
)
#: so many images are unpacked at a time: memory is bounded whatever arrives together
_TURN = BoundedSemaphore(2)


@contextmanager
def opened(path: Path, name: str) -> Iterator[Image.Image]:
    """The image at `path`, not yet unpacked; whatever is wrong with it is told as one error."""
    try:
        with _TURN, Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > PIKSEL:
                raise _too_many(name, image.width, image.height)
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(name) from error
    except FAULTS as error:
        raise UnreadableFileError(
            f"{name}: gambarnya rusak atau tidak lengkap; ambil atau kirim ulang",
            f"{name}: the image is damaged or incomplete; take or send it again",
        ) from error


def check_image(path: Path, name: str) -> None:
    """Unpack it once, small where the format can; raises `UnreadableFileError`."""
    with opened(path, name) as image:
        image.draft("RGB", (1600, 1600))
        image.load()


def _too_many(name: str, *size: int) -> UnreadableFileError:
    found = f" ({size[0]} × {size[1]})" if size else ""
    return UnreadableFileError(
        f"{name} memuat terlalu banyak piksel{found}; batasnya {PIKSEL // 1_000_000} juta. "
        "Kecilkan gambarnya, atau kirim sebagai PDF",
        f"{name} has too many pixels{found}; the limit is {PIKSEL // 1_000_000} million. "
        "Make the image smaller, or send it as PDF",
    )
