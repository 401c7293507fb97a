"""The copies of a photo that others see: upright, of bounded size, and silent about its maker."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from ...model.foto import Salinan
from .gambar import opened
from .gudang import Gudang

_LARGE, _SMALL = 1600, 480
_QUALITY = 82


def make_copies(path: Path, name: str, gudang: Gudang) -> Salinan:
    """Keep a copy to look at and a small one; raises `UnreadableFileError`."""
    with opened(path, name) as image:
        # a JPEG is unpacked at the nearest size above the wanted one
        image.draft("RGB", (_LARGE, _LARGE))
        large = _plain(image)
        large.thumbnail((_LARGE, _LARGE))
        small = large.copy()
        small.thumbnail((_SMALL, _SMALL))
        contents = _jpeg(large), _jpeg(small)
    publik, kecil = (gudang.put(content) for content in contents)
    return Salinan(publik, kecil, large.width, large.height)


def _plain(image: Image.Image) -> Image.Image:
    """Upright, in sRGB, on white, and nothing but its pixels."""
    upright = ImageOps.exif_transpose(_in_srgb(image))
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        upright = Image.alpha_composite(paper, layer)
    if upright.mode.startswith("I"):
        # sixteen bits a pixel: the upper eight are what a screen shows
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    plain = upright.convert("RGB")
    plain.info = {}
    return plain


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
