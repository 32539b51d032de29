"""How values lie in columns: readable by any SQLite tool, and the same on every system.

Members of an ``Enum`` are kept by name, since their values are words on the screen and may be
reworded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum
from typing import TypeVar

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=Enum)


def one_line_each(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts as ``Lines`` keeps them: white space is one space, empty ones go."""
    lines = (" ".join(text.split()) for text in texts)
    return tuple(line for line in lines if line)


class Instant(TypeDecorator[datetime]):
    """An aware instant as ISO text in UTC, of one width so that it sorts; comes back aware."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the instant."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the instant."""
        return datetime.fromisoformat(value) if value else None


class Lines(TypeDecorator[tuple[str, ...]]):
    """Short texts, one a line, so that the search index reads the words and nothing else."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """Write the texts."""
        return "\n".join(one_line_each(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Read the texts."""
        return tuple(value.split("\n")) if value else ()


class Named(TypeDecorator[E]):
    """A member of an ``Enum`` by its name."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """Write the name."""
        return value.name if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """Read the member."""
        return self.kind[value] if value else None
