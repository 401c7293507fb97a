"""Waiting for what comes about when it does, however slow the machine is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

#: how long a page, and an expectation of one, is waited for
PATIENCE_MS = 60_000
_STEP_MS = 100


def wait_until(condition: Callable[[], bool], page: Page) -> None:
    """Let the page work until `condition` holds; fails after a minute."""
    for _ in range(PATIENCE_MS // _STEP_MS):
        if condition():
            return
        page.wait_for_timeout(_STEP_MS)
    pytest.fail("it did not happen within a minute")
