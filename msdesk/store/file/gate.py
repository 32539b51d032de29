"""Keeps everybody in this program out of the record while its file is changed for another."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Many threads may be inside at once; one may ask for all to leave, and keep them out."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._shut = False
        self._own = threading.local()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Wait until the gate is open, and be inside; who is inside already may go further."""
        depth: int = getattr(self._own, "depth", 0)
        if not depth:
            self._enter()
        self._own.depth = depth + 1
        try:
            yield
        finally:
            self._own.depth = depth
            if not depth:
                self._leave()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Wait until all are out, and be alone.  Not to be asked for from inside."""
        if getattr(self._own, "depth", 0):
            raise RuntimeError("who is inside would wait for itself")
        with self._changed:
            self._changed.wait_for(lambda: not self._shut)
            self._shut = True
            self._changed.wait_for(lambda: not self._inside)
        try:
            yield
        finally:
            with self._changed:
                self._shut = False
                self._changed.notify_all()

    def _enter(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._shut)
            self._inside += 1

    def _leave(self) -> None:
        with self._changed:
            self._inside -= 1
            self._changed.notify_all()
