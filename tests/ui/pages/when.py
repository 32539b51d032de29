"""Instants by the clock of the computer the tests run on."""

from __future__ import annotations

from datetime import UTC, datetime


def local(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    """Return an instant of 2026."""
    noon = datetime(2026, month, day, 12, tzinfo=UTC).astimezone()
    return noon.replace(day=day, hour=hour, minute=minute)


NOW = local(22, 15)
