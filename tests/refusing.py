"""Windows refuses what other systems do; here it does so anywhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TypeVar

T = TypeVar("T")

ACCESS_DENIED, IN_USE, LOCKED = 5, 32, 33
ALWAYS = 1_000_000  # times


def refusal(number: int) -> PermissionError:
    """Return the error that Windows has for a file another program has open."""
    error = PermissionError(13, "Permission denied")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


def refusing(work: Callable[..., T], times: int, number: int) -> Callable[..., T]:
    """Return what refuses so many times before it works."""
    turns = count()

    def refuse(*args: object, **kwargs: object) -> T:
        if next(turns) < times:
            raise refusal(number)
        return work(*args, **kwargs)

    return refuse
