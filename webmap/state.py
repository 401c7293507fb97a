"""What every request needs and none may change."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import cast

from flask import current_app

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings


@dataclass(frozen=True, slots=True)
class State:
    """The open catalogue, the themes, the settings, and how many may do at once what is dear."""

    catalogue: Catalogue
    registry: Registry
    settings: Settings
    #: of the threads of this process; the others go on answering
    pembuatan: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))
    #: a card in the making weighs ten megabytes
    penggambaran: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))


def current() -> State:
    """The state of the application that answers this request."""
    return cast("State", current_app.extensions["sipurbo"])
