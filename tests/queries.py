"""Count what is asked of the database, so that one query per row fails a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event


@dataclass(slots=True)
class QueryCount:
    """The statements sent so far, in order; a raw `COPY` bypasses SQLAlchemy and is not seen."""

    statements: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many statements were sent."""
        return len(self.statements)

    def clear(self) -> None:
        """Count from here."""
        self.statements.clear()

    def __str__(self) -> str:
        return f"{self.total} statements:\n" + "\n".join(self.statements)


@contextmanager
def counted_queries() -> Iterator[QueryCount]:
    """Every statement of every engine in this process, while the block runs."""
    count = QueryCount()

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        count.statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield count
    finally:
        event.remove(Engine, "before_cursor_execute", note)
