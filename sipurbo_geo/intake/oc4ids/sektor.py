"""The theme that the sectors of a project mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ...model.layer import Layer
from ..cell import ValueParseError


def theme_of(layers: Iterable[Layer], sectors: Collection[str], default: str | None) -> str | None:
    """The key of the theme whose OC4IDS sector is among `sectors`.

    `default` decides between several, and where no theme has such a sector. Raises
    `ValueParseError` where the sectors leave the theme open and there is no default.
    """
    themes = list(layers)
    meant = [layer.key for layer in themes if layer.oc4ids_sector in sectors]
    # "transport" alone stands for every "transport.…"; a part that nobody has for its whole
    meant = meant or [layer.key for layer in themes if _is_related(layer.oc4ids_sector, sectors)]
    if len(meant) == 1:
        return meant[0]
    if default is not None:
        return default
    said, named = ", ".join(sectors), ", ".join(meant)
    if meant:
        raise ValueParseError(
            f'sektor "{said}" dapat berarti beberapa tema: {named}; pilih dengan --layer',
            f'the sector "{said}" may mean several themes: {named}; choose one with --layer',
        )
    known = ", ".join(sorted({layer.oc4ids_sector for layer in themes} - {""}))
    raise ValueParseError(
        f'sektor "{said}" tidak dimiliki tema mana pun (yang dikenal: {known}); pilih tema dengan '
        "--layer",
        f'no theme has the sector "{said}" (known are: {known}); choose a theme with --layer',
    )


def _is_related(own: str, sectors: Collection[str]) -> bool:
    return bool(own) and any(
        own.startswith(f"{sector}.") or sector.startswith(f"{own}.") for sector in sectors
    )
