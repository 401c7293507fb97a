"""The themes' icons: one path each on a 24 × 24 grid, filled; map, legend and print share them."""

from __future__ import annotations

IKON: dict[str, str] = {
    "jalan": (
        "M9 3h2v4h-1zM13 3h2l-1 4h-1zM6 21 9.5 3h1L9 21zM18 21 14.5 3h-1L15 21z"
        "M11.4 5h1.2v4h-1.2zM11.4 11h1.2v4h-1.2zM11.2 17h1.6v4h-1.6z"
    ),
    "jembatan": (
        "M2 9h20v3H2zM4 12h2.5c0 3-1 5-2.5 6zM20 12h-2.5c0 3 1 5 2.5 6z"
        "M8 12h8c0 0-1 3-4 3s-4-3-4-3z"
    ),
    "irigasi": (
        "M3 7c3-3 6 3 9 0s6 3 9 0v3c-3 3-6-3-9 0s-6-3-9 0z"
        "M3 14c3-3 6 3 9 0s6 3 9 0v3c-3 3-6-3-9 0s-6-3-9 0z"
    ),
    "sungai": (
        "M8 3c4 4-2 6 1 10s-1 5 0 8h3c-1-3 3-4 0-8s3-6-1-10z"
        "M14 3c4 4-2 6 1 10s-1 5 0 8h3c-1-3 3-4 0-8s3-6-1-10z"
    ),
    "air": "M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z",
    "sanitasi": "M6 3h5v8H6zM5 12h14c0 4-2 6-5 7v2H8v-2c-2-1-3-4-3-7z",
    "drainase": (
        "M3 6h3v9h12V6h3v12H3z"
        "M8 10c1.5-1.5 2.5 1.5 4 0s2.5 1.5 4 0v2c-1.5 1.5-2.5-1.5-4 0s-2.5-1.5-4 0z"
    ),
    "gedung": "M5 21V4h14v17h-5v-4h-4v4zM8 7v2h2V7zM14 7v2h2V7zM8 11v2h2v-2zM14 11v2h2v-2z",
    "permukiman": "M12 3 2 12h3v9h5v-6h4v6h5v-9h3z",
    "tata_ruang": "M3 5l6-2 6 2 6-2v16l-6 2-6-2-6 2zM9.5 5.5v12h1v-12zM14 6.5v12h1v-12z",
}

_UMUM = "M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z"


def path_ikon(name: str) -> str:
    """The path of the icon `name`; a plain disc when there is none of that name."""
    return IKON.get(name, _UMUM)
