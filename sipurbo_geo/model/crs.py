"""The coordinate reference systems that are offered, by the names that OGC gives them."""

from __future__ import annotations

from dataclasses import dataclass

_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"


@dataclass(frozen=True, slots=True)
class Crs:
    """One system. `lat_first`: its own order of axes is latitude, longitude.

    `decimals` are enough for a decimetre, whatever its unit.
    """

    uri: str
    epsg: int
    lat_first: bool = False
    decimals: int = 6


#: how everything is stored: WGS 84, longitude before latitude
CRS84 = Crs("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326)
#: Tebo straddles 102° E, so it lies in two zones of UTM
CRSES: tuple[Crs, ...] = (
    CRS84,
    Crs(f"{_EPSG}4326", 4326, lat_first=True),
    Crs(f"{_EPSG}3857", 3857, decimals=2),
    Crs(f"{_EPSG}32747", 32747, decimals=2),
    Crs(f"{_EPSG}32748", 32748, decimals=2),
)
_NAMES = {name: crs for crs in CRSES for name in (crs.uri, crs.uri.replace("http:", "https:", 1))}
_NAMES |= {f"EPSG:{crs.epsg}": crs for crs in CRSES if crs is not CRS84}
_NAMES |= {"OGC:CRS84": CRS84, "CRS84": CRS84}


def find_crs(name: str) -> Crs | None:
    """By URI or by short name ("EPSG:32748", "[EPSG:32748]"); None for one that is not offered."""
    return _NAMES.get(name.strip().removeprefix("[").removesuffix("]"))
