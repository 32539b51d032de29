"""Processes that may be killed, and listening to them.

Where the system can, each is forked from a server that has imported everything: what is killed
is then the work, and not the import of SQLAlchemy.
"""

from __future__ import annotations

import multiprocessing
import sys
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, TypeVar

if sys.platform == "win32":
    _CONTEXT = multiprocessing.get_context("spawn")
else:
    _CONTEXT = multiprocessing.get_context("forkserver")
    _CONTEXT.set_forkserver_preload(
        ["__main__", "tests.torture.trouble", "tests.torture.handling"]
    )

T = TypeVar("T")

PATIENCE = 60.0  # seconds; a process that says nothing for as long hangs


class Victim:
    """A process that calls ``target`` with its end of a pipe; killed on leaving, if not before."""

    def __init__(self, target: Callable[..., object], *arguments: object) -> None:
        self.pipe, theirs = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=target, args=(theirs, *arguments))
        self._process.start()
        theirs.close()

    def kill(self) -> None:
        """Kill it, whatever it does, and wait until it is gone."""
        self._process.kill()
        self._process.join()

    def said(self) -> Iterator[Any]:
        """Return what it says until its end; some of it may have been said before."""
        try:
            while self.pipe.poll(PATIENCE):
                yield self.pipe.recv()
        except (EOFError, BrokenPipeError):  # the second is Windows' word for the first
            return
        raise AssertionError("it hangs")

    def __enter__(self) -> Victim:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        self.pipe.close()
        self._process.close()


def answer_of(call: Callable[[], T]) -> T:
    """Return what a call returns in a process of its own, however long that takes."""
    with Victim(_answer, call) as victim:
        answer: T = victim.pipe.recv()
        return answer


def _answer(pipe: Connection, call: Callable[[], object]) -> None:
    pipe.send(call())


def trace_of(call: Callable[[], object]) -> str:
    """Return the trace of the error a call ends with in a process of its own, if any."""
    with Victim(_report, call) as victim:
        return next(victim.said(), "the process died")


def _report(pipe: Connection, call: Callable[[], object]) -> None:
    try:
        call()
    except BaseException:  # noqa: BLE001 - it is for the test to show
        pipe.send(traceback.format_exc())
    else:
        pipe.send("")
