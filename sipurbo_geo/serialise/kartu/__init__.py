"""Cards: one image of 1200 × 630 that shows what a page is about wherever its link is shared."""

from __future__ import annotations

from .gambar import MEDIA_TYPE, draw_kartu
from .isi import Kartu, Lencana, PetaKartu
from .ukuran import LEBAR, TINGGI

__all__ = ["LEBAR", "MEDIA_TYPE", "TINGGI", "Kartu", "Lencana", "PetaKartu", "draw_kartu"]
