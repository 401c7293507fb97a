"""A wheel holds what `make assets` builds; without it pages would come without style and script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_BUILT = (
    "webmap/static/dist/manifest.json",
    "webmap/translations/en/LC_MESSAGES/messages.mo",
)


class CustomBuildHook(BuildHookInterface):
    """Refuses to make an incomplete wheel; a checkout installed in place may build them later."""

    def initialize(self, version: str, _: dict[str, Any]) -> None:
        """Look whether the built parts are there before anything is packed."""
        missing = [path for path in _BUILT if not (Path(self.root) / path).is_file()]
        if version == "standard" and missing:
            named = ", ".join(missing)
            raise SystemExit(f"Run `make assets` first: the wheel would lack {named}.")
