"""A photo as evidence: where and when it was taken, and how that fits the work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..errors import UsageError
from .label import Label


class Bukti(StrEnum):
    """What the position of a photo says about the place of the work."""

    DEKAT = "dekat"
    JAUH = "jauh"
    TANPA_BUKTI = "tanpa_bukti"


BUKTI_LABELS: dict[Bukti, Label] = {
    Bukti.DEKAT: Label("Dekat lokasi", "Near the site"),
    Bukti.JAUH: Label("Jauh dari lokasi", "Far from the site"),
    Bukti.TANPA_BUKTI: Label("Tanpa bukti posisi", "No evidence of position"),
}


class SumberPosisi(StrEnum):
    """Who says where it was: the file itself, the device that sent it, or nobody."""

    BERKAS = "berkas"
    PERANGKAT = "perangkat"
    TIDAK_ADA = ""


@dataclass(frozen=True, slots=True)
class Jepretan:
    """Where and when a photo was taken; None or empty where it does not say.

    `waktu` is ISO 8601, without an offset where the camera gave none; `arah` are degrees
    clockwise from north.
    """

    lon: float | None = None
    lat: float | None = None
    waktu: str = ""
    arah: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no place on Earth is: a position may come from a stranger's program."""
        lon, lat = self.lon or 0.0, self.lat or 0.0
        # a comparison with NaN is never true
        if not (-180 <= lon <= 180 and -90 <= lat <= 90 and 0 <= (self.arah or 0.0) <= 360):
            raise UsageError(
                "Posisi foto tidak masuk akal: bujur -180 sampai 180, lintang -90 sampai 90, "
                "arah 0 sampai 360 derajat.",
                "The position of the photo is impossible: longitude -180 to 180, latitude -90 to "
                "90, direction 0 to 360 degrees.",
            )

    @property
    def has_position(self) -> bool:
        """Whether it says where."""
        return self.lon is not None and self.lat is not None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return self == Jepretan()


@dataclass(frozen=True, slots=True)
class Salinan:
    """The copies of a photo that carry no data about it: one to look at, one for lists."""

    sha256_publik: str
    sha256_kecil: str
    lebar: int
    tinggi: int
