"""Opens images from strangers: the pixels are counted before they are unpacked."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from PIL import Image

from ...errors import UnreadableFileError

#: a phone's 50 megapixels pass: a JPEG is unpacked at a fraction of its size
_PIKSEL_JPEG = 64_000_000
#: everything else is unpacked whole, 4 bytes a pixel; an A3 page at 400 dpi passes
_PIKSEL = 36_000_000
#: a JPEG that holds several pictures turns into MPO by itself
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
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
            limit = _PIKSEL_JPEG if image.format in ("JPEG", "MPO") else _PIKSEL
            if image.width * image.height > limit:
                raise _too_many(name, limit, f" ({image.width} × {image.height})")
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(name, _PIKSEL) from error
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


def _too_many(name: str, limit: int, found: str = "") -> UnreadableFileError:
    return UnreadableFileError(
        f"{name} memuat terlalu banyak piksel{found}; batasnya {limit // 1_000_000} juta. "
        "Kecilkan gambarnya, atau kirim sebagai PDF",
        f"{name} has too many pixels{found}; the limit is {limit // 1_000_000} million. "
        "Make the image smaller, or send it as PDF",
    )
