"""A process that works on a record until it is killed.

It says on its pipe what it is about to do, and that it is done once the call has returned.
Each worker is forked from a server that has imported everything, where the system can; what
is killed is then the work, and not the import of SQLAlchemy.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any, Protocol

from msdesk.store.file.clock import Clock, utc_now
from msdesk.store.record import Record, open_record, unlock
from tests.torture.labour import LABOURS
from tests.torture.messages import Begun, Broke, Done
from tests.torture.told import Change
from tests.torture.writing import Writer

WRITING, OPENING = "writing", "opening"

_STEPS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir"}  # of Python's own


class Listener(Protocol):
    """Whoever hears what a worker says: the end of a pipe."""

    def send(self, message: Any, /) -> None:  # noqa: ANN401 - as a pipe has it
        """Take a message."""


class Worker:
    """Works on the record of a folder; ``passphrase`` opens it, None where it is not locked.

    ``mark`` begins the name of everything it makes.
    """

    record: Record
    writer: Writer

    def __init__(
        self,
        pipe: Listener,
        folder: Path,
        mark: str,
        passphrase: str | None,
        clock: Clock = utc_now,
    ) -> None:
        self._pipe = pipe
        self._mark = mark
        self._marks = 0
        self.folder = folder
        self.now = clock
        self.random = Random(mark)  # noqa: S311 - no secret
        self.passphrase = passphrase
        self.labouring = False

    def start(self) -> None:
        """Open the record; that may mend and tidy what a kill has left, so it is said."""
        self.say(OPENING)
        locked = self.passphrase is not None
        key = unlock(self.folder, passphrase=self.passphrase) if locked else None
        self.record = open_record(self.folder, key=key, clock=self.now)
        self.done()
        self.writer = Writer(self.record, self.random, self.new_mark(), self._doing)

    def new_mark(self) -> str:
        """Return a beginning for names that nobody has used."""
        self._marks += 1
        return f"{self._mark}m{self._marks}"

    def say(
        self,
        kind: str,
        change: Change | None = None,
        *,
        back_to: Path | None = None,
        **more: str | None,
    ) -> None:
        """Say what is about to be done; ``passphrase`` will open the record, if another one."""
        passphrase = more.get("passphrase", self.passphrase)
        self._pipe.send(Begun(kind, change or {}, passphrase, back_to))

    def done(self, done: Done | None = None) -> None:
        """Say that what was announced is done."""
        self._pipe.send(done or Done())

    def _doing(self, kind: str, change: Change, call: Callable[[], Any]) -> Any:  # noqa: ANN401
        self.say(kind, change)
        result = call()
        self.done()
        return result


def work(
    pipe: Connection, folder: Path, mark: str, passphrase: str | None, aim: str, steps: int
) -> None:
    """Write this and that, and again and again do what the killer aims at.

    With ``steps`` the worker kills itself, just before it opens, renames or removes so many
    files in what is aimed at.
    """
    worker = Worker(pipe, folder, mark, passphrase)
    try:
        worker.start()
        if steps:
            _die_after(steps, worker)
        while True:
            for _ in range(worker.random.randrange(1, 6)):
                worker.writer.write()
            worker.labouring = True
            if aim == OPENING:
                worker.record.close()
                worker.start()
            elif aim in LABOURS:
                LABOURS[aim](worker)
            worker.labouring = False
    except BrokenPipeError:  # the test has ended
        sys.exit()
    except BaseException:  # noqa: BLE001 - it is for the test to show
        pipe.send(Broke(traceback.format_exc()))


def _die_after(steps: int, worker: Worker) -> None:
    left = steps

    def count(event: str, _: object) -> None:
        nonlocal left
        if worker.labouring and event in _STEPS:
            left -= 1
            if not left:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    sys.addaudithook(count)
