"""A statement as the driver takes it, for what is asked past SQLAlchemy's own results."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def driver_statement(bind: sa.Engine | sa.Connection, statement: sa.Select[Any]) -> tuple[str, Any]:
    """SQL and values."""
    compiled = statement.compile(bind, compile_kwargs={"render_postcompile": True})
    names = compiled.positiontup
    return str(compiled), [compiled.params[name] for name in names] if names else compiled.params
