"""The copies of a photo that others see: upright, of bounded size, and silent about its maker."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import ExifTags, Image, ImageCms

from ...model.foto import Salinan
from .gambar import FAULTS, opened
from .gudang import Gudang

_LARGE, _SMALL = 1600, 480
_QUALITY = 82
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def make_copies(path: Path, name: str, gudang: Gudang) -> Salinan:
    """Keep a copy to look at and a small one; raises `UnreadableFileError`."""
    with opened(path, name) as image:
        # a JPEG is unpacked at the nearest size above the wanted one
        image.draft("RGB", (_LARGE, _LARGE))
        image.load()
        large = _plain(image)
        large.thumbnail((_LARGE, _LARGE))
        small = large.copy()
        small.thumbnail((_SMALL, _SMALL))
        contents = _jpeg(large), _jpeg(small)
    publik, kecil = (gudang.put(content) for content in contents)
    return Salinan(publik, kecil, large.width, large.height)


def _plain(image: Image.Image) -> Image.Image:
    """Upright, in sRGB, on white, and nothing but its pixels."""
    # changing the colours loses the orientation, so it comes second
    upright = _in_srgb(_upright(image))
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        upright = Image.new("RGB", layer.size, "white")
        upright.paste(layer, mask=layer)
    if upright.mode.startswith("I"):
        # sixteen bits a pixel: the upper eight are what a screen shows
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    plain = upright.convert("RGB")
    plain.info = {}
    return plain


def _upright(image: Image.Image) -> Image.Image:
    """As the camera was held; an orientation that cannot be read turns nothing."""
    try:
        turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except FAULTS:
        return image
    return image if turn is None else image.transpose(turn)


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        wanted, given = ImageCms.createProfile("sRGB"), io.BytesIO(profile)
        changed = ImageCms.profileToProfile(image, given, wanted, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    return image if changed is None else changed


def _jpeg(image: Image.Image) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return sink.getvalue()
