"""Starts a program on a screen and sees, from outside, when it is painted, filled and at rest."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple

from bench.screen import Screen

_LOOK = 0.002  # seconds between two looks at the screen
_TURN = 0.02  # seconds over which work is counted
_WORK = 0.001  # seconds of the processor in one turn; less is the tick of a timer
_REST = 0.6  # seconds without work, after which it is ready
_LONGEST = 60.0
_LEFT = 0.1  # of all that is filled in after the first paint, what may still be missing
_LONG_IMPORT = b"sqlalchemy"


class Started(NamedTuple):
    """Milliseconds since the process was started.

    ``in_time`` is whether what is filled in was seen before the longest import had begun.
    """

    painted: float
    filled: float
    ready: float
    in_time: bool


class _Look(NamedTuple):
    at: float
    sight: bytes
    importing: bool


def watch(command: Sequence[str], screen: Screen, environment: Mapping[str, str]) -> Started:
    """Start a program, watch it until it rests, and end it.

    Raises ``RuntimeError`` where it ends by itself, and ``TimeoutError`` where it never rests.
    """
    blank = screen.sight()
    began = perf_counter()
    process = subprocess.Popen(
        command,
        env={**environment, **screen.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        looks, ready = _until_it_rests(process, screen, blank, began)
    finally:
        _end(process)
        _wait_for(screen, blank)
    last = looks[-1].sight
    enough = _unlike(looks[0].sight, last) * _LEFT
    filled = next(look for look in looks if _unlike(look.sight, last) <= enough)
    return Started(
        (looks[0].at - began) * 1000,
        (filled.at - began) * 1000,
        (ready - began) * 1000,
        not filled.importing,
    )


@contextmanager
def changes(screen: Screen, below: float) -> Iterator[list[float]]:
    """Collect, meanwhile, the instants at which a part of the screen changes."""
    found: list[float] = []
    over = Event()

    def look() -> None:
        seen = screen.sight(below)
        while not over.wait(_LOOK):
            if (sight := screen.sight(below)) != seen:
                seen = sight
                found.append(perf_counter())

    thread = Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()


def _until_it_rests(
    process: subprocess.Popen[bytes], screen: Screen, blank: bytes, began: float
) -> tuple[list[_Look], float]:
    """Return each change of the picture from the first paint on, and the instant of rest."""
    looks: list[_Look] = []
    seen, worked, done = blank, began, 0.0
    turn = began
    while (now := perf_counter()) < began + _LONGEST:
        sight = screen.sight()
        if sight != seen and _is_painted(sight, blank):
            looks.append(_Look(now, sight, _is_importing(process.pid)))
        seen = sight
        if now >= turn:
            turn = now + _TURN
            if (used := _work_of(process.pid)) - done > _WORK:
                worked = now
            done = used
            if looks and now - worked > _REST:
                return looks, worked
        if process.poll() is not None:
            said = process.stderr.read().decode(errors="replace") if process.stderr else ""
            raise RuntimeError(f"{process.args!r} ended by itself\n{said}")
        time.sleep(_LOOK)
    raise TimeoutError(f"{process.args!r} never rests")


def _is_painted(sight: bytes, blank: bytes) -> bool:
    """Whether the middle of the screen shows something; a window's frame may come before it."""
    middle, around = len(sight) // 2, 400
    return sight[middle - around : middle + around] != blank[middle - around : middle + around]


def _unlike(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def _work_of(process: int) -> float:
    """Return the seconds of the processor that all threads of a process have had."""
    total = 0
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            with suppress(OSError):
                total += int((thread / "schedstat").read_bytes().split()[0])
    return total / 1e9


def _is_importing(process: int) -> bool:
    with suppress(OSError):
        return _LONG_IMPORT in Path(f"/proc/{process}/maps").read_bytes()
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stderr is not None:
        process.stderr.close()


def _wait_for(screen: Screen, blank: bytes) -> None:
    limit = perf_counter() + 2
    while screen.sight() != blank and perf_counter() < limit:
        time.sleep(_LOOK)
