"""Whether what a thread works on is still wanted by somebody; long work asks now and then.

The page it is for may have been left meanwhile, or the window closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ASKED: ContextVar[Callable[[], bool]] = ContextVar("asked")


def is_wanted() -> bool:
    """Return whether somebody still waits for the work of this thread."""
    asked = _ASKED.get(None)
    return asked is None or asked()


@contextmanager
def work_wanted_while(asked: Callable[[], bool]) -> Iterator[None]:
    """Have the work done meanwhile, on this thread, be wanted as long as ``asked`` says so."""
    before = _ASKED.set(asked)
    try:
        yield
    finally:
        _ASKED.reset(before)
